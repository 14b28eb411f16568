package org.fener.dashboard.page;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fener.crawler.Source;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.RoundRecord;
import org.fener.dashboard.round.SourceHealth;
import org.fener.dashboard.store.Run;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The sources and how they fare.
@Controller
final class SourcesPage {

    private static final int RUNS_SHOWN = 20;

    private final Installation installation;

    SourcesPage(Installation installation) {
        this.installation = installation;
    }

    /// @param record empty while it runs or where it broke off
    record Shown(Run run, java.util.Optional<RoundRecord> record) {}

    /// The days before today and today's posts.
    private static Sparkline days(SourceHealth health) {
        List<Long> days = new ArrayList<>(health.expected().daily().reversed());
        days.add(health.newToday());
        return Sparkline.of(days);
    }

    /// All sources, or those in one state, with how many there are in each.
    @GetMapping("/sources")
    String sources(@RequestParam(defaultValue = "") String state, Model model) throws IOException {
        Instant now = installation.clock().instant();
        List<SourceHealth> health = new ArrayList<>();
        for (Source source : installation.sources().all())
            health.add(SourceHealth.of(source, installation.ledger(), installation.index(), now));
        Map<String, Long> states = health.stream()
                .collect(Collectors.groupingBy(source -> source.state().name(), TreeMap::new, Collectors.counting()));
        model.addAttribute("states", states);
        model.addAttribute("state", states.containsKey(state) ? state : "");
        model.addAttribute("all", health.size());
        model.addAttribute(
                "health",
                health.stream()
                        .filter(source -> !states.containsKey(state)
                                || source.state().name().equals(state))
                        .toList());
        model.addAttribute(
                "sparks",
                health.stream()
                        .collect(Collectors.toMap(source -> source.source().id(), SourcesPage::days)));
        model.addAttribute("mistakes", installation.sources().mistakes());
        model.addAttribute("file", "config/" + installation.home().sourcesFile().getFileName());
        model.addAttribute("stopped", installation.fetchStop().current());
        model.addAttribute("shortestReason", AuditTrail.SHORTEST_REASON);
        return "page/sources";
    }

    @GetMapping("/sources/{id}")
    String source(@PathVariable String id, Model model) throws IOException {
        Source source = installation
                .sources()
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no source " + id));
        model.addAttribute(
                "health",
                SourceHealth.of(
                        source,
                        installation.ledger(),
                        installation.index(),
                        installation.clock().instant()));
        model.addAttribute(
                "runs",
                installation.ledger().latest(Kind.ROUND, id, RUNS_SHOWN).stream()
                        .map(SourcesPage::shown)
                        .toList());
        model.addAttribute("stopped", installation.fetchStop().current());
        model.addAttribute("underway", installation.running().contains(id));
        return "page/source";
    }

    private static Shown shown(Run run) {
        return new Shown(
                run,
                run.outcome() == Outcome.DONE
                        ? java.util.Optional.of(RoundRecord.parse(run.details()))
                        : java.util.Optional.empty());
    }
}
