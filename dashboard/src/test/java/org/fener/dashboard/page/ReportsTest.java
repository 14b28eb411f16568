package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.report.ReportMaker;
import org.fener.dashboard.store.Delivery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// How a person gets a report by mail, over HTTP against the real application.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReportsTest {

    private RunningDashboard dashboard;
    private HttpVisitor maria;
    private LocalDate day;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        dashboard = RunningDashboard.start(folder, List.of());
        maria = new HttpVisitor(dashboard);
        maria.signIn(RunningDashboard.NAME, RunningDashboard.PASSWORD);
        day = dashboard
                .installation
                .clock()
                .instant()
                .atZone(dashboard.installation.settings().zone())
                .toLocalDate();
        new ReportFiles(dashboard.installation.home().reports())
                .write(new ReportMaker(dashboard.installation).make(day));
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    private String page() {
        return "/reports/" + day;
    }

    @Test
    void aReportGoesToOnesOwnAddressInTheLanguageAskedFor() throws Exception {
        dashboard.installation.watchChannels().setAddress(RunningDashboard.NAME, Optional.of("maria@example.org"));
        assertThat(maria.get(page()).body()).contains("Send me the Bulgarian one", "maria@example.org");

        maria.post(page() + "/deliveries/mine", Map.of("language", "bg"));

        assertThat(dashboard.installation.deliveries().of(day)).singleElement().satisfies(asked -> {
            assertThat(asked.recipient()).isEqualTo("maria@example.org");
            assertThat(asked.language()).isEqualTo("bg");
        });
        assertThat(dashboard.installation.deliveries().counts(day).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(1);
        assertThat(maria.get("/").body()).containsAnyOf("waiting: 1", "failed: 1");
        assertThat(maria.get("/reports").body()).containsAnyOf("waiting: 1", "failed: 1");
        assertThat(maria.get(page()).body()).contains("Asked for: a message to maria@example.org");

        Delivery first = dashboard.installation.deliveries().of(day).getFirst();
        dashboard.installation.deliveries().refused(first, "Connection refused");
        assertThat(maria.get(page()).body())
                .contains("The mail server takes no connection", "Send again to maria@example.org")
                .doesNotContain("Asked for");
        maria.post(page() + "/deliveries/" + first.id() + "/again", Map.of());
        assertThat(maria.get(page()).body()).contains("Asked for: a message to maria@example.org");
        assertThat(dashboard.installation.deliveries().of(day))
                .extracting(Delivery::recipient)
                .containsExactly("maria@example.org", "maria@example.org");

        Delivery second = dashboard.installation.deliveries().of(day).getLast();
        dashboard.installation.deliveries().failed(second, "451 later");
        assertThat(dashboard.installation.deliveries().due()).isEmpty();
        assertThat(maria.get(page()).body()).contains("tried again at", "Try now to maria@example.org");
        maria.post(page() + "/deliveries/" + second.id() + "/again", Map.of());
        assertThat(dashboard.installation.deliveries().due())
                .extracting(Delivery::id)
                .containsExactly(second.id());
    }

    @Test
    void whoHasNoAddressIsToldWhereToSetOne() throws Exception {
        HttpVisitor other = new HttpVisitor(dashboard);
        other.signIn("ANALYST", RunningDashboard.PASSWORD);

        assertThat(other.get(page()).body()).contains("You have set no address for letters", "href=\"/account\"");

        assertThat(other.post(page() + "/deliveries/mine", Map.of("language", "bg"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aLanguageOrDayThatIsNotThereIsNotSent() throws Exception {
        assertThat(maria.post(page() + "/deliveries/mine", Map.of("language", "fr"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(maria.post("/reports/2020-01-01/deliveries/mine", Map.of("language", "bg"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void readersAreNotOfferedIt() throws Exception {
        HttpVisitor reader = new HttpVisitor(dashboard);
        reader.signIn("READER", RunningDashboard.PASSWORD);

        assertThat(reader.get(page()).body()).doesNotContain("deliveries/mine");
        assertThat(reader.post(page() + "/deliveries/mine", Map.of("language", "bg"))
                        .statusCode())
                .isEqualTo(403);
    }
}
