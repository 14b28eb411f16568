package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.CaseFile.Kind;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.Labels;
import org.fener.dashboard.store.Notes;
import org.fener.dashboard.store.Objections;
import org.fener.dashboard.store.SavedSearches;
import org.fener.dashboard.store.Triage;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.watch.Telling;
import org.fener.indexer.watch.Watch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What posts, people and searches can bring onto the pages: more than a hundred strings that try to run a script,
/// fetch from elsewhere or break out of their place, in every field that shows text. None may come to be an element.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileStringsTest {

    /// So many in one field: each must stand for itself, and a field has room for some hundred characters.
    private static final int AT_ONCE = 6;

    private static final String FOREIGN_ELEMENTS =
            "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on')"
                    + " || /^\\s*(javascript|vbscript|data):/i.test(a.value) && ['href','src','action','formaction'].includes(a.name))"
                    + " || e.matches('iframe,object,embed,base,frameset,marquee,video,audio,math,xmp,plaintext,isindex,template,noscript')"
                    + " || e.matches('script:not([src^=\"/\"]),link:not([href^=\"/\"]),style,meta[http-equiv=refresh]'))"
                    + ".map(e => e.outerHTML.slice(0, 200))";

    private final List<String> strings = read();
    private RunningDashboard dashboard;
    private BrowserVisits visits;

    private static List<String> read() {
        try (InputStream in =
                Objects.requireNonNull(HostileStringsTest.class.getResourceAsStream("hostile-strings.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> groups() {
        return IntStream.range(0, (strings.size() + AT_ONCE - 1) / AT_ONCE)
                .mapToObj(i ->
                        String.join(" ", strings.subList(i * AT_ONCE, Math.min(strings.size(), (i + 1) * AT_ONCE))))
                .toList();
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        Path chromium = Chromium.path();
        dashboard = RunningDashboard.start(folder, groups());
        for (String group : groups()) fill(group);
        decideAndLabel();
        visits = BrowserVisits.to(dashboard, chromium);
    }

    @AfterAll
    void stop() throws IOException {
        if (visits != null) visits.close();
        if (dashboard != null) dashboard.close();
    }

    /// What people type: names, purposes, notes, queries.
    private void fill(String text) {
        String name = text.substring(0, Math.min(200, text.length()));
        var database = dashboard.installation.database();
        var clock = dashboard.installation.clock();
        Cases cases = new Cases(database, clock);
        CaseFile file = cases.find(cases.open(name, text, RunningDashboard.NAME), RunningDashboard.NAME)
                .orElseThrow();
        cases.add(file, Kind.CONTACT, name, RunningDashboard.NAME);
        new Notes(database, clock).add(file.about(), RunningDashboard.NAME, text);
        new SavedSearches(database, clock).save(RunningDashboard.NAME, name, "/search?q=" + HttpVisitor.encoded(name));
        dashboard
                .installation
                .watches()
                .save(new Watch(
                        "hostile-" + text.hashCode(),
                        RunningDashboard.NAME,
                        name,
                        text,
                        List.of(),
                        List.of(),
                        0,
                        List.of(),
                        Telling.AT_ONCE,
                        clock.instant(),
                        Optional.empty()));
    }

    private void decideAndLabel() throws IOException {
        var database = dashboard.installation.database();
        var clock = dashboard.installation.clock();
        Triage triage = new Triage(database, clock);
        for (IndexedPost post : hostile()) {
            String text = post.post().text();
            triage.decide(
                    List.of(new Triage.Subject(post.key(), text, Optional.of("en"), List.of("smuggling"))),
                    new Triage.Choice(State.ESCALATED, "", text.substring(0, Math.min(900, text.length()))),
                    RunningDashboard.NAME,
                    0);
            dashboard
                    .installation
                    .labels()
                    .add(post.key(), text, Optional.of("en"), "smuggling", Answer.YES, "ADMIN", "");
            new Notes(database, clock).add(post.key(), RunningDashboard.NAME, text);
            new Objections(database, clock)
                    .object(
                            post.key(),
                            Labels.digest(text),
                            "trafficking",
                            RunningDashboard.NAME,
                            text.substring(0, Math.min(900, text.length())));
        }
    }

    private List<IndexedPost> hostile() throws IOException {
        List<IndexedPost> posts = new ArrayList<>();
        dashboard.installation.index().each(PostQuery.of("source:more"), posts::add);
        return posts;
    }

    @Test
    void thereAreMoreThanAHundred() {
        assertThat(Set.copyOf(strings)).hasSize(strings.size()).hasSizeGreaterThan(100);
    }

    @Test
    void noneRunsOrBecomesAnElementOnAnyPage() throws IOException {
        try (BrowserContext context = visits.signedIn("en", ColorScheme.LIGHT, 1366, RunningDashboard.NAME)) {
            Page page = context.newPage();
            visits.watch(page);
            for (String path : paths()) {
                page.navigate(dashboard.address(path).toString());
                assertThat(page.title()).as(path).isNotEqualTo("owned");
                assertThat((List<?>) page.evaluate(FOREIGN_ELEMENTS)).as(path).isEmpty();
                assertThat(page.content())
                        .as("an expression was evaluated on %s", path)
                        .doesNotContain("49 49 49", "{49}");
                assertThat(visits.troubles()).as(path).isEmpty();
            }
        }
    }

    /// The same checks on a page into which a string did come as an element.
    @Test
    void theChecksSeeWhatTheyLookFor() {
        try (BrowserContext context = visits.signedIn("en", ColorScheme.LIGHT, 1366, RunningDashboard.NAME)) {
            Page page = context.newPage();
            visits.watch(page);
            page.navigate(dashboard.address("/account").toString());
            for (String html : List.of(
                    "<img src=x onerror=document.title=1>", "<a href=javascript:1>x</a>", "<iframe></iframe>")) {
                int before = ((List<?>) page.evaluate(FOREIGN_ELEMENTS)).size();
                page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", html);
                assertThat((List<?>) page.evaluate(FOREIGN_ELEMENTS)).as(html).hasSize(before + 1);
            }
            page.waitForCondition(() -> !visits.troubles().isEmpty()); // the policy forbids the handler, and reports it
        }
    }

    private List<String> paths() throws IOException {
        Set<String> paths = new LinkedHashSet<>(List.of(
                "/",
                "/search?q=source:more",
                "/searches",
                "/cases",
                "/inbox",
                "/inbox?queue=escalated",
                "/models/errors?category=smuggling",
                "/models/labels?category=smuggling",
                "/models/labels?category=trafficking",
                "/inbox/all?q=source:more",
                "/watches",
                "/reports/today"));
        for (IndexedPost post : hostile())
            for (String tab : List.of("", "/why", "/similar", "/history", "/evidence", "/activity"))
                paths.add("/post" + tab + "?q=visa&key=" + HttpVisitor.encoded(post.key()));
        for (String string : strings) paths.add("/search?q=" + HttpVisitor.encoded(string));
        for (String group : groups()) {
            String asked = HttpVisitor.encoded(group);
            paths.add("/watches/new?q=" + asked);
            paths.add("/inbox/all?q=" + asked);
            paths.add("/sources/new?start=" + asked + "&name=" + asked);
            paths.add("/search?source=" + asked + "&lang=" + asked + "&category=" + asked);
        }
        new Cases(dashboard.installation.database(), dashboard.installation.clock())
                .of(RunningDashboard.NAME)
                .forEach(file -> paths.add("/cases/" + file.id()));
        dashboard.installation.watches().states().keySet().forEach(id -> {
            paths.add("/watches/" + id);
            paths.add("/watches/" + id + "/edit");
        });
        return List.copyOf(paths);
    }

    @Test
    void theAuditorsLogShowsThemAsText() throws IOException, InterruptedException {
        HttpVisitor analyst =
                HttpVisitor.signedIn(dashboard.address("/"), RunningDashboard.NAME, RunningDashboard.PASSWORD);
        for (String string : strings) analyst.get("/search?q=" + HttpVisitor.encoded(string));
        try (BrowserContext context = visits.signedIn("bg", ColorScheme.LIGHT, 1366, "AUDITOR")) {
            Page page = context.newPage();
            visits.watch(page);
            page.navigate(dashboard.address("/audit").toString());
            while (true) {
                assertThat((List<?>) page.evaluate(FOREIGN_ELEMENTS)).isEmpty();
                assertThat(visits.troubles()).isEmpty();
                if (page.locator("a[rel=next]").count() == 0) break;
                page.locator("a[rel=next]").first().click();
            }
        }
    }

    @Test
    void inASpreadsheetNoneIsAFormula() throws IOException, InterruptedException {
        HttpVisitor analyst =
                HttpVisitor.signedIn(dashboard.address("/"), RunningDashboard.NAME, RunningDashboard.PASSWORD);

        String csv = analyst.get("/search/export?format=csv&q=source:more").body();

        assertThat(csv.lines().toList())
                .allSatisfy(line ->
                        assertThat(line).doesNotStartWith("=").doesNotContainPattern("(^|,)\"?[=+@-][A-Za-z(\"]"));
    }
}
