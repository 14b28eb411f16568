package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real browser that visits a running dashboard and notes what a page must never do.
final class BrowserVisits implements AutoCloseable {

    private static final String TOO_WIDE = """
            [...document.querySelectorAll('body *')]
                .filter(it => it.getBoundingClientRect().right > innerWidth && !it.closest('.scroll'))
                .map(it => it.outerHTML.slice(0, 200))""";

    private final RunningDashboard dashboard;
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> troubles = new ArrayList<>();

    private BrowserVisits(RunningDashboard dashboard, Path chromium) {
        this.dashboard = dashboard;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /// @param chromium see [Chromium#path]
    static BrowserVisits to(RunningDashboard dashboard, Path chromium) {
        return new BrowserVisits(dashboard, chromium);
    }

    BrowserContext context(Browser.NewContextOptions options) {
        return browser.newContext(options);
    }

    BrowserContext context(String language, ColorScheme scheme, int width) {
        return context(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 768));
    }

    BrowserContext signedIn(String language, ColorScheme scheme, int width, String name) {
        BrowserContext context = context(language, scheme, width);
        Page page = context.newPage();
        page.navigate(dashboard.address("/sign-in").toString());
        signIn(page, name);
        page.waitForURL(address -> !address.endsWith("/sign-in")); // closing a page that is on its way may hang
        page.close();
        return context;
    }

    static void signIn(Page page, String name) {
        page.fill("#username", name);
        page.fill("#password", RunningDashboard.PASSWORD);
        page.click("button.main");
    }

    /// From now on, what a page must never do is noted.
    void watch(Page page) {
        troubles.clear();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy"))
                troubles.add("console: " + message.text());
        });
        page.onPageError(error -> troubles.add("page error: " + error));
        page.onDialog(dialog -> {
            troubles.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(dashboard.address("/").toString()))
                troubles.add("request to another host: " + request.url());
        });
    }

    /// Errors, reports against the policy, dialogs and requests to other hosts since the watch began.
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /// Whole in its language, accessible, and no wider than the screen.
    ///
    /// @param name of the page, for the failure
    static void assertFits(Page page, int width, String name) {
        assertThat(page.content())
                .as("untranslated key on %s", name)
                .doesNotContainPattern("\\?\\?[a-z.A-Z]+_(bg|en)\\?\\?");
        assertThat(violations(page)).as(name).isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(() -> "width of %s, too wide: %s".formatted(name, page.evaluate(TOO_WIDE)))
                .isLessThanOrEqualTo(width);
    }

    /// Into `target/screenshots`, from where the README takes its pictures.
    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /// Of WCAG 2.2, levels A and AA. No page has frames, so that axe need not open a page of its own to join results.
    static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(BrowserVisits::line)
                        .toList();
    }

    private static String line(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
