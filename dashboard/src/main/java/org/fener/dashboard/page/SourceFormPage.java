package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.Verdict;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.source.OptOutFile;
import org.fener.crawler.source.SourcesExchange;
import org.fener.crawler.source.SourcesExchange.Format;
import org.fener.crawler.source.SourcesExchange.Incoming;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.source.SourceIntake;
import org.fener.dashboard.source.SourceIntake.Taken;
import org.fener.dashboard.source.SourceTrial;
import org.fener.dashboard.source.SourceTrial.Findings;
import org.fener.dashboard.source.SourceTrial.Found;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// New sources: one address that is looked at before anything is kept, or a whole list from another program.
@Controller
final class SourceFormPage {

    /// Keys of `sources.yaml` that the form asks for, in its order.
    static final List<String> KEYS =
            List.of("start", "name", "kind", "every", "delay", "budget", "depth", "language", "purpose", "legal-basis");

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
        if ("look".equals(request.getParameter("go"))) look(values.getOrDefault("start", ""), model);
        else {
            Incoming checked = intake().check(values, "source");
            Taken taken = intake().take(checked, false);
            if (taken.refused().isEmpty())
                return "redirect:/sources/" + taken.added().getFirst().id();
            model.addAttribute("mistakes", taken.refused());
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

    private void look(String start, Model model) throws IOException, InterruptedException {
        String url = start.split("\\s+", 2)[0];
        if (CanonicalUrl.of(url).isEmpty()) {
            model.addAttribute("mistakeKey", "source.look.odd");
            return;
        }
        try {
            Findings found = new SourceTrial(
                            installation.settings(),
                            OptOutFile.open(installation.home().optOutFile()),
                            installation.clock())
                    .look(SourceTrial.passing(url), url);
            model.addAttribute("found", found);
            model.addAttribute(
                    "previews",
                    found.posts().stream().limit(SHOWN_POSTS).map(this::preview).toList());
        } catch (BadConfiguration noContact) {
            model.addAttribute("mistakeKey", "source.look.contact");
        } catch (IllegalArgumentException mistake) {
            model.addAttribute("mistakes", List.of(String.valueOf(mistake.getMessage())));
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

    @GetMapping("/sources/import")
    String importForm(Model model) {
        return importShown("", Format.OPML, "", "", model);
    }

    @PostMapping("/sources/import")
    String imported(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "OPML") Format format,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(defaultValue = "try") String go,
            Model model)
            throws IOException {
        Map<String, String> defaults = new LinkedHashMap<>();
        if (!purpose.isBlank()) defaults.put("purpose", purpose.strip());
        if (!basis.isBlank()) defaults.put("legal-basis", basis.strip());
        try {
            Incoming incoming = SourcesExchange.read(list, format, "list", defaults);
            Taken taken = intake().take(incoming, !go.equals("save"));
            model.addAttribute("taken", taken);
            model.addAttribute("saved", go.equals("save"));
        } catch (IllegalArgumentException mistake) {
            model.addAttribute("mistakes", List.of(String.valueOf(mistake.getMessage())));
        }
        return importShown(list, format, purpose, basis, model);
    }

    private static String importShown(String list, Format format, String purpose, String basis, Model model) {
        model.addAttribute("list", list);
        model.addAttribute("format", format);
        model.addAttribute("formats", Format.values());
        model.addAttribute("purpose", purpose);
        model.addAttribute("basis", basis);
        return "page/source-import";
    }

    @GetMapping("/sources/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "YAML") Format format) {
        List<Source> sources = new ArrayList<>(installation.sources().all());
        String suffix = format.name().toLowerCase(Locale.ROOT);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("sources." + suffix)
                                .build()
                                .toString())
                .body(SourcesExchange.write(sources, format).getBytes(StandardCharsets.UTF_8));
    }

    private SourceIntake intake() {
        return new SourceIntake(installation.home(), installation.clock());
    }
}
