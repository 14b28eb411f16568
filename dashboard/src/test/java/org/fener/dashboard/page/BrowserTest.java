package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A person's way through the pages in a real browser.
@ExtendWith(BrowsedDashboard.Shared.class)
final class BrowserTest {

    private final RunningDashboard dashboard;
    private final BrowserVisits visits;

    BrowserTest(BrowsedDashboard browsed) {
        dashboard = browsed.dashboard();
        visits = browsed.visits();
    }

    @Test
    void aPersonSignsInSearchesAndReadsWhyAPostWasFlagged() {
        try (BrowserContext context = visits.context("en", ColorScheme.LIGHT, 1366)) {
            Page page = context.newPage();
            page.navigate(dashboard.address("/search?q=visa").toString());
            assertThat(page.url()).contains("/sign-in");
            page.fill("#username", BrowsedDashboard.TIDY);
            page.fill("#password", "not the password at all");
            page.click("button.main");
            assertThat(page.textContent(".notice.bad")).contains("wrong");
            BrowserVisits.signIn(page, BrowsedDashboard.TIDY);

            page.navigate(dashboard.address("/").toString());
            assertThat(page.locator(".tile"))
                    .satisfies(tiles -> assertThat(tiles.count()).isEqualTo(5));
            BrowserVisits.screenshot(page, "today");
            page.fill("#top-q", "category:smuggling");
            page.press("#top-q", "Enter");
            assertThat(page.locator(".hits > li").count()).isPositive();
            BrowserVisits.screenshot(page, "search");
            page.navigate(dashboard
                    .address("/search?q=category:smuggling+lang:bg&order=score")
                    .toString());
            page.locator(".hits .title").first().click();
            assertThat(page.locator("mark.evidence").count()).isPositive();
            assertThat(page.textContent("dl")).contains("hxxp");
            assertThat(page.locator("main a[href^=http]").count()).isZero();
            BrowserVisits.screenshot(page, "post-text");
            page.locator(".tabs a").nth(1).click();
            assertThat(page.locator("mark.evidence-for").count()).isPositive();
            assertThat(page.locator(".reasons tbody tr").count()).isPositive();
            BrowserVisits.screenshot(page, "post");
            for (String tab : List.of("similar", "history", "evidence", "activity")) {
                page.locator(".tabs a[href^='/post/" + tab + "']").click();
                assertThat(page.locator(".tabs a[aria-current=page]").count()).isEqualTo(1);
                BrowserVisits.screenshot(page, "post-" + tab);
                if (tab.equals("evidence")) // its facts alone have digests
                assertThat(page.textContent("dl")).contains("sha256:").contains("hxxp");
            }
            page.navigate(dashboard.address("/search?q=visa").toString());
            page.locator(".hits a[href*='show=']").first().click();
            assertThat(page.locator("#preview .text").count()).isEqualTo(1);
            BrowserVisits.screenshot(page, "search-preview");
            page.navigate(dashboard.address("/cases").toString());
            page.locator("th a").first().click();
            BrowserVisits.screenshot(page, "case");
            page.navigate(dashboard.address("/reports/today").toString());
            BrowserVisits.screenshot(page, "report");
            page.navigate(dashboard.address("/sources").toString());
            BrowserVisits.screenshot(page, "sources");
        }
    }

