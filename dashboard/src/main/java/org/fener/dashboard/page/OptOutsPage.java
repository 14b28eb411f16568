package org.fener.dashboard.page;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.fetch.OptOuts.OptOut;
import org.fener.crawler.source.OptOutEditor;
import org.fener.dashboard.round.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The site owners who asked to be left alone: what a person writes down here is obeyed within seconds, also by rounds
/// that run.
@Controller
final class OptOutsPage {

    private static final Logger LOG = LoggerFactory.getLogger(OptOutsPage.class);
    private static final String HERE = "redirect:/sources/opt-outs";

    private final Installation installation;
    private final OptOutEditor editor;

    OptOutsPage(Installation installation) {
        this.installation = installation;
        this.editor = new OptOutEditor(installation.home().optOutFile(), installation.clock());
    }

    /// A wish and the sources that begin at its host.
    record Shown(OptOut wish, List<Source> sources) {}

    @GetMapping("/sources/opt-outs")
    String wishes(@RequestParam(defaultValue = "") String host, Model model) {
        List<Shown> shown = new ArrayList<>();
        try {
            for (OptOut wish : editor.all()) shown.add(new Shown(wish, beginningAt(wish)));
        } catch (IOException e) {
            LOG.warn("the owners who opted out cannot be read: {}", e.getMessage());
            model.addAttribute("broken", true);
        }
        model.addAttribute("wishes", shown);
        model.addAttribute("host", host);
        model.addAttribute("today", today());
        model.addAttribute("file", "config/" + installation.home().optOutFile().getFileName());
        model.addAttribute("shortestReason", AuditTrail.SHORTEST_REASON);
        return "page/opt-outs";
    }

    private List<Source> beginningAt(OptOut wish) {
        return installation.sources().all().stream()
                .filter(source ->
                        source.start().stream().anyMatch(start -> wish.covers(String.valueOf(start.getHost()))))
                .toList();
    }

    /// @param host a name, or an address of the site
    @PostMapping("/sources/opt-outs")
    String add(
            @RequestParam(defaultValue = "") String host,
            @RequestParam(defaultValue = "") String since,
            @RequestParam String reason,
            RedirectAttributes onward)
            throws IOException {
        Optional<String> name = name(host.strip());
        Optional<LocalDate> day = day(since);
        if (name.isEmpty()) return said("odd", host, onward);
        if (day.isEmpty()) return said("day", name.get(), onward);
        editor.add(new OptOut(name.get(), day.get(), reason.strip()));
        return said("added", name.get(), onward);
    }

    @PostMapping("/sources/opt-outs/end")
    String end(@RequestParam(defaultValue = "") String host, RedirectAttributes onward) throws IOException {
        editor.remove(host);
        return said("ended", host, onward);
    }

    private static Optional<String> name(String typed) {
        return CanonicalUrl.of(typed.contains("://") ? typed : "http://" + typed)
                .map(CanonicalUrl::host);
    }

    /// Today if nothing is chosen; empty if it is no day or still to come.
    private Optional<LocalDate> day(String typed) {
        try {
            LocalDate day = typed.isBlank() ? today() : LocalDate.parse(typed);
            return Optional.of(day).filter(known -> !known.isAfter(today()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return installation
                .clock()
                .instant()
                .atZone(installation.settings().zone())
                .toLocalDate();
    }

    private static String said(String word, String host, RedirectAttributes onward) {
        onward.addFlashAttribute("said", word);
        onward.addFlashAttribute("saidOf", host);
        return HERE;
    }
}
