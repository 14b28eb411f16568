package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fener.dashboard.home.Program;
import org.fener.dashboard.manage.HealthChecks;
import org.fener.dashboard.manage.SetupSteps;
import org.fener.dashboard.manage.Storage;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.schedule.Jobs;
import org.fener.dashboard.support.SupportBundle;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// Whether the installation works, what runs when, and how much it occupies.
@Controller
final class OperationPage {

    private final Installation installation;
    private final HealthChecks health;

    OperationPage(Installation installation) {
        this.installation = installation;
        this.health = HealthChecks.of(installation);
    }

    @GetMapping("/operation")
    String show(Model model) throws IOException {
        model.addAttribute("health", health.all());
        model.addAttribute("steps", SetupSteps.of(installation));
        model.addAttribute("jobs", Jobs.of(installation));
        model.addAttribute("storage", Storage.of(installation.home()));
        model.addAttribute("home", installation.home().path());
        model.addAttribute("version", Program.VERSION);
        return "page/operation";
    }

    @PostMapping("/operation/support")
    void support(HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("fener-support.zip")
                        .build()
                        .toString());
        new SupportBundle(installation).write(response.getOutputStream());
    }
}
