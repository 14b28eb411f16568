package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fener.classifier.opennlp.Thresholds;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.tuning.Pace;
import org.fener.dashboard.tuning.RememberedScores;
import org.fener.dashboard.tuning.ThresholdPreview;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A category's threshold: what another one would do, before it is saved. Moving the slider changes nothing.
@Controller
final class ThresholdPage {

    /// The ten languages in which texts are judged.
    static final List<String> LANGUAGES = List.of("ar", "bg", "el", "en", "fa", "ro", "ru", "sr", "tr", "uk");

    private final Installation installation;
    private final RememberedScores remembered = new RememberedScores();

    ThresholdPage(Installation installation) {
        this.installation = installation;
    }

    /// @param percent proposed, 1 to 100; empty: nothing is proposed
    @GetMapping("/models/threshold")
    String preview(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String percent,
            Model model)
            throws IOException {
        Thresholds inForce = inForce(category);
        Optional<String> only = only(language);
        double now = only.map(inForce::of).orElse(inForce.standard());
        double least = percent.isEmpty() ? now : least(percent);
        ThresholdPreview preview = percent.isEmpty()
                ? ThresholdPreview.inForce(installation, remembered, category, only)
                : ThresholdPreview.of(installation, remembered, category, only, OptionalDouble.of(least));
        model.addAttribute("preview", preview);
        model.addAttribute("curve", PrecisionRecall.of(preview));
        model.addAttribute("pace", Pace.of(installation).orElse(null));
        model.addAttribute("category", category);
        model.addAttribute("language", language);
        model.addAttribute("languages", LANGUAGES);
        model.addAttribute("percent", Math.round(least * 1000) / 10.0);
        model.addAttribute("replaced", only.isPresent() ? Map.of() : inForce.apart());
        model.addAttribute(
                "history",
                installation.thresholds().history().stream()
                        .filter(row -> row.category().equals(category))
                        .toList()
                        .reversed());
        model.addAttribute("shortestReason", AuditTrail.SHORTEST_REASON);
        return "page/threshold";
    }

    /// @param percent empty: the model's own again
    @PostMapping("/models/threshold")
    String set(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String percent,
            @RequestParam String reason,
            Principal person,
            RedirectAttributes redirect)
            throws IOException {
        inForce(category);
        installation
                .thresholds()
                .set(
                        category,
                        only(language),
                        percent.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(least(percent)),
                        person.getName(),
                        reason.strip());
        installation.classifier().reload();
        redirect.addAttribute("category", category);
        redirect.addAttribute("language", language);
        redirect.addFlashAttribute("done", "threshold.saved");
        return "redirect:/models/threshold";
    }

    private Thresholds inForce(String category) throws IOException {
        return Optional.ofNullable(installation.classifier().thresholdsInForce().get(category))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "no model knows category '" + category + "'"));
    }

    private static Optional<String> only(String language) {
        if (language.isEmpty()) return Optional.empty();
        if (!LANGUAGES.contains(language))
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "language '" + language + "': expected one of " + LANGUAGES);
        return Optional.of(language);
    }

    private static double least(String percent) {
        try {
            double value = Double.parseDouble(percent.replace(',', '.'));
            if (value > 0 && value <= 100) return value / 100;
        } catch (NumberFormatException e) {
            // told below
        }
        throw new ResponseStatusException(
                HttpStatus.BAD_REQUEST, "percent: expected a number above 0 and at most 100, got '" + percent + "'");
    }
}
