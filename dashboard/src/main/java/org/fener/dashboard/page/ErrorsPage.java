package org.fener.dashboard.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.Category;
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

    private final Installation installation;
    private final Masks masks;

    ErrorsPage(Installation installation, Masks masks) {
        this.installation = installation;
        this.masks = masks;
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
        model.addAttribute("dimensions", Errors.DIMENSIONS);
        model.addAttribute("errors", errors);
        model.addAttribute("wrong", excerpts(errors.wrong()));
        model.addAttribute("missed", excerpts(errors.missed()));
        return "page/errors";
    }

    private List<Shown> excerpts(List<Errors.Differing> errors) throws IOException {
        List<Shown> shown = new ArrayList<>();
        for (Errors.Differing error : errors.subList(0, Math.min(SHOWN, errors.size())))
            shown.add(new Shown(
                    error.post(),
                    installation.index().get(error.post()).isPresent(),
                    masks.excerpt(error.text(), EXCERPT),
                    error.probability(),
                    error.threshold()));
        return shown;
    }
}
