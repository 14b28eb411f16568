package org.fener.classifier.indicator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fener.classifier.indicator.Indicator.Kind;

/// Measures what is found in texts with gold, and prints a table: set, measure, ours, goal, what the figure leaves out.
///
/// Arguments name the sets to run (all without any); `-v` lists what went wrong, `--speed` is the same as `speed`.
final class IndicatorsBench {

    /// @param goal as printed, may be empty
    /// @param note what the gold means and what was left out, with the reason
    record Figure(String set, String measure, String ours, String goal, String note) {}

    interface Measure {
        List<Figure> figures(Complaints complaints) throws IOException;
    }

    /// Says what went wrong where that is asked for.
    interface Complaints {
        void add(String what);
    }

    private IndicatorsBench() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Measure> sets = new LinkedHashMap<>();
        sets.put("ioc-finder", IocFinderMeasures::figures);
        sets.put("iocextract", IocExtractMeasures::figures);
        sets.put("multicoin", WalletMeasures::figures);
        sets.put("webstruct", ContactPageMeasures::figures);
        sets.put("twitter-text", TwitterTextMeasures::figures);
        sets.put("libphonenumber", ExampleNumberMeasures::figures);
        sets.put("misp-warninglists", WarningListMeasures::figures);
        sets.put("speed", IndicatorSpeed::figures);
        List<String> wanted = new ArrayList<>(List.of(arguments));
        boolean verbose = wanted.remove("-v");
        if (wanted.remove("--speed")) wanted.add("speed");
        Complaints complaints = what -> {
            if (verbose) System.err.println(what);
        };
        System.out.printf(Locale.ROOT, "%-18s %-38s %12s %8s  %s%n", "set", "measure", "ours", "goal", "note");
        for (Map.Entry<String, Measure> set : sets.entrySet())
            if (wanted.isEmpty() || wanted.contains(set.getKey()))
                set.getValue().figures(complaints).forEach(IndicatorsBench::print);
    }

    private static void print(Figure figure) {
        System.out.printf(
                Locale.ROOT,
                "%-18s %-38s %12s %8s  %s%n",
                figure.set(),
                figure.measure(),
                figure.ours(),
                figure.goal(),
                figure.note());
    }

    static String of(long right, long all) {
        return right + "/" + all;
    }

    static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static List<String> normalised(List<Indicator> found, Kind kind) {
        return found.stream()
                .filter(indicator -> indicator.kind() == kind)
                .map(Indicator::normalised)
                .toList();
    }
}
