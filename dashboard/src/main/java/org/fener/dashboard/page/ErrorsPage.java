package org.fener.dashboard.page;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Category;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.tuning.Errors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where the model in charge errs, by slice, with the texts.
@Controller
final class ErrorsPage {

    private static final int SHOWN = 25;
    private static final int EXCERPT = 160;
    private static final List<String> DIMENSIONS = List.of("source", "language", "length", "month");

    private final Installation installation;

    ErrorsPage(Installation installation) {
        this.installation = installation;
    }

    /// One text, contacts hidden.
    record Shown(String post, boolean known, String excerpt, double probability, double threshold) {}

    @GetMapping("/models/errors")
    String show(@RequestParam(defaultValue = "") String category, Model model) throws IOException {
        Category shown = installation.categories().stream()
                .filter(known -> known.key().equals(category))
                .findFirst()
                .orElse(installation.categories().getFirst());
        Errors errors = Errors.of(installation, shown.key());
        model.addAttribute("category", shown.key());
        model.addAttribute("categories", installation.categories());
        model.addAttribute("dimensions", DIMENSIONS);
        model.addAttribute("errors", errors);
        model.addAttribute("wrong", excerpts(errors.wrong()));
        model.addAttribute("missed", excerpts(errors.missed()));
        return "page/errors";
    }

    private List<Shown> excerpts(List<Errors.Differing> errors) throws IOException {
        List<Shown> shown = new java.util.ArrayList<>();
        for (Errors.Differing error : errors.subList(0, Math.min(SHOWN, errors.size())))
            shown.add(new Shown(
                    error.post(),
                    installation.index().get(error.post()).isPresent(),
                    excerpt(error.text()),
                    error.probability(),
                    error.threshold()));
        return shown;
    }

    private String excerpt(String text) {
        String line = Mask.of(
                        text,
                        installation.classifier().judge(text, Optional.empty()).indicators())
                .hide(text)
                .replaceAll("\\s+", " ");
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT - 1) + "…";
    }
}
