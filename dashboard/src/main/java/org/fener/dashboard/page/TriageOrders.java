package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Score;
import org.fener.dashboard.page.WaitingPosts.Queue;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Claims;
import org.fener.dashboard.store.Decision;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.Triage;
import org.fener.dashboard.store.Triage.Choice;
import org.fener.dashboard.store.Triage.Subject;
import org.fener.indexer.IndexedPost;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What people decide about flagged posts, in the inbox or on a post's page: each a form, and a key.
@Controller
final class TriageOrders {

    private final Installation installation;

    TriageOrders(Installation installation) {
        this.installation = installation;
    }

    /// @param back `post` to return to the post's page, else to the inbox
    @PostMapping("/inbox/decide")
    String decide(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String wake,
            @RequestParam(defaultValue = "false") boolean group,
            @RequestParam(defaultValue = "0") long seen,
            @RequestParam(defaultValue = "newest") String queue,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String back,
            Principal self,
            RedirectAttributes redirect)
            throws IOException {
        IndexedPost post = found(key);
        List<Subject> subjects = new ArrayList<>();
        for (IndexedPost one : group ? Alike.to(post, self.getName(), installation) : List.of(post))
            subjects.add(subject(one));
        Choice chosen = chosen(choice, note.strip(), wake, installation);
        Optional<Decision> between = triage().decide(subjects, chosen, self.getName(), seen);
        if (between.isPresent()) {
            redirect.addFlashAttribute("conflict", between.get());
            redirect.addFlashAttribute("wanted", chosen);
            redirect.addFlashAttribute("choice", choice);
            redirect.addFlashAttribute("wake", wake);
            return toInbox(queue, key, redirect);
        }
        redirect.addFlashAttribute("decided", subjects.size());
        return back.equals("post") ? toPost(key, redirect) : toInbox(queue, next, redirect);
    }

    /// @param choice a state, and for CONFIRMED the category after a colon
    static Choice chosen(String choice, String note, String wake, Installation installation) {
        for (State state : State.values())
            if (state != State.CONFIRMED && choice.equals(state.name()))
                return new Choice(
                        state,
                        "",
                        note,
                        state == State.SNOOZED
                                ? Optional.of(Wake.parsed(wake)
                                        .after(
                                                installation.clock().instant(),
                                                installation.settings().zone()))
                                : Optional.empty());
        return installation.categories().stream()
                .filter(category -> choice.equals(State.CONFIRMED + ":" + category.key()))
                .findFirst()
                .map(category -> new Choice(State.CONFIRMED, category.key(), note))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST,
                        "expected CONFIRMED:category, REJECTED, UNSURE, ESCALATED or SNOOZED, got '" + choice + "'"));
    }

    /// Back to the post as it was before.
    @PostMapping("/inbox/undo")
    String undo(
            @RequestParam(defaultValue = "newest") String queue,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String key,
            Principal self,
            RedirectAttributes redirect)
            throws IOException {
        Optional<String> undone = triage().undo(self.getName());
        redirect.addFlashAttribute("undone", undone.isPresent());
        if (back.equals("post")) return toPost(undone.orElse(key), redirect);
        if (undone.isEmpty()) return toInbox(queue, "", redirect);
        return toInbox(queueWith(undone.get(), queue, self.getName()), undone.get(), redirect);
    }

    /// The queue in which a person worked, if the post waits there again.
    private String queueWith(String key, String queue, String self) throws IOException {
        boolean waits = new WaitingPosts(installation)
                .in(Queue.parsed(queue), self).stream()
                        .anyMatch(post -> post.key().equals(key));
        return waits ? queue : "newest";
    }

    @PostMapping("/inbox/claim")
    String claim(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "newest") String queue,
            Principal self,
            RedirectAttributes redirect)
            throws IOException {
        new Claims(installation.database(), installation.clock())
                .take(found(key).key(), self.getName());
        return toInbox(queue, key, redirect);
    }

    private static String toInbox(String queue, String key, RedirectAttributes redirect) {
        redirect.addAttribute("queue", Queue.parsed(queue).inAddress());
        if (!key.isEmpty()) redirect.addAttribute("key", key);
        return "redirect:/inbox";
    }

    private static String toPost(String key, RedirectAttributes redirect) {
        redirect.addAttribute("key", key);
        return "redirect:/post";
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

    static Subject subject(IndexedPost post) {
        return new Subject(
                post.key(),
                post.post().text(),
                Optional.of(post.verdict().language()),
                post.verdict().scores().stream()
                        .filter(Score::flagged)
                        .map(Score::category)
                        .toList());
    }
}
