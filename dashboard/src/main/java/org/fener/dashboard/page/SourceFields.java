package org.fener.dashboard.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fener.classifier.Verdict;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.source.OptOutFile;
import org.fener.crawler.source.SourceList.Mistake;
import org.fener.crawler.source.SourcesExchange;
import org.fener.crawler.source.SourcesExchange.Incoming;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.source.SourceTrial;
import org.fener.dashboard.source.SourceTrial.Findings;
import org.fener.dashboard.source.SourceTrial.Found;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// The fields in which a person describes a source, a new one or one that is there: what stands in them, what is wrong
/// with it, and what the address gives.
@Component
final class SourceFields {

    /// Keys of `sources.yaml`, in the order of the form.
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
            "scope",
            "zone",
            "robots-meta",
            "proxy",
            "tls-exception");

    /// Keys that say how a page is reached and read.
    private static final List<String> LOOKED_WITH =
            List.of("kind", "language", "zone", "robots-meta", "proxy", "tls-exception");

    /// Keys that most sources do without.
    private static final List<String> RARE = List.of("scope", "zone", "proxy", "tls-exception");

    private static final Set<String> ONE_A_LINE = Set.of("start", "scope");

    private static final int SHOWN_POSTS = 10;
    private static final int EXCERPT = 300;

    private final Installation installation;

    SourceFields(Installation installation) {
        this.installation = installation;
    }

    /// A post that the address would give, contacts hidden.
    record Preview(Found post, String excerpt, Verdict verdict) {}

    /// As they were filled in; those that the form did not send are not there.
    static Map<String, String> of(HttpServletRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : KEYS) {
            String value = request.getParameter(key);
            if (value != null) values.put(key, value.strip());
        }
        return values;
    }

    static void show(Map<String, String> values, Model model) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String key : KEYS) {
            String value = values.getOrDefault(key, "");
            fields.put(key, ONE_A_LINE.contains(key) ? value.replaceAll("\\s+", "\n") : value);
        }
        model.addAttribute("fields", fields);
        model.addAttribute("kinds", SourceKind.values());
        Map<?, ?> wrong = model.getAttribute("wrong") instanceof Map<?, ?> told ? told : Map.of();
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "reach",
                "false".equals(fields.get("robots-meta"))
                        || RARE.stream()
                                .anyMatch(key -> wrong.containsKey(key)
                                        || !values.getOrDefault(key, "").isEmpty()));
    }

    /// Each mistake stands above the form and at its field.
    static void mistakes(List<Mistake> mistakes, Model model) {
        model.addAttribute("mistakes", mistakes);
        String language = Shell.language();
        model.addAttribute(
                "wrong",
                mistakes.stream()
                        .collect(groupingBy(
                                Mistake::key, mapping(mistake -> mistake.wantedIn(language), joining(" · ")))));
    }

    /// Shows what one address would give.
    ///
    /// @param values how it is reached and read
    void look(String url, Map<String, String> values, Model model) throws IOException, InterruptedException {
        if (CanonicalUrl.of(url).map(CanonicalUrl::uri).map(URI::getHost).isEmpty()) {
            model.addAttribute("mistakeKey", "source.look.odd");
            return;
        }
        Map<String, String> passing =
                new LinkedHashMap<>(Map.of("start", url, "delay", "0s", "purpose", "-", "legal-basis", "-"));
        LOOKED_WITH.forEach(key -> passing.put(key, values.getOrDefault(key, "")));
        Incoming checked = SourcesExchange.check(passing, Set.of(), "source");
        if (checked.mistakes().isEmpty()) look(checked.sources().getFirst(), url, model);
        else mistakes(checked.mistakes(), model);
    }

    private void look(Source source, String url, Model model) throws IOException, InterruptedException {
        try {
            Findings found = new SourceTrial(
                            installation.settings(),
                            OptOutFile.open(installation.home().optOutFile()),
                            installation.clock())
                    .look(source, url);
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
}
