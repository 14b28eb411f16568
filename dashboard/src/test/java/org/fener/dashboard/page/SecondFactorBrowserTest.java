package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import org.fener.dashboard.store.Role;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A second factor in a real browser, by keyboard alone.
@ExtendWith(BrowsedDashboard.Shared.class)
final class SecondFactorBrowserTest {

    private final RunningDashboard dashboard;
    private final BrowserVisits visits;

    SecondFactorBrowserTest(BrowsedDashboard browsed) {
        dashboard = browsed.dashboard();
        visits = browsed.visits();
    }

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
        BrowserVisits.assertFits(page, width, name);
        BrowserVisits.screenshot(page, name);
    }
}
