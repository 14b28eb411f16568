package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.fener.dashboard.page.WaitingPosts.Queue;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.SecondReadings;
import org.fener.dashboard.store.SecondReadings.Readings;
import org.fener.dashboard.store.Triage;
import org.fener.dashboard.store.Triage.Choice;
import org.fener.dashboard.tuning.ReadTwice;
import org.fener.indexer.IndexedPost;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One decided post in twenty, read again by somebody who is not told the decision, and how far readers agree.
@Controller
final class SecondReadingsPage {

    private final Installation installation;

    SecondReadingsPage(Installation installation) {
        this.installation = installation;
    }

    @PostMapping("/inbox/again")
    String read(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String next,
            Principal self,
            RedirectAttributes redirect)
            throws IOException {
        IndexedPost post = installation
                .index()
                .get(key)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no post " + key));
        Choice chosen = TriageOrders.chosen(choice, note.strip(), "", installation);
        if (chosen.state() == State.ESCALATED || chosen.state() == State.SNOOZED)
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "a second reading says CONFIRMED, REJECTED or UNSURE, got " + choice);
        boolean kept = triage().readAgain(TriageOrders.subject(post), chosen, self.getName());
        redirect.addFlashAttribute(kept ? "decided" : "readBefore", 1);
        redirect.addAttribute("queue", Queue.SECOND.inAddress());
        if (!next.isEmpty()) redirect.addAttribute("key", next);
        return "redirect:/inbox";
    }

    @GetMapping("/models/agreement")
    String agreement(Principal self, Model model) {
        List<Readings> readings = readings().all();
        model.addAttribute("texts", readings.size());
        model.addAttribute(
                "agreements",
                installation.categories().stream()
                        .map(category -> ReadTwice.of(category.key(), readings))
                        .toList());
        model.addAttribute("waiting", readings().waiting(self.getName()).size());
        return "page/agreement";
    }

    private SecondReadings readings() {
        return new SecondReadings(installation.database(), installation.clock());
    }

    private Triage triage() {
        return new Triage(installation.database(), installation.clock());
    }
}
