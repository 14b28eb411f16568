package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an auditor asks of the log, over HTTP against the real application.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuditPageTest {

    private static final Pattern LINE = Pattern.compile("<td class=\"number\">(\\d+)</td>");

    private RunningDashboard dashboard;
    private HttpVisitor auditor;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        dashboard = RunningDashboard.start(folder, List.of(), InstantSource.system());
        add("anna", "unmask", "roads/1", "file 17 of 2026");
        add("anna", "search-export", "100%_sure", "");
        add("boris", "threshold-set", "smuggling", "too many false ones");
        dashboard.installation.audit().add("boris", "READER", "audit", "", "", Outcome.REFUSED);
        auditor = HttpVisitor.signedIn(dashboard.address("/"), "AUDITOR", RunningDashboard.PASSWORD);
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    private void add(String account, String action, String object, String reason) {
        dashboard.installation.audit().add(account, "ANALYST", action, object, reason, Outcome.DONE);
    }

    private List<String> actions(String query) throws Exception {
        String page = auditor.get("/audit?" + query).body();
        Map<Long, String> known = new HashMap<>();
        for (AuditLine line : dashboard.installation.audit().latest(AuditFilter.of(""), Long.MAX_VALUE, 1_000))
            known.put(line.seq(), line.account() + " " + line.action());
        return LINE.matcher(page)
                .results()
                .map(found -> known.getOrDefault(Long.parseLong(found.group(1)), "?"))
                .toList();
    }

    @Test
    void aViewGathersDeedsOfOneKind() throws Exception {
        assertThat(actions("action=UNMASKINGS")).containsExactly("anna unmask");
        assertThat(actions("action=EXPORTS&account=anna")).containsExactly("anna search-export");
        assertThat(actions("action=THRESHOLDS&account=anna")).isEmpty();
        assertThat(auditor.get("/audit?action=UNMASKINGS").body())
                .contains("<option value=\"UNMASKINGS\" selected=\"selected\">");
    }

    @Test
    void wordsAreLookedForInObjectAndReasonAsTheyStand() throws Exception {
        assertThat(actions("words=FILE+17")).containsExactly("anna unmask");
        assertThat(actions("words=100%25_")).containsExactly("anna search-export");
        assertThat(actions("words=1_0")).isEmpty();
        assertThat(actions("words=%27+or+1%3D1")).isEmpty();
    }

    /// A line tells not only whose threshold or role was changed, but to what.
    @Test
    void aChangeIsToldWithItsValue() throws Exception {
        HttpVisitor analyst = HttpVisitor.signedIn(dashboard.address("/"), "ANALYST", RunningDashboard.PASSWORD);
        analyst.post(
                "/models/threshold",
                Map.of("category", "smuggling", "language", "bg", "percent", "40", "reason", "fewer false alarms"));
        HttpVisitor admin = HttpVisitor.signedIn(dashboard.address("/"), "ADMIN", RunningDashboard.PASSWORD);
        admin.post("/accounts/role", Map.of("name", "READER", "role", "INVESTIGATOR"));

        assertThat(auditor.get("/audit?account=ANALYST&action=threshold-set").body())
                .contains("smuggling language=bg percent=40");
        assertThat(auditor.get("/audit?account=ADMIN&action=account-change").body())
                .contains("READER role=INVESTIGATOR");
        assertThat(dashboard
                        .installation
                        .audit()
                        .latest(AuditFilter.of("AUDITOR", "audit"), Long.MAX_VALUE, 1)
                        .getFirst()
                        .object())
                .isEqualTo("account-change account=ADMIN");
        admin.post("/accounts/role", Map.of("name", "READER", "role", "READER"));
    }

    @Test
    void theLogIsNarrowedToDaysAndToWhatWasRefused() throws Exception {
        LocalDate today = LocalDate.ofInstant(
                dashboard.installation.clock().instant(),
                dashboard.installation.settings().zone());
        assertThat(actions("account=boris&refused=yes")).containsExactly("boris audit");
        assertThat(actions("account=anna&from=" + today)).hasSize(2);
        assertThat(actions("account=anna&until=" + today.minusDays(1))).isEmpty();
    }

    /// Whoever has the whole log can follow its chain with nothing but SHA-256.
    @Test
    void theExportIsWholeAndItsChainCanBeFollowed() throws Exception {
        long before = dashboard.installation.audit().mark().count();
        HttpResponse<String> file = auditor.get("/audit/export?format=jsonl");

        List<JsonNode> lines = file.body()
                .lines()
                .map(line -> JsonMapper.builder().build().readTree(line))
                .toList();
        assertThat(lines).hasSizeGreaterThan((int) before);
        String newest = lines.getFirst().get("hash").asString();
        AuditLine line = dashboard
                .installation
                .audit()
                .latest(AuditFilter.of("", "audit-export"), Long.MAX_VALUE, 1)
                .getFirst();
        assertThat(newest).isEqualTo(line.hash());
        assertThat(lines.getFirst().get("line").asString()).isEqualTo(String.valueOf(lines.size()));
        assertThat(file.headers().firstValue("X-Rows")).hasValue(String.valueOf(lines.size()));
        assertThat(file.headers().firstValue("X-SHA-256"))
                .hasValue(Sha256.of(file.body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theExportHasWhatIsLookedForAndNoFormulas() throws Exception {
        add("carla", "search", "=cmd|' /C calc'!A0", "");
        String file = auditor.get("/audit/export?account=carla&format=csv").body();

        assertThat(file.lines().toList()).hasSize(2);
        assertThat(file).contains("\"carla\",\"ANALYST\",\"search\",\"'=cmd|' /C calc'!A0\"");
        assertThat(auditor.get("/audit/export?format=exe").statusCode()).isEqualTo(400);
    }

    @Test
    void theLinksOfThePageKeepWhatIsLookedFor() throws Exception {
        for (int i = 0; i < 60; i++) add("dora", "search", "word " + i, "");
        String page = auditor.get("/audit?account=dora&words=word").body();
        Matcher next =
                Pattern.compile("rel=\"next\" href=\"/audit\\?([^\"]+)\"").matcher(page);
        assertThat(next.find()).isTrue();

        assertThat(LINE.matcher(page).results()).hasSize(50);
        assertThat(actions(next.group(1).replace("&amp;", "&"))).hasSize(10).containsOnly("dora search");
        assertThat(page).contains("/audit/export?account=dora&amp;action=&amp;words=word&amp;");
    }

    @Test
    void aViewIsMadeOfDeedsThatThereAre() {
        List<String> known = Permissions.shipped().actions().stream()
                .map(Permissions.Action::name)
                .toList();
        for (AuditView view : AuditView.values())
            assertThat(known).as(view.name()).containsAll(view.actions());
    }
}
