package org.fener.dashboard.page;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.classifier.Score;
import org.fener.dashboard.page.MarkedText.Mark;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.IndexedPost;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One post: its text with the words that raised the score, why it was flagged, where and when it was seen.
@Controller
final class PostPage {

    private static final int MOST_REASONS = 12;

    private final Installation installation;
    private final Masks masks;

    PostPage(Installation installation, Masks masks) {
        this.installation = installation;
        this.masks = masks;
    }

    @GetMapping("/post")
    String post(@RequestParam String key, @RequestParam(defaultValue = "") String category, Model model)
            throws IOException {
        IndexedPost post = installation
                .index()
                .get(key)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no post " + key));
        List<Score> scores = post.verdict().scores().stream()
                .sorted(Comparator.comparing(Score::flagged)
                        .thenComparingDouble(Score::probability)
                        .reversed())
                .toList();
        model.addAttribute("post", post);
        model.addAttribute("scores", scores);
        model.addAttribute("categories", installation.categories());
        model.addAttribute("versions", installation.index().versions(key));
        String explained = scores.stream()
                .map(Score::category)
                .filter(category::equals)
                .findFirst()
                .orElseGet(() -> scores.isEmpty() ? "" : scores.getFirst().category());
        model.addAttribute("explained", explained);
        model.addAttribute("shortestReason", AuditTrail.SHORTEST_REASON);
        explain(post, explained, model);
        return "page/post";
    }

    /// Shows the contacts of a post to a person who says why; the audit log has kept the reason before.
    @PostMapping("/post/unmask")
    String unmask(@RequestParam String key, HttpSession session, RedirectAttributes redirect) throws IOException {
        if (installation.index().get(key).isEmpty())
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no post " + key);
        masks.show(key, session);
        redirect.addAttribute("key", key);
        return "redirect:/post";
    }

    private void explain(IndexedPost post, String category, Model model) {
        String text = post.post().text();
        String shown = masks.of(post).hide(text);
        if (category.isEmpty()) {
            model.addAttribute("parts", MarkedText.cut(shown, List.of()));
            return;
        }
        Explanation why = installation.classifier().explain(text, post.post().language(), category);
        List<Reason> strongest = why.reasons().stream().limit(MOST_REASONS).toList();
        List<Mark> marks = new ArrayList<>();
        for (Reason reason : strongest)
            for (Reason.Span span : reason.spans())
                marks.add(new Mark(span, reason.contribution() > 0 ? "evidence-for" : "evidence-against"));
        model.addAttribute("parts", MarkedText.cut(shown, marks));
        model.addAttribute("why", why);
        model.addAttribute("reasons", strongest);
    }
}
