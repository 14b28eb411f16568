package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.classifier.Category;
import org.fener.classifier.Explanation;
import org.fener.classifier.train.LabelQueue.Asked;
import org.fener.classifier.train.LabelQueue.Reason;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.page.MarkedText.Mark;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.Labels;
import org.fener.dashboard.store.Objections;
import org.fener.dashboard.store.Objections.Objection;
import org.fener.dashboard.tuning.NextToLabel;
import org.fener.dashboard.why.ToldReasons;
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

/// The posts that teach a model most, one at a time, each with the reason why it is asked about.
@Controller
final class LabelPage {

    /// So many that there are some for each reason.
    private static final int ASKED_AT_ONCE = 100;
    private static final int MOST_REASONS = 12;

    private final Installation installation;
    private final Masks masks;

    LabelPage(Installation installation, Masks masks) {
        this.installation = installation;
        this.masks = masks;
    }

    /// @param skip keys that this person wants to see later
    /// @param mode name of the one reason for which posts are asked about; empty for all in turn
    @GetMapping("/models/labels")
    String next(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(required = false) List<String> skip,
            @RequestParam(defaultValue = "") String mode,
            Model model)
            throws IOException {
        Category asked = category(category);
        List<String> later = skip == null ? List.of() : skip;
        List<Asked> queue =
                NextToLabel.of(installation, asked.key(), PostQuery.of("*"), Optional.empty(), ASKED_AT_ONCE);
        Optional<Objection> objection = mode.isEmpty() ? objection(asked.key(), later) : Optional.empty();
        Optional<Asked> other = queue.stream()
                .filter(one -> mode.isEmpty() || one.reason().name().equalsIgnoreCase(mode))
                .filter(one -> !later.contains(one.candidate().id()))
                .findFirst();
        Optional<String> first = objection
                .map(Objection::post)
                .or(() -> other.map(one -> one.candidate().id()));
        model.addAttribute("category", asked);
        model.addAttribute("language", Shell.language());
        model.addAttribute("mode", mode);
        model.addAttribute("modes", Reason.values());
        model.addAttribute("objection", objection.orElse(null));
        model.addAttribute(
                "reason",
                objection.isPresent()
                        ? "objected"
                        : other.map(one -> one.reason().name().toLowerCase(Locale.ROOT))
                                .orElse(""));
        if (first.isPresent()) show(post(first.get()), asked.key(), model);
        model.addAttribute("skip", Stream.concat(later.stream(), first.stream()).toList());
        return "page/label";
    }

    /// Somebody called an explanation wrong: such a text comes first, while the post still has it.
    private Optional<Objection> objection(String category, List<String> later) throws IOException {
        for (Objection one : new Objections(installation.database(), installation.clock()).open(category))
            if (!later.contains(one.post())
                    && installation
                            .index()
                            .get(one.post())
                            .filter(post -> Labels.digest(post.post().text()).equals(one.textDigest()))
                            .isPresent()) return Optional.of(one);
        return Optional.empty();
    }

    private void show(IndexedPost post, String category, Model model) {
        String text = post.post().text();
        Mask mask = masks.of(post);
        Explanation why = installation.classifier().explain(text, post.post().language(), category);
        List<Mark> marks =
                MarkedText.evidence(ToldReasons.of(why, text, post.verdict().language(), MOST_REASONS)
                        .told());
        model.addAttribute("post", post);
        model.addAttribute("score", why.score());
        model.addAttribute("parts", MarkedText.cut(mask.hide(text), marks));
    }

    @PostMapping("/models/labels")
    String labelled(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String mode,
            Principal person,
            RedirectAttributes redirect)
            throws IOException {
        IndexedPost post = post(key);
        installation
                .labels()
                .put(
                        key,
                        post.post().text(),
                        post.post().language(),
                        category(category).key(),
                        answer(answer),
                        person.getName(),
                        note.strip());
        redirect.addAttribute("category", category);
        if (!mode.isEmpty()) redirect.addAttribute("mode", mode);
        redirect.addFlashAttribute("kept", key);
        return "redirect:/models/labels";
    }

    private static Answer answer(String word) {
        try {
            return Answer.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "answer '" + word + "': expected YES, NO, UNSURE or WITHDRAWN", e);
        }
    }

    private Category category(String key) {
        return installation.categories().stream()
                .filter(category -> category.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no category '" + key + "'"));
    }

    private IndexedPost post(String key) throws IOException {
        return installation
                .index()
                .get(key)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no post " + key));
    }
}
