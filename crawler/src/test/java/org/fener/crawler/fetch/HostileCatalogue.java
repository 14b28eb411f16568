package org.fener.crawler.fetch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a hostile web does to a crawler, case by case: where it is played, and what must be left.
///
/// A [HostileScene] is played to the whole crawl beside well-behaved hosts: it brings an assertion of its own, and for
/// all of them are asserted survival, evidence, forbidden places, what the operator is told, and the neighbours' posts
/// ([HostileNeighboursTest]). A test plays a case to the fetcher or a reader if its name begins with the id
/// (`a5CutsABody…`, `d3AndD4Never…`); what a [FetchBench] fetched there goes through a real archive and is verified.
///
/// A transport · B framing of HTTP · C compression · D redirects and forbidden places · E names · F TLS · G pages ·
/// H feeds, sitemaps, JSON · R robots.txt and politeness · T traps · X files · Z clocks.
final class HostileCatalogue {

    private static final String SCENES = HostileNeighboursTest.class.getSimpleName();

    private static final Pattern ID = Pattern.compile("(?:^|And)([a-zA-Z][0-9]{1,2})(?=[A-Z])");

    /// Left out: what a soft 404 and an edited post are belongs to reading (G9, G10), gibberish and near-duplicates to
    /// judging and searching (T5, T6), pictures and imported archives to the dashboard (X3, X5).
    static final List<String> CASES = Stream.of(
                    ids("A", 1, 10),
                    ids("B", 1, 13),
                    ids("C", 1, 6),
                    ids("D", 1, 15),
                    ids("E", 1, 1),
                    ids("F", 1, 4),
                    ids("G", 1, 8),
                    Stream.of("G11"),
                    ids("H", 1, 7),
                    ids("R", 1, 10),
                    ids("T", 1, 4),
                    Stream.of("T7", "T8", "X1", "X2", "X4"),
                    ids("Z", 1, 2))
            .flatMap(some -> some)
            .toList();

    /// One place where a case is played.
    ///
    /// @param must    what is asserted, in words or by the name of the test
    /// @param asserts whether it asserts anything at all
    record Played(String id, String where, String must, boolean asserts) {}

    private HostileCatalogue() {}

    static List<Played> played() {
        List<Played> played = new ArrayList<>();
        for (HostileScene scene : HostileScene.all())
            played.add(
                    new Played(scene.ofCatalogue(), "scene " + scene.id(), scene.what() + ": " + scene.must(), true));
        JavaClasses classes = new ClassFileImporter().importPackages("org.fener.crawler");
        classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(HostileCatalogue::isTest)
                .sorted(Comparator.comparing(JavaMethod::getFullName)) // a class file's order is not kept
                .forEach(test -> ids(test.getName())
                        .forEach(id -> played.add(new Played(
                                id,
                                test.getOwner().getSimpleName(),
                                test.getName(),
                                asserts(test, new ArrayList<>())))));
        return played;
    }

    /// The table of the module's README: case, what a host does, the test classes that play it.
    static List<String> table() {
        List<Played> played = played();
        Map<String, String> scenes = HostileScene.all().stream()
                .collect(Collectors.groupingBy(
                        HostileScene::ofCatalogue, Collectors.mapping(HostileScene::what, Collectors.joining("; "))));
        return CASES.stream()
                .map(id -> {
                    List<Played> here =
                            played.stream().filter(one -> one.id().equals(id)).toList();
                    String what = scenes.getOrDefault(
                            id,
                            here.stream()
                                    .map(Played::must)
                                    .map(HostileCatalogue::words)
                                    .collect(Collectors.joining("; ")));
                    String where = here.stream()
                            .map(one -> one.where().startsWith("scene ") ? SCENES : one.where())
                            .distinct()
                            .collect(Collectors.joining(", "));
                    return "| " + id + " | " + what + " | " + where + " |";
                })
                .toList();
    }

    /// `r7ReadsRobotsAgain` as words, without its cases.
    private static String words(String method) {
        return method.replaceFirst("^([a-z][0-9]{1,2}And)?([A-Z][0-9]{1,2}And)*[a-zA-Z][0-9]{1,2}(?=[A-Z])", "")
                .replaceAll("(?=[A-Z])", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static Stream<String> ids(String group, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(number -> group + number);
    }

    private static List<String> ids(String method) {
        return ID.matcher(method)
                .results()
                .map(id -> id.group(1).toUpperCase(Locale.ROOT))
                .toList();
    }

    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().getSimpleName().matches("Test|ParameterizedTest"));
    }

    /// Whether it calls AssertJ, itself or through a method of its class.
    private static boolean asserts(JavaMethod method, List<JavaMethod> seen) {
        if (seen.contains(method)) return false;
        seen.add(method);
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getPackageName().startsWith("org.assertj")
                        || method.getOwner().getMethods().stream()
                                .filter(own -> own.getOwner().equals(call.getTargetOwner())
                                        && own.getName().equals(call.getName()))
                                .anyMatch(own -> asserts(own, seen)));
    }
}
