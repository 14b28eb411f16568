package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.CaseFile.Kind;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.Notes;
import org.fener.dashboard.store.Role;
import org.fener.dashboard.store.SavedSearches;
import org.fener.dashboard.store.Triage;
import org.fener.dashboard.store.Triage.Choice;
import org.fener.dashboard.store.Triage.Subject;
import org.fener.indexer.PostQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A person's way through the pages in a real browser: both languages, light and dark, wide and narrow; no script of
/// a post ever runs, nothing is asked of another host, nothing is inaccessible.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrowserTest {

    private static final List<String> HOSTILE = List.of(
            "<script>document.title='owned'</script>",
            "<img src=x onerror=\"document.title='owned'\">",
            "\"><svg onload=document.title='owned'>",
            "javascript:document.title='owned'",
            "<iframe srcdoc=\"<script>parent.document.title='owned'</script>\"></iframe>",
            "'-alert(1)-' ${7*7} #{7*7} *{7*7} [[${7*7}]] __${T(java.lang.Runtime)}__::.x",
            "<a href=\"http://tracker.example/\">link</a><link rel=prefetch href=//tracker.example/>",
            "\u202Etxt.exe \u200B\u200Bzero width",
            "=cmd|' /C calc'!A0",
            "<style>*{background:url(//tracker.example/x)}</style>");

    /// Whose pages are clean enough for pictures.
    private static final String TIDY = "ANALYST";

    private BrowserVisits visits;
    private RunningDashboard dashboard;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        Path chromium = Chromium.path();
        dashboard = RunningDashboard.start(folder, HOSTILE);
        openACase();
        visits = BrowserVisits.to(dashboard, chromium);
    }

    @AfterAll
    void stop() throws IOException {
        if (visits != null) visits.close();
        if (dashboard != null) dashboard.close();
    }

    @ParameterizedTest
    @CsvSource({"bg,LIGHT,1366,hostile", "bg,DARK,1366,", "en,LIGHT,1366,", "en,DARK,1366,", "bg,LIGHT,360,"})
    void everyPageIsAccessibleQuietAndFitsTheScreen(
            String language, ColorScheme scheme, int width, @Nullable String posts) throws IOException {
        try (BrowserContext context = visits.signedIn(language, scheme, width, RunningDashboard.NAME)) {
            Page page = context.newPage();
            visits.watch(page);
            for (String path : AnalystPages.of(dashboard, posts != null)) {
                page.navigate(dashboard.address(path).toString());
                assertThat(page.title()).as(path).doesNotContain("owned");
                assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo(language);
                assertThat(page.content())
                        .as("untranslated key on %s", path)
                        .doesNotContainPattern("\\?\\?[a-z.A-Z]+_(bg|en)\\?\\?");
                assertThat(BrowserVisits.violations(page)).as(path).isEmpty();
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as("width of %s", path)
                        .isLessThanOrEqualTo(width);
            }
            assertThat(visits.troubles()).isEmpty();
        }
    }

    @Test
    void aPersonSignsInSearchesAndReadsWhyAPostWasFlagged() {
        try (BrowserContext context = visits.context("en", ColorScheme.LIGHT, 1366)) {
            Page page = context.newPage();
            page.navigate(dashboard.address("/search?q=visa").toString());
            assertThat(page.url()).contains("/sign-in");
            page.fill("#username", TIDY);
            page.fill("#password", "not the password at all");
            page.click("button.main");
            assertThat(page.textContent(".notice.bad")).contains("wrong");
            BrowserVisits.signIn(page, TIDY);

            page.navigate(dashboard.address("/").toString());
            assertThat(page.locator(".tile"))
                    .satisfies(tiles -> assertThat(tiles.count()).isEqualTo(5));
            screenshot(page, "today");
            page.fill("#top-q", "category:smuggling");
            page.press("#top-q", "Enter");
            assertThat(page.locator(".hits > li").count()).isPositive();
            screenshot(page, "search");
            page.navigate(dashboard
                    .address("/search?q=category:smuggling+lang:bg&order=score")
                    .toString());
            page.locator(".hits .title").first().click();
            assertThat(page.locator("mark.evidence").count()).isPositive();
            assertThat(page.textContent("dl")).contains("hxxp");
            assertThat(page.locator("main a[href^=http]").count()).isZero();
            screenshot(page, "post-text");
            page.locator(".tabs a").nth(1).click();
            assertThat(page.locator("mark.evidence-for").count()).isPositive();
            assertThat(page.locator(".reasons tbody tr").count()).isPositive();
            screenshot(page, "post");
            for (String tab : List.of("similar", "history", "evidence", "activity")) {
                page.locator(".tabs a[href^='/post/" + tab + "']").click();
                assertThat(page.locator(".tabs a[aria-current=page]").count()).isEqualTo(1);
                screenshot(page, "post-" + tab);
                if (tab.equals("evidence")) // its facts alone have digests
                assertThat(page.textContent("dl")).contains("sha256:").contains("hxxp");
            }
            page.navigate(dashboard.address("/search?q=visa").toString());
            page.locator(".hits a[href*='show=']").first().click();
            assertThat(page.locator("#preview .text").count()).isEqualTo(1);
            screenshot(page, "search-preview");
            page.navigate(dashboard.address("/cases").toString());
            page.locator("th a").first().click();
            screenshot(page, "case");
            page.navigate(dashboard.address("/reports/today").toString());
            screenshot(page, "report");
            page.navigate(dashboard.address("/sources").toString());
            screenshot(page, "sources");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN,/accounts,bg,LIGHT,1366",
        "ADMIN,/accounts,en,DARK,360",
        "ADMIN,/accounts/sessions?name=ADMIN,bg,DARK,360",
        "ADMIN,/accounts/keys,bg,LIGHT,360",
        "ADMIN,/settings,bg,DARK,360",
        "ADMIN,/operation,bg,LIGHT,360",
        "ADMIN,/operation,en,DARK,1366",
        "ADMIN,/settings,en,LIGHT,1366",
        "AUDITOR,/audit,bg,DARK,1366",
        "AUDITOR,/audit/check,en,LIGHT,360",
        "AUDITOR,/accounts,bg,LIGHT,360"
    })
    void thePagesOfAdministratorAndAuditorAreAccessibleToo(
            String role, String path, String language, ColorScheme scheme, int width) {
        try (BrowserContext context = visits.context(language, scheme, width)) {
            Page page = context.newPage();
            page.navigate(dashboard.address("/sign-in").toString());
            BrowserVisits.signIn(page, role);
            page.waitForURL(address -> !address.endsWith("/sign-in"));
            visits.watch(page);
            page.navigate(dashboard.address(path).toString());
            fits(page, width, path.substring(1).replaceAll("[/?=]", "-") + "-" + language + "-" + width);
            assertThat(visits.troubles()).isEmpty();
        }
    }

    /// By keyboard alone.
    @ParameterizedTest
    @CsvSource({"bg,LIGHT,360", "en,DARK,1366"})
    void aPersonSetsUpASecondFactorAndSignsInWithIt(String language, ColorScheme scheme, int width) throws Exception {
        String name = "telephone-" + language;
        dashboard
                .installation
                .accounts()
                .accept(dashboard.installation.accounts().invite(name, Role.READER), RunningDashboard.PASSWORD);
        try (BrowserContext context = visits.context(language, scheme, width)) {
            Page page = context.newPage();
            visits.watch(page);
            page.navigate(dashboard.address("/account").toString());
            typeName(page, name);
            enter(page, "#password", RunningDashboard.PASSWORD, "#proof");
            enter(page, "#proof", RunningDashboard.PASSWORD, "code.secret");
            Telephone telephone = new Telephone(page.textContent("code.secret").strip());
            fits(page, width, "second-factor-" + language);
            enter(page, "#code", telephone.code(Instant.now()), "ol.secret li");
            assertThat(page.locator("ol.secret li").count()).isEqualTo(10);
            String recovery = page.locator("ol.secret code").first().textContent();
            fits(page, width, "recovery-codes-" + language);
            page.locator("main a.button").press("Enter");
            page.waitForSelector("#old");
            fits(page, width, "account-" + language);
            page.locator("form[action='/sign-out'] button").press("Enter");

            page.waitForSelector("#username");
            typeName(page, name);
            enter(page, "#password", RunningDashboard.PASSWORD, "#code");
            fits(page, width, "sign-in-code-" + language);
            enter(page, "#code", recovery, ".who");
            page.navigate(dashboard.address("/account").toString());
            assertThat(page.textContent("main")).contains("127.0.0.1");
            assertThat(visits.troubles()).isEmpty();
        }
    }

    private static void typeName(Page page, String name) {
        page.focus("#username");
        page.keyboard().type(name);
    }

    /// Types and sends; `next` appears on the page that comes.
    private static void enter(Page page, String field, String text, String next) {
        page.focus(field);
        page.keyboard().type(text);
        page.keyboard().press("Enter");
        page.waitForSelector(next);
    }

    private static void fits(Page page, int width, String name) {
        assertThat(page.content()).doesNotContainPattern("\\?\\?[a-z.A-Z]+_(bg|en)\\?\\?");
        assertThat(BrowserVisits.violations(page)).as(name).isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", name)
                .isLessThanOrEqualTo(width);
        screenshot(page, name);
    }

    @Test
    void everythingWorksWithoutScript() {
        try (BrowserContext context = visits.context(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("bg"))) {
            Page page = context.newPage();
            page.navigate(dashboard.address("/sign-in").toString());
            BrowserVisits.signIn(page, RunningDashboard.NAME);
            page.fill("#top-q", "работа");
            page.press("#top-q", "Enter");
            page.locator(".facets a:not(.not)").first().click();
            assertThat(page.locator(".facets a[aria-current=true]").count()).isEqualTo(1);
            page.click("button[value=en]");
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(page.locator(".facets a[aria-current=true]").count()).isEqualTo(1);
            page.locator("form[action='/sign-out'] button").click();
            assertThat(page.url()).contains("/sign-in");
        }
    }

    /// On a Bulgarian keyboard the key that a Latin one calls J types й.
    @Test
    void theInboxIsDecidedByKeysWhateverTheirLettersAndUndoneAfterAReload() {
        try (BrowserContext context = visits.signedIn("bg", ColorScheme.LIGHT, 1366, TIDY)) {
            Page page = context.newPage();
            visits.watch(page);
            page.navigate(dashboard.address("/inbox").toString());
            String first = shown(page);
            press(page, "й", "KeyJ");
            String second = shown(page);
            assertThat(second).isNotEqualTo(first);
            press(page, "к", "KeyK");
            assertThat(shown(page)).isEqualTo(first);

            press(page, "0", "Digit0");
            assertThat(shown(page)).isEqualTo(second);
            assertThat(waiting(page)).contains(second).doesNotContain(first);
            screenshot(page, "inbox");
            press(page, "с", "KeyS");
            assertThat(waiting(page)).doesNotContain(second);
            page.navigate(dashboard.address("/inbox?queue=snoozed").toString());
            assertThat(shown(page)).isEqualTo(second);
            press(page, "з", "KeyZ");
            assertThat(waiting(page)).as("one step back").contains(second);
            page.reload();
            press(page, "з", "KeyZ");
            assertThat(shown(page)).isEqualTo(first);
            assertThat(waiting(page)).contains(first);
            page.locator("details[open] summary").waitFor();
            type(page, "в", "KeyW", false);
            assertThat(page.locator("details[open] table.reasons").count()).isZero();
            type(page, "А", "KeyA", true);
            page.waitForURL("**/inbox/all");
            assertThat(visits.troubles()).isEmpty();
        }
    }

    /// The next post stands there at once; the answer says that it was too early.
    @Test
    void aDecisionThatSomebodyElseTookMeanwhileIsShownInPlaceOfTheNextPost() {
        try (BrowserContext context = visits.signedIn("en", ColorScheme.LIGHT, 1366, RunningDashboard.NAME)) {
            Page page = context.newPage();
            visits.watch(page);
            page.navigate(dashboard.address("/inbox").toString());
            String first = shown(page);
            page.waitForFunction("() => ahead");
            Triage triage = new Triage(dashboard.installation.database(), dashboard.installation.clock());
            triage.decide(
                    List.of(new Subject(first, "as she read it", Optional.empty(), List.of("smuggling"))),
                    new Choice(State.UNSURE, "", ""),
                    "ANALYST",
                    0);
            press(page, "0", "Digit0");
            assertThat(shown(page)).isEqualTo(first);
            assertThat(page.locator("[role=alert]").textContent()).contains("ANALYST");
            assertThat(triage.standing(first).orElseThrow().state()).isEqualTo(State.UNSURE);
            assertThat(triage.undo("ANALYST")).contains(first);
            assertThat(visits.troubles()).isEmpty();
        }
    }

    private static String shown(Page page) {
        return page.locator("form.decide input[name=key]").inputValue();
    }

    private static List<String> waiting(Page page) {
        Object keys = page.locator(".waiting a")
                .evaluateAll("links => links.map(link => new URL(link.href).searchParams.get('key'))");
        return ((List<?>) keys).stream().map(String::valueOf).toList();
    }

    private static void type(Page page, String key, String code, boolean shiftKey) {
        page.evaluate(
                "([key, code, shiftKey]) => document.body.dispatchEvent("
                        + "new KeyboardEvent('keydown', {key, code, shiftKey, bubbles: true, cancelable: true}))",
                List.of(key, code, shiftKey));
    }

    private static void press(Page page, String key, String code) {
        String before = page.url();
        type(page, key, code, false);
        page.waitForURL(address -> !address.equals(before));
    }

    @Test
    void aSearchLeavesOutSaysWhatKillsItAndGivesTheWholeAnswer() throws Exception {
        try (BrowserContext context = visits.signedIn("en", ColorScheme.LIGHT, 1366, RunningDashboard.NAME)) {
            Page page = context.newPage();
            page.navigate(dashboard.address("/search?q=category:smuggling").toString());
            assertThat(page.locator(".histogram rect").count()).isGreaterThan(1);
            String excluded = page.locator("a.not").last().getAttribute("aria-label");
            page.locator("a.not").last().click();
            assertThat(page.inputValue("#top-q")).contains("-lang:");
            assertThat(excluded).startsWith("Leave out");
            APIResponse file = context.request()
                    .get(dashboard
                            .address("/search/export?q=category:smuggling&format=jsonl")
                            .toString());
            assertThat(file.text().lines().count())
                    .isEqualTo(Long.parseLong(file.headers().get("x-rows")))
                    .isEqualTo(dashboard.installation.index().count(PostQuery.of("category:smuggling")));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(file.body())))
                    .isEqualTo(file.headers().get("x-sha-256"));
            page.navigate(
                    dashboard.address("/search?q=category:smuggling+zzzzqqq").toString());
            page.locator("caption + thead + tbody a").first().click();
            assertThat(page.inputValue("#top-q")).isEqualTo("category:smuggling");
        }
    }

    @Test
    void aPersonTriesAWatchSavesItAndReadsWhatItFinds() {
        try (BrowserContext context = visits.context(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("en"))) {
            Page page = context.newPage();
            page.navigate(dashboard.address("/sign-in").toString());
            BrowserVisits.signIn(page, RunningDashboard.NAME);
            page.navigate(dashboard
                    .address("/search?q=" + "%D1%80%D0%B0%D0%B1%D0%BE%D1%82%D0%B0")
                    .toString());
            page.click("a[href^='/watches/new']");
            page.fill("#name", "Jobs <b>abroad</b>");
            page.fill("#quietFrom", "22:00");
            page.click("button[value=try]");
            assertThat(page.textContent(".notice.bad")).contains("Quiet hours");
            page.fill("#quietUntil", "07:00");
            page.click("button[value=try]");
            assertThat(page.textContent(".notice.good")).containsPattern("Would have fired [1-9]");
            assertThat(page.locator(".notice.good mark.match").count()).isPositive();
            assertThat(page.inputValue("#name")).isEqualTo("Jobs <b>abroad</b>");
            screenshot(page, "watch-form");
            page.click("button[value=save]");
            assertThat(page.textContent("h1")).isEqualTo("Jobs <b>abroad</b>");
            page.locator("button[value='7']").click();
            assertThat(page.textContent(".state")).contains("silent");
            page.locator("button[value='0']").click();
            assertThat(page.textContent(".state")).contains("at work");
            page.locator("details summary").last().click();
            page.locator("form[action$='/remove'] button").click();
            assertThat(page.content()).doesNotContain("Jobs &lt;b&gt;");
        }
    }

    private Cases cases() {
        return new Cases(dashboard.installation.database(), dashboard.installation.clock());
    }

    /// A case and a saved search that are named as hostile posts are, and a case of another person that is not.
    private void openACase() throws IOException {
        CaseFile tidy = cases().find(cases().open("Night crossings", "file 17/2026", TIDY), TIDY)
                .orElseThrow();
        for (var hit : dashboard
                .installation
                .index()
                .search(PostQuery.of("category:smuggling lang:bg").limited(3))
                .hits()) cases().add(tidy, Kind.POST, hit.post().key(), TIDY);
        String name = HOSTILE.getFirst() + HOSTILE.get(2);
        long id = cases().open(name, HOSTILE.get(1), RunningDashboard.NAME);
        CaseFile file = cases().find(id, RunningDashboard.NAME).orElseThrow();
        cases().add(file, Kind.CONTACT, "telegram:driver_plovdiv", RunningDashboard.NAME);
        for (var hit : dashboard
                .installation
                .index()
                .search(PostQuery.of("source:more"))
                .hits()) cases().add(file, Kind.POST, hit.post().key(), RunningDashboard.NAME);
        new Notes(dashboard.installation.database(), dashboard.installation.clock())
                .add(file.about(), RunningDashboard.NAME, HOSTILE.get(4));
        new SavedSearches(dashboard.installation.database(), dashboard.installation.clock())
                .save(RunningDashboard.NAME, name, "/search?q=visa");
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
