package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.classifier.Category;
import org.fener.crawler.erasure.Erasures.Order;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.erasure.HeldPosts;
import org.fener.dashboard.erasure.Retention;
import org.fener.dashboard.erasure.UnreadableHold;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.ErasureRequests;
import org.fener.dashboard.store.Holds;
import org.fener.dashboard.store.Holds.Hold;
import org.fener.dashboard.store.RetentionRules;
import org.fener.dashboard.store.RetentionRules.RetentionRule;
import org.fener.indexer.PostQuery;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// How long posts are kept, what is held, what was erased: without what any of it is about for those who see no posts.
@Controller
final class KeepingPage {

    private final Installation installation;
    private final ErasureDesk desk;

    KeepingPage(Installation installation, ErasureDesk desk) {
        this.installation = installation;
        this.desk = desk;
    }

    /// How long posts of a kind are kept now.
    ///
    /// @param source  empty for every source that has no row of its own
    /// @param decided empty where it is as shipped
    record Kept(String kind, String source, int days, Optional<RetentionRule> decided) {}

    /// A hold as a person may see it.
    ///
    /// @param subject    contacts hidden
    /// @param unreadable whether it stands and nobody can tell on what
    record HeldThing(Hold hold, String subject, String why, boolean stands, boolean unreadable) {}

    /// An erasure, with what became of it.
    record Ordered(Order order, String trouble, List<String> left) {}

    @GetMapping("/keeping")
    String show(Model model) throws IOException {
        List<RetentionRule> rules = rules().history();
        model.addAttribute("kept", kept(rules));
        model.addAttribute("rules", rules);
        model.addAttribute("holds", holds());
        model.addAttribute("requests", new ErasureRequests(installation.database(), installation.clock()).all());
        List<Ordered> orders = new ArrayList<>();
        for (Order order : installation.erasures().orders().reversed())
            orders.add(new Ordered(order, desk.trouble(order.number()).orElse(""), desk.left(order.number())));
        model.addAttribute("orders", orders);
        addForms(model);
        return "page/keeping";
    }

    private void addForms(Model model) {
        model.addAttribute("kinds", kinds());
        model.addAttribute("shortestReason", AuditTrail.SHORTEST_REASON);
        model.addAttribute(
                "today",
                installation
                        .clock()
                        .instant()
                        .atZone(installation.settings().zone())
                        .toLocalDate());
    }

    private List<String> kinds() {
        return Stream.concat(
                        Stream.of(RetentionRules.UNFLAGGED, RetentionRules.FLAGGED),
                        installation.categories().stream().map(Category::key))
                .toList();
    }

    /// General rows first, then those of categories and sources that somebody decided about.
    private static List<Kept> kept(List<RetentionRule> newestFirst) {
        Map<List<String>, Kept> kept = new LinkedHashMap<>();
        for (String kind : List.of(RetentionRules.UNFLAGGED, RetentionRules.FLAGGED))
            kept.put(
                    List.of(kind, ""),
                    new Kept(kind, "", RetentionRules.days(newestFirst, kind, ""), Optional.empty()));
        for (RetentionRule rule : newestFirst.reversed()) {
            String source = rule.source().orElse("");
            kept.put(List.of(rule.kind(), source), new Kept(rule.kind(), source, rule.days(), Optional.of(rule)));
        }
        return List.copyOf(kept.values());
    }

    private List<HeldThing> holds() throws IOException {
        List<HeldThing> things = new ArrayList<>();
        for (Hold hold : new Holds(installation.database(), installation.clock()).all()) {
            boolean stands = hold.standsAt(installation.clock().instant());
            things.add(new HeldThing(
                    hold,
                    Mask.hideContacts(hold.subject()),
                    Mask.hideContacts(hold.why()),
                    stands,
                    stands && HeldPosts.trouble(hold, installation).isPresent()));
        }
        return things;
    }

    /// What would go tonight, now or with another time to keep; nothing is changed.
    ///
    /// @param kind empty: as things stand
    @GetMapping("/keeping/due")
    String due(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "0") int days,
            Principal self,
            Model model)
            throws IOException {
        Optional<RetentionRule> proposed = kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new RetentionRule(
                        known(kind),
                        knownSource(source),
                        inRange(days),
                        self.getName(),
                        installation.clock().instant(),
                        ""));
        model.addAttribute("kind", kind);
        model.addAttribute("source", source);
        model.addAttribute("days", days);
        addForms(model);
        try {
            Retention retention = new Retention(installation);
            model.addAttribute("now", retention.due());
            if (proposed.isPresent()) model.addAttribute("would", retention.dueWith(proposed.get()));
        } catch (UnreadableHold unreadable) {
            model.addAttribute("unreadable", unreadable.id());
        }
        return "page/retention";
    }

    @PostMapping("/keeping/retention")
    String set(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam String reason,
            Principal self,
            RedirectAttributes redirect)
            throws IOException {
        if (kind.isEmpty()) return "redirect:/keeping";
        rules().set(known(kind), knownSource(source), inRange(days), self.getName(), reason.strip());
        redirect.addFlashAttribute("said", "keeping.said.kept");
        return "redirect:/keeping";
    }

    private String known(String kind) {
        if (kinds().contains(kind)) return kind;
        throw new ResponseStatusException(
                HttpStatus.BAD_REQUEST, "kind '" + kind + "': expected one of " + String.join(", ", kinds()));
    }

    /// A source that is watched or has posts: a rule for any other would keep nothing and erase nothing.
    private Optional<String> knownSource(String source) throws IOException {
        String id = source.strip();
        if (id.isEmpty()) return Optional.empty();
        if (isKnown(id, installation)) return Optional.of(id);
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no source '" + id + "' is or was watched");
    }

    /// Whether a source is watched, or was and has posts.
    static boolean isKnown(String source, Installation installation) throws IOException {
        return installation.sources().find(source).isPresent()
                || installation.index().count(PostQuery.of("source:\"" + source.replace("\"", " ") + "\"")) > 0;
    }

    private static int inRange(int days) {
        if (days >= 1 && days <= RetentionRules.MOST_DAYS) return days;
        throw new ResponseStatusException(
                HttpStatus.BAD_REQUEST, "days: expected 1 to " + RetentionRules.MOST_DAYS + ", got " + days);
    }

    private RetentionRules rules() {
        return new RetentionRules(installation.database(), installation.clock());
    }
}
