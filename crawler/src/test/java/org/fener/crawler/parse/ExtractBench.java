package org.fener.crawler.parse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Measures reading against pages with gold, and prints a table: set, measure, goal, ours, best known peer.
///
/// Arguments name the sets to run (all but speed without any); `--speed` prints the table of speeds instead, with its
/// peers in the same run; `-v` lists what went wrong.
final class ExtractBench {

    /// @param goal and peer as printed, may be empty
    record Figure(String set, String measure, String ours, String goal, String peer) {}

    /// What a set is measured with.
    record Material(Path corpora, boolean verbose) {
        void complain(String what) {
            if (verbose) System.err.println(what);
        }
    }

    private ExtractBench() {}

    public static void main(String[] arguments) {
        Map<String, Function<Material, List<Figure>>> sets = new LinkedHashMap<>();
        sets.put("wcxb", TextMeasures::wcxb);
        sets.put("metadata", MetadataMeasures::wcxb);
        sets.put("readability", MetadataMeasures::readability);
        sets.put("aeb", TextMeasures::aeb);
        sets.put("nettally", ForumMeasures::nettally);
        sets.put("phpbbparser", ForumMeasures::phpbbparser);
        sets.put("dytomic", ForumMeasures::dytomic);
        sets.put("telegram", ForumMeasures::telegram);
        sets.put("prstnk", SiteMeasures::preview);
        sets.put("discourse", SiteMeasures::discourse);
        sets.put("avalanches", SiteMeasures::avalanches);
        sets.put("autopager", PagingMeasures::autopager);
        sets.put("leboncoin", SiteMeasures::leboncoin);
        sets.put("hiring", SiteMeasures::hiring);
        sets.put("webstruct", SiteMeasures::contacts);
        sets.put("platforms", PlatformMeasures::platforms);
        sets.put("charsets", CharsetMeasures::charsets);
        sets.put("dates", DateMeasures::dates);
        sets.put("feeds", FeedMeasures::feeds);
        sets.put("walls", WallMeasures::walls);
        sets.put("speed", SpeedMeasures::speed);
        List<String> wanted = new ArrayList<>(List.of(arguments));
        if (wanted.remove("--speed")) wanted.add("speed");
        Material material =
                new Material(Path.of(System.getProperty("fener.shared", "../shared"), "corpora"), wanted.remove("-v"));
        System.out.printf(Locale.ROOT, "%-14s %-44s %12s %10s  %s%n", "set", "measure", "ours", "goal", "peer");
        sets.forEach((name, measure) -> {
            if (wanted.isEmpty() ? name.equals("speed") : !wanted.contains(name)) return;
            for (Figure figure : measure.apply(material))
                System.out.printf(
                        Locale.ROOT,
                        "%-14s %-44s %12s %10s  %s%n",
                        figure.set(),
                        figure.measure(),
                        figure.ours(),
                        figure.goal(),
                        figure.peer());
        });
    }

    static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
