package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fener.dashboard.page.WaitingPosts.Queue;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Claims;
import org.fener.dashboard.store.Triage;
import org.fener.dashboard.store.Triage.Subject;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.QueryMistake;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One decision about all waiting posts that a search finds. The page says how many they are; if they have become
/// others meanwhile nothing is decided and it asks again.
@Controller
final class AllMatchingPage {

    private static final int SHOWN = 20;

    private final Installation installation;

    AllMatchingPage(Installation installation) {
        this.installation = installation;
    }

    @GetMapping("/inbox/all")
    String ask(@RequestParam(defaultValue = "") String q, Principal self, Model model) throws IOException {
        try {
            List<IndexedPost> posts = matching(q, self);
            model.addAttribute("count", posts.size());
            model.addAttribute("posts", posts.stream().limit(SHOWN).toList());
        } catch (QueryMistake mistake) {
            model.addAttribute("mistake", mistake);
            model.addAttribute("count", 0);
            model.addAttribute("posts", List.of());
        }
        model.addAttribute("query", q);
        model.addAttribute("most", WaitingPosts.READ_FOR_ORDER);
        model.addAttribute("categories", installation.categories());
        model.addAttribute("wakes", Wake.values());
        return "page/all-matching";
    }

    /// @param count of the posts that the person was told of
    @PostMapping("/inbox/all")
    String decide(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int count,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String wake,
            Principal self,
            RedirectAttributes redirect)
            throws IOException {
        List<Subject> subjects = new ArrayList<>();
        try {
            for (IndexedPost post : matching(q, self)) subjects.add(TriageOrders.subject(post));
        } catch (QueryMistake mistake) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, mistake.getMessage(), mistake);
        }
        if (subjects.isEmpty() || subjects.size() != count) {
            redirect.addAttribute("q", q);
            redirect.addFlashAttribute("changed", true);
            return "redirect:/inbox/all";
        }
        new Triage(installation.database(), installation.clock())
                .decide(subjects, TriageOrders.chosen(choice, note.strip(), wake, installation), self.getName(), 0);
        redirect.addFlashAttribute("decided", count);
        redirect.addAttribute("queue", Queue.NEWEST.inAddress());
        return "redirect:/inbox";
    }

    /// Without those that others have now.
    private List<IndexedPost> matching(String q, Principal self) throws IOException {
        Map<String, String> others = new Claims(installation.database(), installation.clock()).ofOthers(self.getName());
        return new WaitingPosts(installation)
                .matching(q).stream()
                        .filter(post -> !others.containsKey(post.key()))
                        .toList();
    }
}
