package org.fener.dashboard.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A person who decides by keys in a real browser: the time from the key's event to the frame that shows the next post.
final class TriageKeys {

    /// Remembers when a key went down, and when another post than before was painted: after a new document's first
    /// paint, or in the frame after the post changed in place. Both by the clock of the browser.
    private static final String EYES = """
            addEventListener('keydown', event => {
              sessionStorage.setItem('shown', document.querySelector('.decide [name=key]')?.value || '');
              sessionStorage.setItem('pressed', performance.timeOrigin + event.timeStamp);
              sessionStorage.removeItem('took');
            }, true);
            const look = () => {
              const post = document.querySelector('.decide [name=key]')?.value;
              if (!post || !sessionStorage.getItem('pressed') || sessionStorage.getItem('took')) return;
              if (post === sessionStorage.getItem('shown')) return;
              requestAnimationFrame(() => setTimeout(() => {
                const took = performance.timeOrigin + performance.now() - Number(sessionStorage.getItem('pressed'));
                if (!sessionStorage.getItem('took')) sessionStorage.setItem('took', took);
              }));
            };
            new MutationObserver(look).observe(document, {childList: true, subtree: true, attributes: true});
            addEventListener('DOMContentLoaded', look);
            """;

    private TriageKeys() {}

    /// Milliseconds for each of so many decisions, with a pause before each.
    ///
    /// @param pause milliseconds in which a person looks at a post
    static double[] measure(URI dashboard, Path chromium, String name, int decisions, int pause) {
        List<Double> took = new ArrayList<>();
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")))) {
            Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1366, 768))
                    .newPage();
            page.addInitScript(EYES);
            page.navigate(dashboard.resolve("sign-in").toString());
            page.fill("#username", name);
            page.fill("#password", BenchHome.PASSWORD);
            page.click("button.main");
            page.waitForURL(address -> !address.endsWith("/sign-in"));
            page.navigate(dashboard.resolve("inbox").toString());
            for (int i = 0; i < decisions; i++) {
                page.waitForTimeout(pause);
                page.keyboard().press(i % 3 == 0 ? "Digit1" : "Digit0");
                try {
                    page.waitForFunction("() => sessionStorage.getItem('took')");
                } catch (PlaywrightException late) {
                    System.err.println("no other post was shown: "
                            + page.locator("#main .notice").allTextContents());
                    continue;
                }
                took.add(Double.parseDouble(String.valueOf(page.evaluate("() => sessionStorage.getItem('took')"))));
            }
        }
        return took.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
