package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every page in a real browser: both languages, light and dark, wide and narrow; no script of a post ever runs,
/// nothing
/// is asked of another host, nothing is inaccessible.
@ExtendWith(BrowsedDashboard.Shared.class)
final class EveryPageTest {

    private final RunningDashboard dashboard;
    private final BrowserVisits visits;

    EveryPageTest(BrowsedDashboard browsed) {
        dashboard = browsed.dashboard();
        visits = browsed.visits();
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
                BrowserVisits.assertFits(page, width, path);
            }
            assertThat(visits.troubles()).isEmpty();
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
            BrowserVisits.assertFits(page, width, path);
            BrowserVisits.screenshot(page, path.substring(1).replaceAll("[/?=]", "-") + "-" + language + "-" + width);
            assertThat(visits.troubles()).isEmpty();
        }
    }
}
