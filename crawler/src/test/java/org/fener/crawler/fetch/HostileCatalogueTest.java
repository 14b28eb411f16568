package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The catalogue of what a hostile web does to a crawler. A test that plays a case begins with its id (`a5CutsABody…`,
/// `d3AndD4Never…`); [HostileScene] plays most of them to the whole crawl.
///
/// A transport · B framing of HTTP · C compression · D redirects and forbidden places · E names · F TLS · G pages ·
/// H feeds, sitemaps, JSON · R robots.txt and politeness · T traps · X files · Z clocks.
class HostileCatalogueTest {

    private static final Pattern ID = Pattern.compile("(?:^|And)([a-zA-Z][0-9]{1,2})(?=[A-Z])");

    private static final List<String> CASES = Stream.of(
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

    private static Stream<String> ids(String group, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(number -> group + number);
    }

    @Test
    void everyCaseIsPlayedByATest() {
        Set<String> played =
                HostileScene.all().stream().map(HostileScene::id).collect(Collectors.toCollection(TreeSet::new));
        new ClassFileImporter()
                .importPackages("org.fener.crawler").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(HostileCatalogueTest::isTest)
                        .forEach(method -> played.addAll(ids(method.getName())));
        assertThat(played).containsAll(CASES);
    }

    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().getSimpleName().matches("Test|ParameterizedTest"));
    }

    private static List<String> ids(String method) {
        Matcher ids = ID.matcher(method);
        return ids.results().map(id -> id.group(1).toUpperCase(Locale.ROOT)).toList();
    }
}
