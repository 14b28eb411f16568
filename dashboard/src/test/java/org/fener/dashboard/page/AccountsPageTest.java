package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.dashboard.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What an administrator does to accounts, over HTTP against the real application.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccountsPageTest {

    private static final Pattern LINK = Pattern.compile("<code>http://[^<]+/setup\\?token=([^<]+)</code>");

    private RunningDashboard dashboard;
    private HttpVisitor admin;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        dashboard = RunningDashboard.start(folder, List.of());
        admin = new HttpVisitor(dashboard);
        admin.signIn("ADMIN", RunningDashboard.PASSWORD);
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    @Test
    void aNewLinkLetsInWhoGuessedPasswordsTooOften() throws Exception {
        dashboard.account("forgot", Role.READER);
        HttpVisitor person = new HttpVisitor(dashboard);
        for (int i = 0; i < 5; i++) person.signIn("forgot", "not it " + i);
        assertThat(person.signIn("forgot", RunningDashboard.PASSWORD)).endsWith("wait");

        String page = admin.post("/accounts/invite", Map.of("name", "forgot", "role", "AUDITOR"))
                .body();
        assertThat(page).contains("forgot keeps the role: Reader");
        Matcher link = LINK.matcher(page);
        assertThat(link.find()).as(page).isTrue();
        person.post(
                "/setup",
                Map.of(
                        "token",
                        link.group(1),
                        "password",
                        "lamp over nine bridges",
                        "repeated",
                        "lamp over nine bridges"));

        assertThat(person.signIn("forgot", "lamp over nine bridges")).isEqualTo("/");
    }

    @Test
    void anAdministratorReadsWhatWasDoneToAnAccount() throws Exception {
        dashboard.account("moved", Role.READER);
        assertThat(admin.get("/accounts/sessions?name=moved").body())
                .contains("Signed in nowhere")
                .doesNotContain("<table");

        admin.post("/accounts/role", Map.of("name", "moved", "role", "ANALYST"));
        assertThat(admin.get("/accounts").body()).contains("The role of moved is changed");
        admin.post("/accounts/disable", Map.of("name", "moved"));
        assertThat(admin.get("/accounts").body()).contains("The account of moved is closed");
        admin.post("/accounts/enable", Map.of("name", "moved"));
        assertThat(admin.get("/accounts").body()).contains("The account of moved is open again");
        admin.post("/accounts/second-factor/demand", Map.of("role", "READER", "demanded", "false"));
        assertThat(admin.get("/accounts").body()).contains("Reader: the second factor is not required any more");
        admin.post("/accounts/sessions/end", Map.of("name", "moved"));
        assertThat(admin.get("/accounts/sessions?name=moved").body()).contains("Ended.");
    }
}
