package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Single keys in a real browser: everywhere, moved, and switched off.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeysTest {

    private RunningDashboard dashboard;
    private BrowserVisits visits;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        Path chromium = Chromium.path();
        dashboard = RunningDashboard.start(folder, List.of());
        visits = BrowserVisits.to(dashboard, chromium);
    }

    @AfterAll
    void stop() throws IOException {
        if (visits != null) visits.close();
        if (dashboard != null) dashboard.close();
    }

    @Test
    void twoKeysGoToAPageOneSearchesAndOneTellsOfThemAll() {
        try (BrowserContext context = signedIn()) {
            Page page = context.newPage();
            visits.watch(page);
            page.navigate(dashboard.address("/").toString());
            press(page, "г", "KeyG");
            press(page, "и", "KeyI");
            page.waitForURL("**/inbox");
            press(page, "/", "Slash");
            assertThat(focused(page)).isEqualTo("top-q");
            page.keyboard().press("Escape");

            page.keyboard().press("Shift+Slash");
            assertThat(page.locator("dialog[open]").textContent()).contains("Next", "Undo", "Sources");
            assertThat(BrowserVisits.violations(page)).isEmpty();
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog[open]").count()).isZero();
            assertThat(visits.troubles()).isEmpty();
        }
    }

    @Test
    void aPersonMovesKeysAndSwitchesThemOff() {
        try (BrowserContext context = signedIn()) {
            Page page = context.newPage();
            page.navigate(dashboard.address("/account").toString());
            page.selectOption("#KeyJ", "Period");
            page.click("form[action='/account/shortcuts'] button");
            assertThat(page.textContent(".notice.good")).contains("keys are saved");

            page.navigate(dashboard.address("/inbox").toString());
            String first = page.url();
            press(page, "й", "KeyJ");
            assertThat(page.url())
                    .as("the key as shipped does nothing any more")
                    .isEqualTo(first);
            press(page, "л", "Period");
            page.waitForURL(address -> !address.equals(first));
            assertThat(page.locator("a[data-code=KeyJ] kbd").textContent()).isEqualTo(".");

            page.navigate(dashboard.address("/account").toString());
            page.selectOption("#KeyK", "Period");
            page.click("form[action='/account/shortcuts'] button");
            assertThat(page.textContent(".notice.bad")).contains("two actions on one key");

            page.uncheck("input[name=on]");
            page.click("form[action='/account/shortcuts'] button");
            page.navigate(dashboard.address("/inbox").toString());
            String before = page.url();
            for (String code : List.of("KeyJ", "Period", "Slash")) press(page, "x", code);
            assertThat(page.url()).isEqualTo(before);
            assertThat(focused(page)).isEmpty();
            assertThat(page.locator("kbd:visible").count()).isZero();
        }
    }

    private BrowserContext signedIn() {
        return visits.signedIn("en", ColorScheme.LIGHT, 1366, RunningDashboard.NAME);
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.id"));
    }

    private static void press(Page page, String key, String code) {
        page.evaluate(
                "([key, code]) => document.body.dispatchEvent("
                        + "new KeyboardEvent('keydown', {key, code, bubbles: true, cancelable: true}))",
                List.of(key, code));
    }
}
