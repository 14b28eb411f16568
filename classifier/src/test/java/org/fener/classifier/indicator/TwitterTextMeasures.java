package org.fener.classifier.indicator;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.fener.classifier.SharedMaterial;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.indicator.IndicatorsBench.Complaints;
import org.fener.classifier.indicator.IndicatorsBench.Figure;
import org.yaml.snakeyaml.Yaml;

/// The extraction cases of twitter-text: mentions and addresses as they are written, in order.
final class TwitterTextMeasures {

    private TwitterTextMeasures() {}

    static List<Figure> figures(Complaints complaints) throws IOException {
        Map<String, Map<String, List<Map<String, Object>>>> sets;
        try (Reader in = Files.newBufferedReader(SharedMaterial.path("corpora/twitter-text/conformance/extract.yml"))) {
            sets = new Yaml().load(in);
        }
        Map<String, List<Map<String, Object>>> tests = sets.getOrDefault("tests", Map.of());
        return List.of(
                figure(tests, "mentions", it -> it.kind() == Kind.HANDLE, complaints),
                figure(
                        tests,
                        "urls",
                        it -> it.kind() == Kind.URL || it.kind() == Kind.DOMAIN || it.kind() == Kind.HANDLE,
                        complaints));
    }

    private static Figure figure(
            Map<String, List<Map<String, Object>>> tests,
            String name,
            Predicate<Indicator> compared,
            Complaints complaints) {
        IndicatorExtractor extractor = IndicatorExtractor.unfiltered();
        List<Map<String, Object>> cases = tests.getOrDefault(name, List.of());
        int right = 0;
        for (Map<String, Object> test : cases) {
            String text = String.valueOf(test.get("text"));
            List<String> ours = new ArrayList<>();
            int end = -1;
            for (Indicator it : extractor.find(text, Optional.of("en"))) {
                String written = text.substring(it.span().start(), it.span().end());
                if (!compared.test(it) || it.span().start() < end || written.startsWith("@") != name.equals("mentions"))
                    continue;
                end = it.span().end();
                ours.add(written.replaceFirst("^@", ""));
            }
            if (ours.equals(test.get("expected"))) right++;
            else complaints.add("twitter-text: " + test + ", got " + ours);
        }
        return new Figure(
                "twitter-text",
                name,
                IndicatorsBench.of(right, cases.size()),
                "",
                "its rules for Japanese and for Twitter's own t.co are not ours; hashtags, cashtags, lists left out");
    }
}
