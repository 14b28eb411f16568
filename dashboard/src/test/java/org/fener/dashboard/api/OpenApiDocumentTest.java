package org.fener.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.access.Permissions.Route;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The document that the program hands out is the one that its routes make.
final class OpenApiDocumentTest {

    private static final Path SHIPPED = Path.of("src/main/resources/org/fener/dashboard/api/openapi.json");

    @Test
    void saysWhatTheRoutesSay() throws IOException {
        String made = OpenApiDocument.of(OpenApiDocument.CONTROLLERS);
        if (Boolean.getBoolean("fener.openapi.write")) Files.writeString(SHIPPED, made);

        assertThat(Files.readString(SHIPPED))
                .as(
                        "if the change is meant, write it anew: mvn -Dquick -pl dashboard -am test"
                                + " -Dtest=OpenApiDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dfener.openapi.write=true")
                .isEqualTo(made);
    }

    @Test
    void leavesNoControllerOut() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));

        assertThat(scan.findCandidateComponents("org.fener.dashboard.api"))
                .extracting(it -> String.valueOf(it.getBeanClassName()))
                .containsExactlyInAnyOrderElementsOf(
                        OpenApiDocument.CONTROLLERS.stream().map(Class::getName).toList());
    }

    @Test
    void namesEveryRouteOfTheMatrixAndNoOther() throws IOException {
        JsonNode paths =
                JsonMapper.builder().build().readTree(Files.readString(SHIPPED)).path("paths");
        List<Route> named = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> named.add(new Route(method.toUpperCase(Locale.ROOT), path.getKey()))));

        Permissions permissions = Permissions.shipped();
        List<Route> ruled = new ArrayList<>(permissions.open());
        permissions.actions().forEach(action -> ruled.addAll(action.routes()));
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        ruled.stream().filter(Route::isOfApi).toList());
    }
}
