package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.fener.dashboard.directory.LoginProvider;
import org.fener.dashboard.directory.LoginProvider.Person;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The whole way through a real provider of OpenID Connect in this process, as a browser goes it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OidcSignInTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private LoginProvider provider;
    private RunningDashboard dashboard;
    private Accounts accounts;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        provider = new LoginProvider();
        Path settings = Files.createDirectories(folder.resolve("home/config"));
        Files.writeString(settings.resolve("oidc.secret"), LoginProvider.SECRET);
        Files.writeString(settings.resolve("directory.yaml"), """
            oidc:
              title: the ministry
              issuer: %s
              client: fener
              secret-file: oidc.secret
              groups: realm.roles
              roles: {soc: ANALYST, readers: READER}
            """.formatted(provider.issuer()));
        dashboard = RunningDashboard.start(folder, List.of(), now::get);
        provider.register(dashboard.address("/sign-in/back/oidc"));
        accounts = dashboard.installation.accounts();
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
        provider.close();
    }

    @Test
    void theProvidersGroupsGiveTheRole() throws Exception {
        provider.people.put("petya", new Person("п.петрова", List.of("soc")));

        Browser browser = new Browser();
        assertThat(browser.signIn("petya").uri().getPath()).isEqualTo("/");
        assertThat(browser.get(dashboard.address("/search")).statusCode()).isEqualTo(200);
        assertThat(accounts.find("п.петрова").orElseThrow())
                .extracting(Account::role, Account::origin)
                .containsExactly(Role.ANALYST, Account.Origin.OIDC);

        provider.people.put("petya", new Person("п.петрова", List.of("readers")));
        new Browser().signIn("petya");
        assertThat(accounts.find("п.петрова").orElseThrow().role()).isEqualTo(Role.READER);
        assertThat(browser.get(dashboard.address("/search")).uri().getPath())
                .as("another role ends what went on before")
                .isEqualTo("/sign-in");
    }

    @Test
    void afterAWhileTheProviderIsAskedAgainAndWhoLeftItsGroupsIsOut() throws Exception {
        provider.people.put("leaver", new Person("leaver", List.of("soc")));
        Browser browser = new Browser();
        browser.signIn("leaver");
        for (int minutes = 0; minutes < 60; minutes += 20) { // an idle session would end by itself
            assertThat(browser.get(dashboard.address("/search")).uri().getPath())
                    .isEqualTo("/search");
            now.set(now.get().plus(Duration.ofMinutes(20)));
        }
        now.set(now.get().plus(Duration.ofMinutes(1)));

        HttpResponse<String> answer = browser.get(dashboard.address("/search?q=visa"));

        assertThat(answer.uri()).hasPath("/sign-in").hasQuery("again");
        assertThat(answer.body()).contains("role=\"status\"");
        provider.people.put("leaver", new Person("leaver", List.of("guests")));
        assertThat(browser.get(dashboard.address("/sign-in/provider")).uri().getPath())
                .isNotEqualTo("/search");
    }

    @Test
    void whoTakesTheNameOfAnotherThereIsNotThatPersonHere() throws Exception {
        provider.people.put("first", new Person("name", List.of("soc")));
        provider.people.put("second", new Person("name", List.of("soc")));
        provider.people.put("third", new Person(RunningDashboard.NAME, List.of("soc")));
        assertThat(new Browser().signIn("first").uri().getPath()).isEqualTo("/");

        assertThat(new Browser().signIn("second").uri().getQuery()).isEqualTo("not-admitted");
        assertThat(new Browser().signIn("third").uri().getQuery()).isEqualTo("not-admitted");
    }

    @Test
    void whoHasNoRoleIsNotAdmitted() throws Exception {
        provider.people.put("guest", new Person("guest", List.of("guests")));

        assertThat(new Browser().signIn("guest").uri().getQuery()).isEqualTo("not-admitted");
        assertThat(accounts.find("guest")).isEmpty();
    }

    @Test
    void whereTheRoleNeedsASecondFactorItIsAskedForHere() throws Exception {
        provider.people.put("auditor", new Person("auditor", List.of("readers")));
        dashboard.installation.secondFactors().demand(Role.READER, true);
        try {
            assertThat(new Browser().signIn("auditor").uri().getPath()).isEqualTo("/sign-in/second-factor");
        } finally {
            dashboard.installation.secondFactors().demand(Role.READER, false);
        }
    }

    @Test
    void anAnswerThatNobodyAskedForSignsNobodyIn() throws Exception {
        HttpResponse<String> answer =
                new Browser().get(dashboard.address("/sign-in/back/oidc?code=made-up&state=made-up"));

        assertThat(answer.uri().getPath()).isEqualTo("/sign-in");
        assertThat(answer.uri().getQuery()).isEqualTo("error");
    }

    /// Follows wherever it is sent, with cookies, as a person's browser does.
    private final class Browser {
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.ALWAYS)
                .build();

        HttpResponse<String> get(URI address) throws IOException, InterruptedException {
            return client.send(
                    HttpRequest.newBuilder(address)
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.ofString());
        }

        /// Where the person arrives.
        HttpResponse<String> signIn(String name) throws IOException, InterruptedException {
            assertThat(get(dashboard.address("/sign-in")).body()).contains("the ministry");
            HttpResponse<String> form = get(dashboard.address("/sign-in/provider"));
            assertThat(form.uri().getPath()).isEqualTo("/login");
            return client.send(
                    HttpRequest.newBuilder(form.uri())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Accept", "text/html")
                            .POST(BodyPublishers.ofString("username=" + name + "&password=" + name))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
