package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.dashboard.access.Grant;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.access.Permissions.Action;
import org.fener.dashboard.access.Permissions.Route;
import org.fener.dashboard.store.ApiKey;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.CaseFile.Kind;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every cell of the permission matrix, asked over HTTP by a person of that role who is signed in, or by a program with
/// a key of that person that names every scope.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PermissionMatrixTest {

    private static final String PHONE = "+359 88 555 0123";
    private static final String HANDLE = "@driver_plovdiv";
    private static final String TEXT =
            "Transport to Serbia, no papers needed. Call " + PHONE + " or write to " + HANDLE + " on Telegram.";

    private final Map<Role, HttpVisitor> people = new EnumMap<>(Role.class);
    private final Map<Role, HttpVisitor> programs = new EnumMap<>(Role.class);
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
        Cases cases = new Cases(dashboard.installation.database(), dashboard.installation.clock());
        long id = cases.open("People over the border", "", "ANALYST");
        assertThat(id).isEqualTo(1);
        CaseFile file = cases.find(id, "ANALYST").orElseThrow();
        cases.add(file, Kind.MEMBER, "INVESTIGATOR", "ANALYST");
        cases.add(file, Kind.POST, key, "ANALYST");
        cases.add(file, Kind.CONTACT, "+359885550123", "ANALYST");
        for (Role role : Role.values()) people.put(role, signedIn(role.name()));
        for (Role role : Role.values()) programs.put(role, program(role));
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
        if (grant == Grant.MASKED || grant == Grant.OWN)
            assertThat(answer.body()).doesNotContain("555 0123", "8855", "driver_plovdiv");
        AuditLine line = dashboard
                .installation
                .audit()
                .latest(AuditFilter.of(""), Long.MAX_VALUE, 1)
                .getFirst();
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
        HttpVisitor first = signedIn("ANALYST");
        HttpVisitor second = signedIn("INVESTIGATOR");
        assertThat(first.get("/post?key=" + HttpVisitor.encoded(key)).body())
                .contains("•••")
                .doesNotContain("driver_plovdiv");

        HttpResponse<String> answer =
                first.post("/post/unmask", Map.of("key", key, "reason", "a case of people in danger"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(first.get("/post?key=" + HttpVisitor.encoded(key)).body()).contains(PHONE, HANDLE);
        assertThat(second.get("/post?key=" + HttpVisitor.encoded(key)).body())
                .doesNotContain("555 0123", "driver_plovdiv");
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
        HttpVisitor leaving = signedIn("leaving");
        assertThat(leaving.get("/search").statusCode()).isEqualTo(200);

        person(Role.ADMIN).post("/accounts/disable", Map.of("name", "leaving"));

        assertThat(leaving.get("/search").statusCode()).isEqualTo(302);
    }

    @Test
    void nobodyChangesOrClosesTheirOwnAccount() throws Exception {
        assertThat(person(Role.ADMIN)
                        .post("/accounts/role", Map.of("name", "ADMIN", "role", "READER"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(person(Role.ADMIN)
                        .post("/accounts/disable", Map.of("name", "ADMIN"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAddressThatNoRuleNamesIsNotThere() throws Exception {
        assertThat(person(Role.ANALYST).get("/no-such-page").statusCode()).isEqualTo(404);
        assertThat(person(Role.ANALYST).get("/post/").statusCode()).isEqualTo(404);
        assertThat(person(Role.ADMIN).get("//search").statusCode()).isNotEqualTo(200);
    }

    @Test
    void aSignInThatFailedIsKeptWithoutTheTypedName() throws Exception {
        new HttpVisitor(dashboard).signIn("my-secret-typed-here", "x");

        AuditLine line = dashboard
                .installation
                .audit()
                .latest(AuditFilter.of("", "sign-in"), Long.MAX_VALUE, 1)
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
        boolean ofApi = cell.route().isOfApi();
        HttpVisitor asking =
                ofApi ? Optional.ofNullable(programs.get(cell.role())).orElseThrow() : person(cell.role());
        if (cell.route().method().equals("GET"))
            return asking.get(address + "?key=" + HttpVisitor.encoded(key) + "&q=Serbia");
        if (cell.action().name().equals("label-import")) return asking.send(address, "application/x-ndjson", "");
        Map<String, String> fields = Map.ofEntries(
                Map.entry("key", key),
                Map.entry("id", "1"),
                Map.entry("choice", "UNSURE"),
                Map.entry("reason", reason),
                Map.entry("name", "MADE-" + cell.role()),
                Map.entry("role", "READER"),
                Map.entry("days", "1"),
                Map.entry("source", "x"),
                Map.entry("note", "looked at"),
                Map.entry("old", RunningDashboard.PASSWORD),
                Map.entry("subject", "+359885550123"),
                Map.entry("address", "/search?q=x"),
                Map.entry("at", "2026-01-01T00:00:00Z"));
        return ofApi ? asking.submit(address, fields) : asking.post(address, fields);
    }

    private HttpVisitor program(Role role) {
        List<String> scopes =
                Permissions.shipped().actions().stream().map(Action::name).toList();
        return HttpVisitor.withKey(
                dashboard,
                dashboard
                        .installation
                        .apiKeys()
                        .make(role.name(), "matrix", scopes, ApiKey.USUAL_LIFE, role.name())
                        .token());
    }

    private HttpVisitor person(Role role) {
        return Optional.ofNullable(people.get(role)).orElseThrow();
    }

    private HttpVisitor signedIn(String name) throws Exception {
        HttpVisitor person = new HttpVisitor(dashboard);
        assertThat(person.signIn(name, RunningDashboard.PASSWORD)).doesNotContain("sign-in");
        return person;
    }
}
