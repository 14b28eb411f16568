package org.fener.dashboard.page;

import java.security.Principal;
import java.util.List;
import org.fener.classifier.Category;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.tuning.Training;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Trains a challenger from people's labels, with its log and a way to end it.
@Controller
final class TrainingPage {

    private static final int SHOWN = 10;

    private final Installation installation;
    private final Training training;

    TrainingPage(Installation installation, Training training) {
        this.installation = installation;
        this.training = training;
    }

    /// A category with how many labels came since it was last trained.
    record Line(Category category, long labels) {}

    @GetMapping("/models/training")
    String show(Model model) {
        List<Line> lines = installation.categories().stream()
                .map(category -> new Line(category, training.labelsSince(category.key())))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("running", training.isRunning());
        model.addAttribute("log", training.log());
        model.addAttribute("runs", training.latest(SHOWN));
        return "page/training";
    }

    @PostMapping("/models/training")
    String begin(@RequestParam(defaultValue = "") String category, Principal self, RedirectAttributes redirect) {
        if (installation.categories().stream().noneMatch(known -> known.key().equals(category)))
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no category '" + category + "'");
        redirect.addFlashAttribute(
                "done", training.begin(category, self.getName()) ? "training.begun" : "training.runs");
        return "redirect:/models/training";
    }

    @PostMapping("/models/training/cancel")
    String cancel(Principal self, RedirectAttributes redirect) {
        training.cancel(self.getName());
        redirect.addFlashAttribute("done", "training.ending");
        return "redirect:/models/training";
    }
}