    @Test
    void aListOfSourcesIsHandedInAsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("feeds.opml"), """
                <opml version="2.0"><body>
                <outline text="Roads" xmlUrl="https://roads.example/feed"/>
                <outline text="Odd" xmlUrl="not a url"/>
                </body></opml>
                """);
        try (BrowserContext context = visits.signedIn("bg", ColorScheme.LIGHT, 1366, RunningDashboard.NAME)) {
            Page page = context.newPage();
            visits.watch(page);
            page.navigate(dashboard.address("/sources/import").toString());
            page.setInputFiles("#file", file);
            page.fill("#purpose", "проба");
            page.fill("#basis", "проба");
            page.press("button[value=try]", "Enter");

            assertThat(page.textContent("[role=status]"))
                    .contains("Ще бъдат добавени 1, няма да бъдат 1", "feeds.opml, запис 2, източник", "not a url");
            assertThat(page.inputValue("#list")).contains("https://roads.example/feed");
            BrowserVisits.assertFits(page, 1366, "what a file would bring");
            BrowserVisits.screenshot(page, "source-import");
            assertThat(visits.troubles()).isEmpty();
        }
    }

    @Test
    void everythingWorksWithoutScript() {
        try (BrowserContext context = visits.context(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("bg"))) {
            Page page = context.newPage();
            page.navigate(dashboard.address("/sign-in").toString());
            BrowserVisits.signIn(page, "INVESTIGATOR"); // whose language no other test looks at
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

    @Test
    void aSearchLeavesOutSaysWhatKillsItAndGivesTheWholeAnswer() throws Exception {
        try (BrowserContext context = visits.signedIn("en", ColorScheme.LIGHT, 1366, RunningDashboard.NAME)) {
            Page page = context.newPage();
            page.navigate(dashboard.address("/search?q=category:smuggling").toString());
            assertThat(page.locator(".histogram rect").count()).isGreaterThan(1);
            String excluded = page.locator("a.not[href*='-lang']").last().getAttribute("aria-label");
            page.locator("a.not[href*='-lang']").last().click();
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
            BrowserVisits.screenshot(page, "watch-form");
            page.click("button[value=save]");
            assertThat(page.textContent("h1")).isEqualTo("Jobs <b>abroad</b>");
            page.locator("button[value='7']").click();
            assertThat(page.textContent(".state")).contains("silent");
            page.locator("button[value='0']").click();
            assertThat(page.textContent(".state")).contains("at work");
            page.locator("details summary").last().click();
            page.locator("form[action$='/remove'] button").click();
            assertThat(page.textContent(".notice[role=status]")).contains("Jobs <b>abroad</b>");
            page.reload();
            assertThat(page.content()).doesNotContain("Jobs &lt;b&gt;");
        }
    }

    /// By the keyboard: what the page tells at once is what the server says of the same threshold.
    @Test
    void aThresholdIsToldWhileTheSliderMoves() {
        try (BrowserContext context = visits.signedIn("bg", ColorScheme.LIGHT, 1366, RunningDashboard.NAME)) {
            Page page = context.newPage();
            visits.watch(page);
            page.navigate(
                    dashboard.address("/models/threshold?category=smuggling").toString());
            String before = page.textContent("#would");
            page.focus("#percent");
            for (int i = 0; i < 3; i++) page.keyboard().press("PageDown");
            page.keyboard().press("ArrowLeft");
            assertThat(page.textContent("#would")).isNotEqualTo(before);
            String percent = page.inputValue("#percent");
            assertThat(page.textContent("output")).contains(percent.replace('.', ','));
            assertThat(page.inputValue("#save [name=percent]")).isEqualTo(percent);
            String told = page.textContent("#would");
            page.waitForURL("**percent=" + percent);
            page.waitForSelector("#flipped:not(.stale)");
            assertThat(page.textContent("#live")).contains("ще се появят");
            BrowserVisits.screenshot(page, "threshold-live");
            String lists = page.textContent("#flipped");
            page.reload();
            assertThat(page.textContent("#would")).isEqualTo(told);
            assertThat(page.textContent("#flipped")).isEqualTo(lists);
            assertThat(visits.troubles()).isEmpty();
        }
    }

    /// As a report names an author: by a pseudonym, until who reads has said why on the page of the post.
    @Test
    void anAuthorInAReportIsSeenByWhoSaidWhy() {
        try (BrowserContext context = visits.signedIn("en", ColorScheme.LIGHT, 1366, RunningDashboard.NAME)) {
            Page page = context.newPage();
            page.navigate(dashboard.address("/reports/today").toString());
            String pseudonym =
                    page.locator(".finding code a, .finding a code").first().textContent();
            assertThat(pseudonym).matches("[2-9A-Z]{6}");
            assertThat(page.locator(".finding bdi:text('•••••')").count()).isPositive();
            page.locator(".finding a[href^='/post']").first().click();
            page.fill("#reason", "asked for by the head of unit");
            page.click("form[action='/post/unmask'] button");
            String heading = page.textContent("section > p.fine");
            page.navigate(dashboard.address("/reports/today").toString());
            String author = page.locator(".finding")
                    .first()
                    .locator("p.fine bdi")
                    .nth(1)
                    .textContent();
            assertThat(author).doesNotContain("•");
            assertThat(heading).contains(author);
            page.locator(".finding a[href^='/search?author=']").first().click();
            assertThat(page.locator(".chips").textContent()).contains(pseudonym);
            assertThat(page.locator(".hits > li").count()).isPositive();
        }
    }
}
