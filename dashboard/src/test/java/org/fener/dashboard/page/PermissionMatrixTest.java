package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fener.dashboard.access.Grant;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.access.Permissions.Action;
import org.fener.dashboard.access.Permissions.Route;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every cell of the permission matrix, asked over HTTP by a person of that role who is signed in.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PermissionMatrixTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String PHONE = "+359 88 555 0123";
    private static final String HANDLE = "@driver_plovdiv";
    private static final String TEXT =
            "Transport to Serbia, no papers needed. Call " + PHONE + " or write to " + HANDLE + " on Telegram.";

    private final Map<Role, HttpClient> people = new EnumMap<>(Role.class);
    private RunningDashboard dashboard;
    private String key = "";

    record Cell(Role role, Action action, Route route) {
        @Override
        public String toString() {
            return role + " " + route.method() + " " + route.address() + ": " + action.of(role);
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        dashboard = RunningDashboard.start(folder, List.of(TEXT));
        dashboard.installation.index().each(org.fener.indexer.PostQuery.of("source:more"), post -> key = post.key());
        for (Role role : Role.values()) people.put(role, signedIn(role.name()));
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    static Stream<Cell> cells() {
        return Permissions.shipped().actions().stream()
                .filter(action -> !action.name().equals("sign-out")) // the next cell needs the session
                .flatMap(action -> action.routes().stream())
                .flatMap(route -> Stream.of(Role.values())
                        .map(role -> new Cell(
                                role, Permissions.shipped().action(route).orElseThrow(), route)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void eachRoleGetsWhatTheMatrixSays(Cell cell) throws Exception {
        Grant grant = cell.action().of(cell.role());
        long before = dashboard.installation.audit().mark().count();
        HttpResponse<String> answer = ask(cell, "a case of people in danger");

        if (grant == Grant.REFUSED && cell.action().name().equals("today")) {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow())
                    .endsWith(cell.role() == Role.ADMIN ? "/accounts" : "/audit");
            return;
        }
        if (grant == Grant.REFUSED) assertThat(answer.statusCode()).isEqualTo(403);
        else assertThat(answer.statusCode()).isIn(200, 302, 404);
        if (grant == Grant.MASKED) assertThat(answer.body()).doesNotContain("555 0123", "8855", "driver_plovdiv");
        AuditLine line =
                dashboard.installation.audit().latest("", "", Long.MAX_VALUE, 1).getFirst();
        assertThat(dashboard.installation.audit().mark().count()).isEqualTo(before + 1);
        assertThat(line.account()).isEqualTo(cell.role().name());
        assertThat(line.action()).isEqualTo(cell.action().name());
        assertThat(line.outcome()).isEqualTo(grant == Grant.REFUSED ? Outcome.REFUSED : Outcome.DONE);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void whatNeedsAReasonIsNotDoneWithoutOne(Cell cell) throws Exception {
        if (cell.action().of(cell.role()) != Grant.REASON) return;

        assertThat(ask(cell, "  because  ").statusCode()).isEqualTo(400);
    }

    @Test
    void contactsAreShownToTheOneWhoSaidWhy() throws Exception {
        HttpClient first = signedIn("ANALYST");
        HttpClient second = signedIn("INVESTIGATOR");
        assertThat(get(first, "/post?key=" + encoded(key)).body())
                .contains("•••")
                .doesNotContain("driver_plovdiv");

        HttpResponse<String> answer =
                post(first, "/post/unmask", "key=" + encoded(key) + "&reason=" + encoded("a case of people in danger"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(get(first, "/post?key=" + encoded(key)).body()).contains(PHONE, HANDLE);
        assertThat(get(second, "/post?key=" + encoded(key)).body()).doesNotContain("555 0123", "driver_plovdiv");
        assertThat(dashboard.installation.audit().of("unmask", key, 1))
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).isEqualTo("a case of people in danger"));
    }

    @Test
    void anAccountThatIsClosedIsOutAtTheNextRequest() throws Exception {
        dashboard
                .installation
                .accounts()
                .accept(dashboard.installation.accounts().invite("leaving", Role.READER), RunningDashboard.PASSWORD);
        HttpClient leaving = signedIn("leaving");
        assertThat(get(leaving, "/search").statusCode()).isEqualTo(200);

        post(person(Role.ADMIN), "/accounts/disable", "name=leaving");

        assertThat(get(leaving, "/search").statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyChangesOrClosesTheirOwnAccount() throws Exception {
        assertThat(post(person(Role.ADMIN), "/accounts/role", "name=ADMIN&role=READER")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(person(Role.ADMIN), "/accounts/disable", "name=ADMIN").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAddressThatNoRuleNamesIsNotThere() throws Exception {
        assertThat(get(person(Role.ANALYST), "/no-such-page").statusCode()).isEqualTo(404);
        assertThat(get(person(Role.ANALYST), "/post/").statusCode()).isEqualTo(404);
        assertThat(get(person(Role.ADMIN), "//search").statusCode()).isNotEqualTo(200);
    }

    @Test
    void aSignInThatFailedIsKeptWithoutTheTypedName() throws Exception {
        HttpClient visitor =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        signIn(visitor, "my-secret-typed-here", "x");

        AuditLine line = dashboard
                .installation
                .audit()
                .latest("", "sign-in", Long.MAX_VALUE, 1)
                .getFirst();
        assertThat(line.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(line.toString()).doesNotContain("my-secret");
    }

    private HttpResponse<String> ask(Cell cell, String reason) throws Exception {
        String day = LocalDate.now(dashboard.installation.settings().zone()).toString();
        String address = cell.route()
                .address()
                .replace("{day}", day)
                .replace("{language}.{suffix}", "bg.html")
                .replace(
                        "{id}",
                        cell.action().name().equals("sources")
                                ? dashboard
                                        .installation
                                        .sources()
                                        .all()
                                        .getFirst()
                                        .id()
                                : "1");
        HttpClient person = person(cell.role());
        if (cell.route().method().equals("GET")) return get(person, address + "?key=" + encoded(key) + "&q=Serbia");
        return post(
                person,
                address,
                "key=" + encoded(key) + "&choice=UNSURE&reason=" + encoded(reason) + "&name=MADE-" + cell.role()
                        + "&role=READER&days=1&source=x&at=2026-01-01T00:00:00Z");
    }

    private HttpClient person(Role role) {
        return Optional.ofNullable(people.get(role)).orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpClient signedIn(String name) throws Exception {
        HttpClient person =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        HttpResponse<String> answer = signIn(person, name, RunningDashboard.PASSWORD);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("error");
        return person;
    }

    private HttpResponse<String> signIn(HttpClient person, String name, String password) throws Exception {
        return send(
                person,
                "/sign-in",
                "username=" + encoded(name) + "&password=" + encoded(password) + "&_csrf="
                        + encoded(token(get(person, "/sign-in").body())));
    }

    private static String token(String page) {
        Matcher token = CSRF.matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> get(HttpClient person, String path) throws Exception {
        URI address = URI.create(dashboard.address("/").toString().replaceAll("/$", "") + path);
        return person.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /// With the token of a form that everybody has: language and theme.
    private HttpResponse<String> post(HttpClient person, String path, String fields) throws Exception {
        return send(
                person,
                path,
                fields + "&_csrf=" + encoded(token(get(person, "/sign-in").body())));
    }

    private HttpResponse<String> send(HttpClient person, String path, String body) throws Exception {
        return person.send(
                HttpRequest.newBuilder(dashboard.address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
