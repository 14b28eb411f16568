package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.classifier.Score;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.page.MarkedText.Mark;
import org.fener.dashboard.page.WaitingPosts.Queue;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Decision;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.Triage;
import org.fener.dashboard.store.Triage.Choice;
import org.fener.dashboard.store.Triage.Subject;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The inbox: flagged posts that nobody has decided about, one at a time, with the reasons beside; each decision is a
/// form, and a key.
@Controller
final class InboxPage {

    private static final int MOST_REASONS = 8;
    private static final int MOST_ALIKE = 500;

    private final Installation installation;
    private final Masks masks;

    InboxPage(Installation installation, Masks masks) {
        this.installation = installation;
        this.masks = masks;
    }

    @GetMapping("/inbox")
    String inbox(
            @RequestParam(defaultValue = "newest") String queue,
            @RequestParam(defaultValue = "") String key,
            Principal self,
            Model model)
            throws IOException {
        Queue order = Queue.parsed(queue);
        List<IndexedPost> waiting = new WaitingPosts(installation).in(order, self.getName());
        Optional<IndexedPost> asked =
                key.isEmpty() ? Optional.empty() : installation.index().get(key);
        Optional<IndexedPost> shown = asked.or(() -> waiting.stream().findFirst());
        model.addAttribute("queue", order.inAddress());
        model.addAttribute("queues", Queue.values());
        model.addAttribute("waiting", waiting);
        model.addAttribute("categories", installation.categories());
        model.addAttribute("post", shown.orElse(null));
        if (shown.isPresent()) show(shown.get(), waiting, self.getName(), model);
        return "page/inbox";
    }

    private void show(IndexedPost post, List<IndexedPost> waiting, String self, Model model) throws IOException {
        List<String> keys = waiting.stream().map(IndexedPost::key).toList();
        int at = keys.indexOf(post.key());
        model.addAttribute("before", at > 0 ? keys.get(at - 1) : "");
        model.addAttribute("next", at + 1 < keys.size() ? keys.get(at + 1) : "");
        Triage triage = triage();
        model.addAttribute("standing", triage.standing(post.key()).orElse(null));
        model.addAttribute("history", triage.history(post.key()));
        model.addAttribute(
                "claimedBy",
                triage.claimedBy(post.key())
                        .filter(holder -> !holder.equals(self))
                        .orElse(""));
        model.addAttribute(
                "mine", triage.claimedBy(post.key()).filter(self::equals).isPresent());
        model.addAttribute("alike", alike(post).size() - 1);
        explain(post, model);
    }

    private void explain(IndexedPost post, Model model) {
        Mask mask = masks.of(post);
        String text = post.post().text();
        Optional<String> strongest = post.verdict().scores().stream()
                .max(Comparator.comparing(Score::flagged).thenComparingDouble(Score::probability))
                .map(Score::category);
        List<Mark> marks = new ArrayList<>();
        if (strongest.isPresent()) {
            Explanation why =
                    installation.classifier().explain(text, post.post().language(), strongest.get());
            List<Reason> reasons = why.reasons().stream().limit(MOST_REASONS).toList();
            for (Reason reason : reasons)
                for (Reason.Span span : reason.spans())
                    marks.add(new Mark(span, reason.contribution() > 0 ? "evidence-for" : "evidence-against"));
            model.addAttribute("why", why);
            model.addAttribute("reasons", reasons);
            model.addAttribute("explained", strongest.get());
        }
        model.addAttribute("mask", mask);
        model.addAttribute("parts", MarkedText.cut(mask.hide(text), marks));
    }

    @PostMapping("/inbox/decide")
    String decide(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "false") boolean group,
            @RequestParam(defaultValue = "0") long seen,
            @RequestParam(defaultValue = "newest") String queue,
            @RequestParam(defaultValue = "") String next,
            Principal self,
            RedirectAttributes redirect)
            throws IOException {
        IndexedPost post = found(key);
        List<Subject> subjects = new ArrayList<>();
        for (IndexedPost one : group ? alike(post) : List.of(post)) subjects.add(subject(one));
        Optional<Decision> between = triage().decide(subjects, chosen(choice, note.strip()), self.getName(), seen);
        redirect.addAttribute("queue", Queue.parsed(queue).inAddress());
        if (between.isPresent()) {
            redirect.addAttribute("key", key);
            redirect.addFlashAttribute("conflict", between.get());
        } else {
            if (!next.isEmpty()) redirect.addAttribute("key", next);
            redirect.addFlashAttribute("decided", subjects.size());
        }
        return "redirect:/inbox";
    }

    /// @param choice a state, and for CONFIRMED the category after a colon
    private Choice chosen(String choice, String note) {
        for (State state : State.values())
            if (state != State.CONFIRMED && choice.equals(state.name())) return new Choice(state, "", note);
        return installation.categories().stream()
                .filter(category -> choice.equals(State.CONFIRMED + ":" + category.key()))
                .findFirst()
                .map(category -> new Choice(State.CONFIRMED, category.key(), note))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST,
                        "expected CONFIRMED:category, REJECTED, UNSURE or ESCALATED, got '" + choice + "'"));
    }

    /// Back to the post as it was before.
    @PostMapping("/inbox/undo")
    String undo(@RequestParam(defaultValue = "newest") String queue, Principal self, RedirectAttributes redirect) {
        redirect.addAttribute("queue", Queue.parsed(queue).inAddress());
        Optional<String> undone = triage().undo(self.getName());
        undone.ifPresent(key -> redirect.addAttribute("key", key));
        redirect.addFlashAttribute("undone", undone.isPresent());
        return "redirect:/inbox";
    }

    @PostMapping("/inbox/claim")
    String claim(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "newest") String queue,
            Principal self,
            RedirectAttributes redirect)
            throws IOException {
        triage().claim(found(key).key(), self.getName());
        redirect.addAttribute("queue", Queue.parsed(queue).inAddress());
        redirect.addAttribute("key", key);
        return "redirect:/inbox";
    }

    private Triage triage() {
        return new Triage(installation.database(), installation.clock());
    }

    private IndexedPost found(String key) throws IOException {
        return installation
                .index()
                .get(key)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no post " + key));
    }

    private static Subject subject(IndexedPost post) {
        return new Subject(
                post.key(),
                post.post().text(),
                Optional.of(post.verdict().language()),
                post.verdict().scores().stream()
                        .filter(Score::flagged)
                        .map(Score::category)
                        .toList());
    }

    /// The post and its near-duplicates, itself first.
    private List<IndexedPost> alike(IndexedPost post) throws IOException {
        List<IndexedPost> alike = new ArrayList<>(List.of(post));
        installation.index().each(PostQuery.of("group:" + post.group()), other -> {
            if (alike.size() < MOST_ALIKE && !other.key().equals(post.key())) alike.add(other);
        });
        return alike;
    }
}
