package org.fener.dashboard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.access.Permissions.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/// The three rules that keep the rooms apart: modules depend one way, foreign libraries stay behind their fences, no
/// package depends on itself through another.
final class HouseRulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.fener");

    /// A foreign library and the only packages that may name it.
    record Fence(String library, List<String> rooms) {
        @Override
        public String toString() {
            return library + " only in " + rooms;
        }
    }

    static List<Fence> fences() {
        return List.of(
                new Fence("org.apache.nutch..", List.of("org.fener.crawler.nutch")),
                new Fence("org.apache.hadoop..", List.of("org.fener.crawler.nutch")),
                new Fence("crawlercommons..", List.of("org.fener.crawler.fetch", "org.fener.crawler.parse")),
                new Fence("org.netpreserve..", List.of("org.fener.crawler.archive")),
                new Fence("org.jsoup..", List.of("org.fener.crawler.parse")),
                new Fence(
                        "opennlp..",
                        List.of(
                                "org.fener.classifier.opennlp",
                                "org.fener.classifier.train",
                                "org.fener.classifier.text")),
                new Fence("com.google.i18n..", List.of("org.fener.classifier.indicator")),
                new Fence("org.apache.lucene..", List.of("org.fener.indexer.lucene", "org.fener.classifier.text")),
                new Fence("org.quartz..", List.of("org.fener.dashboard.schedule")),
                new Fence("com.openhtmltopdf..", List.of("org.fener.dashboard.report")),
                new Fence("org.apache.pdfbox..", List.of("org.fener.dashboard.report")),
                new Fence("jakarta.mail..", List.of("org.fener.dashboard.mail")),
                new Fence("org.springframework.ldap..", List.of("org.fener.dashboard.directory")),
                new Fence(
                        "org.springframework.security.oauth2..",
                        List.of("org.fener.dashboard.directory", "org.fener.dashboard.page")),
                new Fence("com.google.re2j..", List.of("org.fener.dashboard.tuning")),
                new Fence("io.nayuki..", List.of("org.fener.dashboard.page")),
                new Fence("com.nulabinc..", List.of("org.fener.dashboard.store")),
                new Fence("picocli..", List.of("org.fener.dashboard.cli")),
                new Fence("org.flywaydb..", List.of("org.fener.dashboard.store")));
    }

    @Test
    void modulesDependOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("crawler")
                .definedBy("org.fener.crawler..")
                .layer("classifier")
                .definedBy("org.fener.classifier..")
                .layer("indexer")
                .definedBy("org.fener.indexer..")
                .layer("dashboard")
                .definedBy("org.fener.dashboard..")
                .whereLayer("crawler")
                .mayOnlyBeAccessedByLayers("indexer", "dashboard")
                .whereLayer("classifier")
                .mayOnlyBeAccessedByLayers("indexer", "dashboard")
                .whereLayer("indexer")
                .mayOnlyBeAccessedByLayers("dashboard")
                .whereLayer("dashboard")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("fences")
    void foreignLibrariesStayBehindTheirFence(Fence fence) {
        noClasses()
                .that(describe(
                        "are outside " + fence.rooms(),
                        c -> !resideInAnyPackage(fence.rooms().toArray(String[]::new))
                                .test(c)))
                .should()
                .dependOnClassesThat(resideInAPackage(fence.library()))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("fences")
    void everyFenceHasSomethingBehindIt(Fence fence) {
        assertThat(CLASSES.stream()
                        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                        .anyMatch(
                                dependency -> resideInAPackage(fence.library()).test(dependency.getTargetClass())))
                .as(fence.library())
                .isTrue();
    }

    /// The server refuses such a route to all; somebody forgot to say who may use it.
    @Test
    void everyRouteStandsInThePermissionMatrix() {
        Permissions permissions = Permissions.shipped();
        List<String> missing = CLASSES.stream()
                .filter(c -> c.getPackageName().startsWith("org.fener.dashboard"))
                .flatMap(c -> Stream.of(c.reflect().getDeclaredMethods()))
                .flatMap(HouseRulesTest::routes)
                .filter(route -> permissions.action(route).isEmpty()
                        && !permissions.open().contains(route))
                .map(Route::toString)
                .toList();

        assertThat(missing).isEmpty();
    }

    private static Stream<Route> routes(Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null) return Stream.empty();
        return Stream.of(mapping.method())
                .flatMap(verb -> Stream.of(mapping.path()).map(path -> new Route(verb.name(), path)));
    }

    @Test
    void noPackageDependsOnItselfThroughAnother() {
        for (String module : List.of("crawler", "classifier", "indexer", "dashboard"))
            slices().matching("org.fener." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(CLASSES);
    }
}
