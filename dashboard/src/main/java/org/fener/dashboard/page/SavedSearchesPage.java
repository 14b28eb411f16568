package org.fener.dashboard.page;

import java.security.Principal;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.SavedSearches;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Searches that a person keeps under a name.
@Controller
final class SavedSearchesPage {

    private final Installation installation;

    SavedSearchesPage(Installation installation) {
        this.installation = installation;
    }

    @GetMapping("/searches")
    String list(Principal self, Model model) {
        model.addAttribute("saved", saved().of(self.getName()));
        model.addAttribute("longestName", SavedSearches.LONGEST_NAME);
        return "page/searches";
    }

    @PostMapping("/searches/save")
    String save(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            Principal self) {
        return asked(() -> {
            saved().save(self.getName(), name, address);
            return true;
        });
    }

    @PostMapping("/searches/{id}/rename")
    String rename(@PathVariable long id, @RequestParam(defaultValue = "") String name, Principal self) {
        return asked(() -> saved().rename(self.getName(), id, name));
    }

    @PostMapping("/searches/{id}/remove")
    String remove(@PathVariable long id, Principal self) {
        return asked(() -> saved().remove(self.getName(), id));
    }

    private interface Asked {
        boolean found();
    }

    private static String asked(Asked asked) {
        try {
            if (asked.found()) return "redirect:/searches";
        } catch (IllegalArgumentException mistake) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, mistake.getMessage(), mistake);
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such search of yours");
    }

    private SavedSearches saved() {
        return new SavedSearches(installation.database(), installation.clock());
    }
}
