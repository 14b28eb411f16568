package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.fener.crawler.source.SourcesExchange.Incoming;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.source.SourceIntake;
import org.fener.dashboard.source.SourceIntake.Taken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A new source: an address that is looked at before anything is kept.
@Controller
final class SourceFormPage {

    private final Installation installation;
    private final SourceFields fields;

    SourceFormPage(Installation installation, SourceFields fields) {
        this.installation = installation;
        this.fields = fields;
    }

    @GetMapping("/sources/new")
    String fresh(@RequestParam(defaultValue = "") String start, Model model) {
        return shown(Map.of("start", start), model);
    }

    @PostMapping("/sources/new")
    String taken(HttpServletRequest request, Model model) throws IOException, InterruptedException {
        Map<String, String> values = SourceFields.of(request);
        if ("look".equals(request.getParameter("go")))
            fields.look(values.getOrDefault("start", "").split("\\s+", 2)[0], values, model);
        else {
            SourceIntake intake = new SourceIntake(installation.home(), installation.clock());
            Incoming checked = intake.check(values, "source");
            Taken taken = intake.take(checked, false);
            if (taken.refused().isEmpty())
                return "redirect:/sources/" + taken.added().getFirst().id();
            SourceFields.mistakes(checked.mistakes(), model);
            if (checked.mistakes().isEmpty()) model.addAttribute("refused", taken.refused());
        }
        return shown(values, model);
    }

    private static String shown(Map<String, String> values, Model model) {
        SourceFields.show(values, model);
        return "page/source-form";
    }
}
