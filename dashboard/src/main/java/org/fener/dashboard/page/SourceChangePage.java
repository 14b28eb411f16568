package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.crawler.source.Changing;
import org.fener.crawler.source.SourcesEditor;
import org.fener.crawler.source.SourcesEditor.Earlier;
import org.fener.crawler.source.WrittenSource;
import org.fener.crawler.source.WrittenSource.Setting;
import org.fener.dashboard.page.Doors.Asked;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.source.SourceIntake;
import org.fener.dashboard.source.SourceIntake.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Changes a source that is there, also one that a mistake keeps from running: says first what becomes different, and
/// overwrites nothing that somebody else changed meanwhile.
@Controller
final class SourceChangePage {

    private final Installation installation;
    private final SourceFields fields;
    private final SourcesEditor editor;

    SourceChangePage(Installation installation, SourceFields fields) {
        this.installation = installation;
        this.fields = fields;
        this.editor = new SourcesEditor(installation.home().sourcesFile(), installation.clock());
    }

    /// A setting of which the file and the form say different things.
    record Both(String key, String now, String yours) {}

    /// @param until when the settings ended that are to be shown; the present ones if empty
    @GetMapping("/sources/{id}/change")
    String form(@PathVariable String id, @RequestParam Optional<Instant> until, Model model) throws IOException {
        WrittenSource now = written(id);
        List<Earlier> earlier = editor.earlier(id);
        WrittenSource source = until.flatMap(asked -> earlier.stream()
                        .filter(one -> one.until().equals(asked))
                        .findFirst())
                .map(Earlier::source)
                .orElse(now);
        Map<String, String> values = values(source);
        if (until.isPresent()) outcome(editor.tried(id, now.digest(), values), values, model);
        model.addAttribute("earlier", earlier);
        return shown(now, now.digest(), values, model);
    }

    @PostMapping("/sources/{id}/change")
    String taken(@PathVariable String id, HttpServletRequest request, Model model, RedirectAttributes flash)
            throws IOException, InterruptedException {
        WrittenSource now = written(id);
        Map<String, String> values = SourceFields.of(request);
        String seen = Optional.ofNullable(request.getParameter("seen")).orElse("");
        String go = Optional.ofNullable(request.getParameter("go")).orElse("");
        if (go.equals("look")) {
            fields.look(lookedAt(now, values), values, model);
            return shown(now, seen, values, model);
        }
        Optional<Refusal> unwanted = unwanted(editor.tried(id, seen, values));
        if (unwanted.isPresent()) {
            model.addAttribute("refused", List.of(unwanted.get()));
            return shown(now, seen, values, model);
        }
        Changing outcome = go.equals("save") ? saved(id, seen, values, request) : editor.tried(id, seen, values);
        if (go.equals("save") && outcome instanceof Changing.Changed(Source source, List<Setting> settings)) {
            flash.addFlashAttribute("settings", settings);
            flash.addFlashAttribute("seen", written(id).digest());
            return "redirect:/sources/" + source.id();
        }
        outcome(outcome, values, model);
        return shown(now, outcome instanceof Changing.Meanwhile ? now.digest() : seen, values, model);
    }

    /// A source may not be led to a site whose owner opted out.
    private Optional<Refusal> unwanted(Changing tried) throws IOException {
        return tried instanceof Changing.Changed(Source source, List<Setting> settings)
                        && settings.stream().anyMatch(setting -> setting.key().equals("start"))
                ? new SourceIntake(installation.home(), installation.clock()).unwanted(source)
                : Optional.empty();
    }

    private Changing saved(String id, String seen, Map<String, String> values, HttpServletRequest request)
            throws IOException {
        Asked asked = Doors.asked(request).orElseThrow();
        return editor.change(
                id,
                seen,
                values,
                settings -> settings.forEach(setting ->
                        AuditTrail.changed(installation, asked, id, setting.key(), setting.before(), setting.after())));
    }

    private static void outcome(Changing outcome, Map<String, String> values, Model model) {
        switch (outcome) {
            case Changing.Changed changed -> model.addAttribute("settings", changed.settings());
            case Changing.AsItIs same -> model.addAttribute("same", true);
            case Changing.Mistaken mistaken -> SourceFields.mistakes(mistaken.mistakes(), model);
            case Changing.Meanwhile(WrittenSource now) -> {
                List<Both> both = both(now, values);
                model.addAttribute(both.isEmpty() ? "same" : "both", both);
            }
            case Changing.Gone gone -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such source");
            case Changing.Entangled entangled -> model.addAttribute("entangled", true);
        }
    }

    private static List<Both> both(WrittenSource now, Map<String, String> values) {
        return SourceFields.KEYS.stream()
                .filter(values::containsKey)
                .map(key -> new Both(key, now.shown(key), values.getOrDefault(key, "")))
                .filter(both -> !both.now().equals(both.yours().replaceAll("\\s+", " ")))
                .toList();
    }

    /// The first address that is new, or else the first.
    private static String lookedAt(WrittenSource now, Map<String, String> values) {
        List<String> known = List.of(now.shown("start").split("\\s+", -1));
        List<String> start = List.of(values.getOrDefault("start", "").split("\\s+", -1));
        return start.stream()
                .filter(address -> !known.contains(address))
                .findFirst()
                .orElse(start.getFirst());
    }

    private static Map<String, String> values(WrittenSource source) {
        Map<String, String> values = new LinkedHashMap<>();
        SourceFields.KEYS.forEach(key -> values.put(key, source.shown(key)));
        return values;
    }

    private WrittenSource written(String id) throws IOException {
        return editor.written(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no source " + id));
    }

    private String shown(WrittenSource now, String seen, Map<String, String> values, Model model) {
        SourceFields.show(values, model);
        model.addAttribute("source", now);
        model.addAttribute("seen", seen);
        model.addAttribute("file", "config/" + installation.home().sourcesFile().getFileName());
        return "page/source-change";
    }
}
