package org.fener.dashboard.page;

import java.io.IOException;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.home.SettingsTable;
import org.fener.dashboard.round.Installation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What is set, and where it was.
@Controller
final class SettingsPage {

    private final Installation installation;

    SettingsPage(Installation installation) {
        this.installation = installation;
    }

    @GetMapping("/settings")
    String show(Model model) throws IOException {
        model.addAttribute("settings", SettingsTable.of(installation.home(), installation.settings(), System.getenv()));
        model.addAttribute("file", installation.home().settingsFile());
        model.addAttribute("changed", changed());
        return "page/settings";
    }

    /// What a restart would meet: `no` change, a `yes`, or a `mistake`.
    private String changed() throws IOException {
        try {
            return SettingsFile.read(installation.home().settingsFile()).equals(installation.settings()) ? "no" : "yes";
        } catch (BadConfiguration mistake) {
            return "mistake";
        }
    }
}
