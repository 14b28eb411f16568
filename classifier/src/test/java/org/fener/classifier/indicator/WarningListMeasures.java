package org.fener.classifier.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fener.classifier.SharedMaterial;
import org.fener.classifier.indicator.IndicatorsBench.Complaints;
import org.fener.classifier.indicator.IndicatorsBench.Figure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Lists of MISP: what is harmless everywhere must be suppressed as shipped, and every list that a unit brings along
/// must suppress its own entries and none of another list's.
final class WarningListMeasures {

    private static final ObjectMapper JSON = new ObjectMapper();
    /// Harmless everywhere, by standard or by construction.
    private static final List<String> EVERYWHERE =
            List.of("rfc1918", "rfc6598", "multicast", "ipv6-linklocal", "empty-hashes", "common-contact-emails");
    private static final int MOST_A_LIST = 200;

    private WarningListMeasures() {}

    static List<Figure> figures(Complaints complaints) throws IOException {
        Map<String, JsonNode> lists = new TreeMap<>();
        Path folder = SharedMaterial.path("corpora/misp-warninglists/lists");
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.sorted().toList())
                lists.put(
                        String.valueOf(path.getFileName()), JSON.readTree(Files.readString(path.resolve("list.json"))));
        }
        return List.of(asShipped(lists, complaints), broughtAlong(folder, lists, complaints));
    }

    private static Figure asShipped(Map<String, JsonNode> lists, Complaints complaints) {
        IndicatorExtractor shipped = IndicatorExtractor.shipped();
        int right = 0;
        int all = 0;
        for (String name : EVERYWHERE)
            for (JsonNode entry : list(lists, name)) {
                Optional<String> sample = sample(entry.asString());
                if (sample.isEmpty() || !isIndicator(IndicatorExtractor.unfiltered(), sample.get())) continue;
                all++;
                if (!isIndicator(shipped, sample.get())) right++;
                else complaints.add("misp " + name + ": " + sample.get() + " is not suppressed");
            }
        return new Figure(
                "misp-warninglists",
                "suppressed as shipped",
                IndicatorsBench.of(right, all),
                "all",
                String.join(", ", EVERYWHERE) + "; networks for documentation (rfc5735, rfc3849) are kept on purpose");
    }

    private static JsonNode list(Map<String, JsonNode> lists, String name) {
        JsonNode list = lists.get(name);
        if (list == null) throw new IllegalStateException("no list '" + name + "' in the corpus");
        return list.get("list");
    }

    private static Figure broughtAlong(Path folder, Map<String, JsonNode> lists, Complaints complaints)
            throws IOException {
        IndicatorExtractor everything = IndicatorExtractor.unfiltered();
        int right = 0;
        int all = 0;
        int leftOut = 0;
        for (Map.Entry<String, JsonNode> list : lists.entrySet()) {
            Optional<Harmless> harmless =
                    WarningList.read(folder.resolve(list.getKey()).resolve("list.json"));
            if (harmless.isEmpty()) {
                leftOut++;
                continue;
            }
            IndicatorExtractor with = IndicatorExtractor.without(harmless.get());
            int count = 0;
            for (JsonNode entry : list.getValue().get("list")) {
                Optional<String> sample = sample(entry.asString());
                if (sample.isEmpty() || ++count > MOST_A_LIST || !isIndicator(everything, sample.get())) continue;
                all++;
                if (!isIndicator(with, sample.get())) right++;
                else complaints.add("misp " + list.getKey() + ": " + sample.get() + " is not suppressed");
            }
        }
        return new Figure(
                "misp-warninglists",
                "suppressed by their own list",
                IndicatorsBench.of(right, all),
                "all",
                "at most " + MOST_A_LIST + " entries a list; left out " + leftOut
                        + " lists of kinds that are not ours, and entries that are no indicator");
    }

    /// The first address of a network, the host below a wildcard; none for an expression.
    private static Optional<String> sample(String entry) {
        if (entry.startsWith("/")) return entry.contains("abuse") ? Optional.of("abuse@hoster.net") : Optional.empty();
        String sample = entry.replaceFirst("/\\d+$", "").replaceFirst("^[.*]+", "");
        return Optional.of(sample);
    }

    private static boolean isIndicator(IndicatorExtractor extractor, String what) {
        List<Indicator> found = new ArrayList<>(extractor.find("see " + what + " there", Optional.of("en")));
        found.removeIf(it -> it.kind() == Indicator.Kind.PLACE || it.kind() == Indicator.Kind.HANDLE);
        return !found.isEmpty();
    }
}
