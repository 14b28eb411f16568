package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.Verdict;
import org.fener.crawler.SourceKind;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.source.OptOutFile;
import org.fener.crawler.source.SourcesExchange.Incoming;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.source.SourceIntake;
import org.fener.dashboard.source.SourceIntake.Taken;
import org.fener.dashboard.source.SourceTrial;
import org.fener.dashboard.source.SourceTrial.Findings;
import org.fener.dashboard.source.SourceTrial.Found;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A new source: an address that is looked at before anything is kept.
@Controller
final class SourceFormPage {

    /// Keys of `sources.yaml` that the form asks for, in its order.
    static final List<String> KEYS = List.of(
            "start",
            "name",
            "kind",
            "every",
            "delay",
            "budget",
            "depth",
            "language",
            "purpose",
            "legal-basis",
            "proxy",
            "tls-exception");

    /// Keys that say how a source is reached; the look needs no others.
    private static final List<String> REACH = List.of("proxy", "tls-exception");

    private static final int SHOWN_POSTS = 10;
    private static final int EXCERPT = 300;

    private final Installation installation;

    SourceFormPage(Installation installation) {
        this.installation = installation;
    }

    /// A post that the address would give, contacts hidden.
    record Preview(Found post, String excerpt, Verdict verdict) {}

    @GetMapping("/sources/new")
    String fresh(@RequestParam(defaultValue = "") String start, Model model) {
        return shown(Map.of("start", start), model);
    }

    @PostMapping("/sources/new")
    String taken(HttpServletRequest request, Model model) throws IOException, InterruptedException {
        Map<String, String> values = values(request);
        if ("look".equals(request.getParameter("go"))) look(values, model);
        else {
            Incoming checked = intake().check(values, "source");
            Taken taken = intake().take(checked, false);
            if (taken.refused().isEmpty())
                return "redirect:/sources/" + taken.added().getFirst().id();
            model.addAttribute("mistakes", checked.mistakes());
            if (checked.mistakes().isEmpty()) model.addAttribute("refused", taken.refused());
        }
        return shown(values, model);
    }

    /// Fields that were left empty fall to their defaults.
    private static Map<String, String> values(HttpServletRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : KEYS) {
            String value = request.getParameter(key);
            if (value != null && !value.isBlank()) values.put(key, value.strip());
        }
        return values;
    }

    private void look(Map<String, String> values, Model model) throws IOException, InterruptedException {
        String url = values.getOrDefault("start", "").split("\\s+", 2)[0];
        if (CanonicalUrl.of(url).map(CanonicalUrl::uri).map(URI::getHost).isEmpty()) {
            model.addAttribute("mistakeKey", "source.look.odd");
            return;
        }
        Map<String, String> reached = new LinkedHashMap<>(Map.of("start", url, "purpose", "-", "legal-basis", "-"));
        REACH.forEach(key -> reached.put(key, values.getOrDefault(key, "")));
        Incoming checked = intake().check(reached, "source");
        if (!checked.mistakes().isEmpty()) {
            model.addAttribute("mistakes", checked.mistakes());
            return;
        }
        try {
            Findings found = new SourceTrial(
                            installation.settings(),
                            OptOutFile.open(installation.home().optOutFile()),
                            installation.clock())
                    .look(SourceTrial.passing(url, checked.sources().getFirst().access()), url);
            model.addAttribute("found", found);
            model.addAttribute(
                    "previews",
                    found.posts().stream().limit(SHOWN_POSTS).map(this::preview).toList());
        } catch (BadConfiguration noContact) {
            model.addAttribute("mistakeKey", "source.look.contact");
        }
    }

    private Preview preview(Found post) {
        Verdict verdict = installation.classifier().judge(post.text(), Optional.empty());
        String hidden =
                Mask.of(post.text(), verdict.indicators()).hide(post.text()).strip();
        return new Preview(post, hidden.length() <= EXCERPT ? hidden : hidden.substring(0, EXCERPT - 1) + "…", verdict);
    }

    private String shown(Map<String, String> values, Model model) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String key : KEYS) fields.put(key, values.getOrDefault(key, ""));
        model.addAttribute("fields", fields);
        model.addAttribute("kinds", SourceKind.values());
        return "page/source-form";
    }

    private SourceIntake intake() {
        return new SourceIntake(installation.home(), installation.clock());
    }
}
