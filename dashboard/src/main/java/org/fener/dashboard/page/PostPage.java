package org.fener.dashboard.page;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.Score;
import org.fener.classifier.text.PreparedText;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.page.MarkedText.Mark;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Labels;
import org.fener.dashboard.store.Objections;
import org.fener.dashboard.tuning.FiringRules;
import org.fener.dashboard.tuning.NearestLabels;
import org.fener.dashboard.tuning.NearestLabels.Near;
import org.fener.dashboard.why.ToldReasons;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.QueryMistake;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One post as it reads: its text with what the search found and what was taken as evidence, and why it was flagged.
@Controller
final class PostPage {

    private static final int MOST_REASONS = 30;
    private static final int NEAREST = 3;
    private static final int EXCERPT = 200;

    private final Installation installation;
    private final Masks masks;
    private final PostHead head;
    private final NearestLabels nearest;
    private final ReportSentence sentence;

    PostPage(Installation installation, Masks masks, PostHead head, NearestLabels nearest, ReportSentence sentence) {
        this.installation = installation;
        this.masks = masks;
        this.head = head;
        this.nearest = nearest;
        this.sentence = sentence;
    }

    /// One category's score taken apart: `bias + raised + lowered = logit`.
    record Sum(Score score, double bias, double raised, double lowered, double logit) {
        static Sum of(Explanation why) {
            double raised = 0;
            double lowered = 0;
            for (Reason reason : why.reasons())
                if (reason.contribution() > 0) raised += reason.contribution();
                else lowered += reason.contribution();
            return new Sum(why.score(), why.bias(), raised, lowered, why.logit());
        }
    }

    /// @param words of the text that the feature stands for; empty for one of the whole text
    record Because(String feature, List<String> words, double contribution) {}

    @GetMapping("/post")
    String text(@RequestParam String key, @RequestParam(defaultValue = "") String q, Model model) throws IOException {
        IndexedPost post = head.show(key, q, PostTab.TEXT, model);
        List<Mark> marks = new ArrayList<>();
        for (Span span : found(q, post)) marks.add(new Mark(span, "match"));
        model.addAttribute("matched", !marks.isEmpty());
        marks.addAll(EvidenceMarks.of(post, installation.classifier()));
        String shown = masks.of(post).hide(post.post().text());
        model.addAttribute("parts", MarkedText.cut(shown, marks));
        model.addAttribute("folded", PreparedText.of(shown).folded()); // of what is hidden nothing can come back
        return "page/post";
    }

    private List<Span> found(String q, IndexedPost post) throws IOException {
        if (q.isBlank()) return List.of();
        try {
            return installation.index().marks(PostQuery.of(q), post);
        } catch (QueryMistake mistake) {
            return List.of(); // the search page tells of it
        }
    }

    @GetMapping("/post/why")
    String why(
            @RequestParam String key,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String category,
            Model model)
            throws IOException {
        IndexedPost post = head.show(key, q, PostTab.WHY, model);
        List<Explanation> all = PostHead.scores(post).stream()
                .map(score -> explain(post, score.category()))
                .toList();
        model.addAttribute(
                "fired",
                new FiringRules(
                                installation.rules().inForce(),
                                installation.settings().zone(),
                                installation.clock())
                        .on(post));
        model.addAttribute("sums", all.stream().map(Sum::of).toList());
        Optional<Explanation> chosen = all.stream()
                .filter(why -> why.score().category().equals(category))
                .findFirst()
                .or(() -> all.stream().findFirst());
        model.addAttribute("why", chosen.orElse(null));
        chosen.ifPresent(why -> explain(post, why, model));
        if (chosen.isPresent()) near(post, chosen.get().score().category(), model);
        return "page/post";
    }

    /// A labelled text beside the post.
    ///
    /// @param key of the post that it is of; empty for a text of the program
    record Neighbour(String key, String excerpt, double likeness) {}

    private void near(IndexedPost post, String category, Model model) throws IOException {
        NearestLabels.Sides sides = nearest.to(post.post().text(), category, NEAREST);
        model.addAttribute("fitting", neighbours(sides.fitting()));
        model.addAttribute("other", neighbours(sides.other()));
        model.addAttribute("longestObjection", Objections.LONGEST);
    }

    private List<Neighbour> neighbours(List<Near> near) throws IOException {
        List<Neighbour> neighbours = new ArrayList<>();
        for (Near one : near) {
            Optional<IndexedPost> known = one.post().isEmpty()
                    ? Optional.empty()
                    : installation.index().get(one.post().get());
            neighbours.add(new Neighbour(
                    known.map(IndexedPost::key).orElse(""), masks.excerpt(one.text(), EXCERPT), one.likeness()));
        }
        return neighbours;
    }

    /// Puts the text first in line to be labelled for the category.
    @PostMapping("/post/why/wrong")
    String wrong(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String note,
            Principal self,
            RedirectAttributes redirect)
            throws IOException {
        IndexedPost post = head.found(key);
        if (post.verdict().score(category).isEmpty())
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no score for '" + category + "'");
        if (note.length() > Objections.LONGEST)
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "the note is too long");
        new Objections(installation.database(), installation.clock())
                .object(post.key(), Labels.digest(post.post().text()), category, self.getName(), note.strip());
        redirect.addAttribute("key", key);
        redirect.addAttribute("category", category);
        redirect.addFlashAttribute("objected", true);
        return "redirect:/post/why";
    }

    private void explain(IndexedPost post, Explanation why, Model model) {
        Mask mask = masks.of(post);
        String shown = mask.hide(post.post().text());
        ToldReasons reasons =
                ToldReasons.of(why, post.post().text(), post.verdict().language(), MOST_REASONS);
        List<Mark> marks = new ArrayList<>();
        for (Span span : why.flipping()) marks.add(new Mark(span, "flipping"));
        marks.addAll(MarkedText.evidence(reasons.told()));
        model.addAttribute("parts", MarkedText.cut(shown, marks));
        model.addAttribute(
                "reasons",
                reasons.told().stream()
                        .map(reason -> new Because(
                                mask.hide(reason.in(Shell.language())),
                                words(shown, reason.spans()),
                                reason.contribution()))
                        .toList());
        model.addAttribute("sentence", sentence.of(why, reasons.told(), mask));
        model.addAttribute("all", reasons);
        model.addAttribute(
                "small",
                reasons.small().stream().map(Reason::feature).distinct().toList());
        model.addAttribute("flipping", words(shown, why.flipping()));
    }

    private static List<String> words(String text, List<Span> spans) {
        return spans.stream()
                .map(span -> text.substring(Math.min(span.start(), text.length()), Math.min(span.end(), text.length())))
                .distinct()
                .toList();
    }

    private Explanation explain(IndexedPost post, String category) {
        return installation.classifier().explain(post.post().text(), post.post().language(), category);
    }

    /// Shows the contacts of a post to a person who says why; the audit log has kept the reason before.
    @PostMapping("/post/unmask")
    String unmask(
            @RequestParam String key,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String tab,
            HttpSession session,
            RedirectAttributes redirect)
            throws IOException {
        masks.show(head.found(key).key(), session);
        redirect.addAttribute("key", key);
        if (!q.isEmpty()) redirect.addAttribute("q", q);
        return "redirect:" + PostTab.named(tab).path();
    }
}
