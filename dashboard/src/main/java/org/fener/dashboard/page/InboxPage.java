package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.classifier.Score;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.page.MarkedText.Mark;
import org.fener.dashboard.page.WaitingPosts.Queue;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Claims;
import org.fener.dashboard.store.Claims.Claim;
import org.fener.dashboard.store.Triage;
import org.fener.dashboard.tuning.Pace;
import org.fener.dashboard.why.ToldReasons;
import org.fener.indexer.IndexedPost;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// The inbox: flagged posts that nobody has decided about, one at a time, with the reasons beside; each decision is a
/// form, and a key.
@Controller
final class InboxPage {

    private static final int MOST_REASONS = 8;

    private final Installation installation;
    private final Masks masks;

    InboxPage(Installation installation, Masks masks) {
        this.installation = installation;
        this.masks = masks;
    }

    /// @param ahead whether the page is asked for before anybody reads it: the post is not taken for being read then
    @GetMapping("/inbox")
    String inbox(
            @RequestParam(defaultValue = "newest") String queue,
            @RequestParam(defaultValue = "") String key,
            @RequestHeader(name = "Fener-Ahead", defaultValue = "false") boolean ahead,
            Principal self,
            Model model)
            throws IOException {
        Queue order = Queue.parsed(queue);
        List<IndexedPost> waiting = new WaitingPosts(installation).in(order, self.getName());
        Map<String, String> others = claims().ofOthers(self.getName());
        Optional<IndexedPost> shown = asked(key, order, waiting)
                .or(() -> waiting.stream()
                        .filter(post -> !others.containsKey(post.key()))
                        .findFirst())
                .or(() -> waiting.stream().findFirst());
        model.addAttribute("queue", order.inAddress());
        model.addAttribute("queues", Queue.values());
        model.addAttribute("waiting", waiting);
        model.addAttribute("others", others);
        model.addAttribute("blind", order == Queue.SECOND);
        model.addAttribute("categories", installation.categories());
        model.addAttribute("wakes", Wake.values());
        model.addAttribute("today", triage().decidedSince(midnight(), self.getName()));
        model.addAttribute(
                "pace", Pace.of(installation, midnight(), self.getName()).orElse(null));
        model.addAttribute("post", shown.orElse(null));
        if (shown.isPresent()) {
            model.addAttribute(
                    "taken", taken(shown.get(), self.getName(), ahead).orElse(null));
            show(shown.get(), waiting, others, self.getName(), model);
        }
        return "page/inbox";
    }

    private Optional<Claim> taken(IndexedPost post, String self, boolean ahead) {
        return ahead ? claims().ofOther(post.key(), self) : claims().look(post.key(), self);
    }

    /// Whoever reads a second time sees nothing but what waits for that.
    private Optional<IndexedPost> asked(String key, Queue order, List<IndexedPost> waiting) throws IOException {
        if (key.isEmpty()) return Optional.empty();
        return order == Queue.SECOND
                ? waiting.stream().filter(post -> post.key().equals(key)).findFirst()
                : installation.index().get(key);
    }

    private Instant midnight() {
        ZoneId zone = installation.settings().zone();
        return installation
                .clock()
                .instant()
                .atZone(zone)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
    }

    private void show(IndexedPost post, List<IndexedPost> waiting, Map<String, String> others, String self, Model model)
            throws IOException {
        List<String> keys = waiting.stream().map(IndexedPost::key).toList();
        int at = keys.indexOf(post.key());
        model.addAttribute("before", at > 0 ? keys.get(at - 1) : "");
        model.addAttribute("next", next(keys, at + 1, others));
        model.addAttribute("standing", triage().standing(post.key()).orElse(null));
        model.addAttribute("history", triage().history(post.key()));
        model.addAttribute(
                "mine",
                claims().of(post.key())
                        .filter(claim -> claim.account().equals(self) && !claim.looking())
                        .isPresent());
        model.addAttribute("alike", Alike.of(post, self, installation));
        explain(post, model);
    }

    /// The next one that nobody else has.
    private static String next(List<String> keys, int from, Map<String, String> others) {
        return keys.stream()
                .skip(from)
                .filter(key -> !others.containsKey(key))
                .findFirst()
                .orElse("");
    }

    private void explain(IndexedPost post, Model model) {
        Mask mask = masks.of(post);
        String text = post.post().text();
        Optional<String> strongest = post.verdict().scores().stream()
                .max(Comparator.comparing(Score::flagged).thenComparingDouble(Score::probability))
                .map(Score::category);
        List<Mark> marks = List.of();
        if (strongest.isPresent()) {
            Explanation why =
                    installation.classifier().explain(text, post.post().language(), strongest.get());
            List<Reason> reasons = ToldReasons.of(why, text, post.verdict().language(), MOST_REASONS)
                    .told();
            marks = MarkedText.evidence(reasons);
            model.addAttribute("why", why);
            model.addAttribute("reasons", reasons);
            model.addAttribute("explained", strongest.get());
        }
        model.addAttribute("mask", mask);
        model.addAttribute("parts", MarkedText.cut(mask.hide(text), marks));
    }

    private Claims claims() {
        return new Claims(installation.database(), installation.clock());
    }

    private Triage triage() {
        return new Triage(installation.database(), installation.clock());
    }
}
