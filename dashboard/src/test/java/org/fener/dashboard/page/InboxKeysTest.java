package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Claims;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.Triage;
import org.fener.dashboard.store.Triage.Choice;
import org.fener.dashboard.store.Triage.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The inbox in a real browser, decided by keys.
@ExtendWith(BrowsedDashboard.Shared.class)
final class InboxKeysTest {

    private final RunningDashboard dashboard;
    private final BrowserVisits visits;

    InboxKeysTest(BrowsedDashboard browsed) {
        dashboard = browsed.dashboard();
        visits = browsed.visits();
    }

    @BeforeEach
    void nobodyElseIsOnAPost() {
        Claims claims = new Claims(dashboard.installation.database(), dashboard.installation.clock());
        for (Account account : dashboard.installation.accounts().all()) claims.look("elsewhere", account.name());
    }

    /// On a Bulgarian keyboard the key that a Latin one calls J types й.
    @Test
    void theInboxIsDecidedByKeysWhateverTheirLettersAndUndoneAfterAReload() {
        try (BrowserContext context = visits.signedIn("bg", ColorScheme.LIGHT, 1366, BrowsedDashboard.TIDY)) {
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
            assertThat(page.textContent(".bar")).contains("Ваши решения днес: 1");
            BrowserVisits.screenshot(page, "inbox");
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
        // asked in the page itself: the address of a page on its way is known before its text is
        page.waitForFunction("before => location.href !== before && document.readyState === 'complete'", before);
    }
}
