package org.fener.crawler.parse;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fener.crawler.Headers;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;

/// Documents in many encodings, named by their folder: are they read as if they had been labelled rightly?
final class CharsetMeasures {

    /// Of the languages that Fener reads.
    private static final Set<String> OURS = Set.of(
            "utf-8",
            "utf-16",
            "windows-1251",
            "koi8-r",
            "ibm866",
            "ibm855",
            "iso-8859-5",
            "maccyrillic",
            "iso-8859-7",
            "windows-1253",
            "iso-8859-9",
            "windows-1254",
            "windows-1250",
            "iso-8859-2",
            "windows-1252",
            "windows-1256",
            "ascii");

    private CharsetMeasures() {}

    static List<Figure> charsets(Material material) {
        Map<String, int[]> tally = new TreeMap<>();
        Path tests = material.corpora().resolve("chardet/tests");
        for (Path file : TextMeasures.files(tests)) {
            String folder = tests.relativize(file).getName(0).toString().toLowerCase(Locale.ROOT);
            String label = folder.replaceFirst(
                    "-(?:bulgarian|cyrillic|greek|turkish|russian|hungarian|polish|croatian|czech|romanian|slovak|slovene|hebrew|arabic|thai|japanese|korean)$",
                    "");
            Optional<Charset> right = charset(label);
            if (right.isEmpty() || file.getFileName().toString().endsWith(".txt")) continue;
            byte[] bytes = SavedPages.bytes(file);
            String got = PageDecoder.decode(SavedPages.page(bytes, "http://127.0.0.1/page", Headers.NONE));
            String wanted = new String(bytes, right.get()).replaceFirst("^\\ufeff", "");
            boolean same = got.equals(wanted);
            if (!same)
                material.complain(file + ": read as " + PageDecoder.charset(bytes, Optional.empty()) + ", is " + label);
            count(tally, OURS.contains(label) ? "of our languages" : "of others", same);
            count(tally, label, same);
        }
        List<Figure> figures = new ArrayList<>();
        tally.forEach((what, counts) -> figures.add(new Figure(
                "charsets",
                what + " (" + counts[1] + ")",
                ExtractBench.share(counts[0] / (double) counts[1]),
                "",
                "")));
        return figures;
    }

    private static Optional<Charset> charset(String label) {
        try {
            return Optional.of(Charset.forName(
                    switch (label) {
                        case "maccyrillic" -> "x-MacCyrillic";
                        case "cp949" -> "x-windows-949";
                        case "windows-31j", "cp932" -> "windows-31j";
                        case "ascii" -> "US-ASCII";
                        default -> label;
                    }));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static void count(Map<String, int[]> tally, String what, boolean same) {
        int[] counts = tally.computeIfAbsent(what, any -> new int[2]);
        counts[0] += same ? 1 : 0;
        counts[1]++;
    }
}
