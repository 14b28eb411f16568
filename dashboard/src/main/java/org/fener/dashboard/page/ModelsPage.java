package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fener.classifier.Category;
import org.fener.classifier.opennlp.Thresholds;
import org.fener.classifier.train.ChangeGuard;
import org.fener.classifier.train.Comparison;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.Objection;
import org.fener.classifier.train.Objection.Kind;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Label;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.LabelRows;
import org.fener.dashboard.store.Objections;
import org.fener.dashboard.store.Promotion;
import org.fener.dashboard.store.RegisteredModel;
import org.fener.dashboard.tuning.Drift;
import org.fener.dashboard.tuning.ModelChange;
import org.fener.indexer.PostQuery;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Which models judge, with which thresholds, on which labels; who put them in charge, and the way back.
@Controller
final class ModelsPage {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int EXCERPT = 120;

    /// Of a language, for its figures to tell anything.
    private static final int FEWEST_POSITIVES = 30;

    private final Installation installation;
    private final Masks masks;
    private final MessageSource messages;
    private final CategoryNames categories;

    ModelsPage(Installation installation, Masks masks, MessageSource messages, CategoryNames categories) {
        this.installation = installation;
        this.masks = masks;
        this.messages = messages;
        this.categories = categories;
    }

    /// One category.
    ///
    /// @param thresholds in force; empty if no model knows the category
    /// @param perDay     flagged posts first seen in the last seven days
    /// @param objections explanations that people called wrong and that no label has answered
    record Line(Category category, Optional<Thresholds> thresholds, double perDay, Labelled labels, int objections) {}

    /// How many people's answers stand.
    record Labelled(long yes, long no, long unsure) {}

    @GetMapping("/models")
    String models(Model model) throws IOException {
        Instant now = installation.clock().instant();
        Map<String, Thresholds> inForce = installation.classifier().thresholdsInForce();
        List<Label> labels = installation.labels().standing();
        Objections objections = new Objections(installation.database(), installation.clock());
        List<Line> lines = new ArrayList<>();
        for (Category category : installation.categories())
            lines.add(new Line(
                    category,
                    Optional.ofNullable(inForce.get(category.key())),
                    installation
                                    .index()
                                    .count(PostQuery.of("*")
                                            .flagged(List.of(category.key()))
                                            .firstSeen(now.minus(WEEK), now))
                            / 7.0,
                    labelled(labels, category.key()),
                    objections.open(category.key()).size()));
        model.addAttribute("lines", lines);
        model.addAttribute("champion", installation.models().champion().orElse(null));
        model.addAttribute("registered", installation.models().all());
        List<Promotion> promotions = installation.models().promotions();
        model.addAttribute("promotions", promotions);
        List<Optional<String>> standing = Promotion.standing(promotions);
        if (standing.size() > 1) model.addAttribute("before", standing.get(standing.size() - 2));
        model.addAttribute("version", installation.classifier().version());
        model.addAttribute("figures", installation.classifier().figures().byCategory());
        model.addAttribute("fewestPositives", FEWEST_POSITIVES);
        model.addAttribute("shortestReason", AuditTrail.SHORTEST_REASON);
        return "page/models";
    }

    private static Labelled labelled(List<Label> labels, String category) {
        return new Labelled(
                count(labels, category, Answer.YES),
                count(labels, category, Answer.NO),
                count(labels, category, Answer.UNSURE));
    }

    private static long count(List<Label> labels, String category, Answer answer) {
        return labels.stream()
                .filter(label -> label.category().equals(category) && label.answer() == answer)
                .count();
    }

    /// How the posts since the last promotion differ from those of that day.
    @GetMapping("/models/drift")
    String drift(Model model) throws IOException {
        Optional<Promotion> last = installation.models().promotions().stream().findFirst();
        model.addAttribute("last", last.orElse(null));
        if (last.isPresent())
            model.addAttribute(
                    "drifts", Drift.since(installation, last.get(), last.get().at()));
        return "page/drift";
    }

    /// A challenger beside the model in charge, on the fifth of the labels that is never learned from.
    @GetMapping("/models/compare")
    String compare(@RequestParam(defaultValue = "") String version, Model model) throws IOException {
        RegisteredModel challenger = registered(version);
        ModelChange change = new ModelChange(installation);
        List<LabelledRow> frozen = ChangeGuard.once(LabelRows.frozen(installation.labels()));
        model.addAttribute("challenger", challenger);
        model.addAttribute("rows", frozen.size());
        List<Comparison> comparisons =
                Comparison.of(change.champion(), installation.classifier().with(Optional.of(challenger)), frozen);
        model.addAttribute("comparisons", comparisons);
        Map<String, String> excerpts = new HashMap<>();
        Set<String> known = new HashSet<>();
        for (Comparison comparison : comparisons)
            for (Comparison.Flip flip : comparison.flipped()) {
                excerpts.put(flip.id(), masks.excerpt(flip.text(), EXCERPT));
                if (installation.index().get(flip.id()).isPresent()) known.add(flip.id());
            }
        model.addAttribute("excerpts", excerpts);
        model.addAttribute("known", known);
        model.addAttribute(
                "objections",
                change.objections(challenger, frozen).stream().map(this::told).toList());
        model.addAttribute("shortestReason", AuditTrail.SHORTEST_REASON);
        return "page/compare";
    }

    /// In the words of the reader; of texts an excerpt with its contacts hidden.
    private String told(Objection objection) {
        List<Object> filled = new ArrayList<>(objection.filled());
        if (objection.kind() == Kind.ALIKE)
            filled.set(2, masks.excerpt(filled.get(2).toString(), EXCERPT));
        String words = messages.getMessage(
                "compare.objection." + objection.kind(), filled.toArray(), LocaleContextHolder.getLocale());
        return objection.category().isEmpty() ? words : categories.of(objection.category()) + ": " + words;
    }

    /// Puts a model in charge unless something speaks against it.
    @PostMapping("/models/promote")
    String promote(
            @RequestParam(defaultValue = "") String version,
            @RequestParam String reason,
            Principal person,
            RedirectAttributes redirect)
            throws IOException {
        RegisteredModel challenger = registered(version);
        ModelChange change = new ModelChange(installation);
        if (!change.objections(challenger, LabelRows.frozen(installation.labels()))
                .isEmpty()) {
            redirect.addAttribute("version", version);
            return "redirect:/models/compare";
        }
        change.takeCharge(Optional.of(challenger.digest()), person.getName(), reason.strip());
        redirect.addFlashAttribute("done", "models.promoted");
        return "redirect:/models";
    }

    /// @param from the model that was in charge when the page was made; another one is not taken back unseen
    @PostMapping("/models/rollback")
    String rollBack(
            @RequestParam String reason,
            @RequestParam(defaultValue = "") String from,
            Principal person,
            RedirectAttributes redirect)
            throws IOException {
        String now =
                installation.models().champion().map(RegisteredModel::digest).orElse("");
        if (!from.isEmpty() && !from.equals(now)) {
            redirect.addFlashAttribute("mistake", "models.changed");
            return "redirect:/models";
        }
        try {
            new ModelChange(installation).rollBack(person.getName(), reason.strip());
            redirect.addFlashAttribute("done", "models.rolledback");
        } catch (IllegalArgumentException nothingBefore) {
            redirect.addFlashAttribute("mistake", "models.nothing.before");
        }
        return "redirect:/models";
    }

    private RegisteredModel registered(String version) {
        try {
            return installation.models().named(version);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage(), unknown);
        }
    }
}
