package org.fener.classifier.text;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/// Writes `languages.bin`: the weights of OpenNLP's language detector for the languages that share a script.
public final class LanguageProfilesFromOpenNlp {

    private static final List<List<String>> GROUPS = List.of(
            List.of("bul", "mkd", "srp", "ukr", "rus", "bel", "kaz", "tat", "mon", "tgk"),
            List.of(
                    "eng", "tur", "ron", "hrv", "bos", "srp", "aze", "deu", "fra", "ita", "spa", "por", "nld", "pol",
                    "ces", "slk", "slv", "hun", "sqi", "swe", "dan", "nob", "fin", "ekk", "lvs", "lit", "cat", "glg",
                    "eus", "gle", "mlt", "vie", "ind", "uzb"),
            List.of("ara", "pes", "urd", "pnb"));

    /// Weights lie between -0.36 and 0.15, nearly all within ±0.06.
    private static final double STEP = 0.0005;

    private LanguageProfilesFromOpenNlp() {}

    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), bytes());
    }

    static byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = Objects.requireNonNull(
                        LanguageProfilesFromOpenNlp.class.getResourceAsStream("/langdetect-183.bin"));
                OutputStream zipped = new GZIPOutputStream(bytes);
                DataOutputStream out = new DataOutputStream(zipped)) {
            LanguageDetectorModel detector = new LanguageDetectorModel(in);
            AbstractModel model = detector.getArtifact("langdetect.model");
            for (List<String> group : GROUPS) write(model, group, out);
        }
        return bytes.toByteArray();
    }

    private static void write(AbstractModel model, List<String> group, DataOutputStream out) throws IOException {
        int[] places = new int[model.getNumOutcomes()];
        Arrays.fill(places, -1);
        for (int i = 0; i < group.size(); i++) places[model.getIndex(group.get(i))] = i;
        Map<String, byte[]> rows = new TreeMap<>();
        @SuppressWarnings("unchecked")
        Map<String, Context> contexts = (Map<String, Context>) model.getDataStructures()[1];
        contexts.forEach((gram, context) -> {
            byte[] row = new byte[group.size()];
            for (int i = 0; i < context.getOutcomes().length; i++) {
                int place = places[context.getOutcomes()[i]];
                if (place >= 0)
                    row[place] = (byte) Math.clamp(Math.round(context.getParameters()[i] / STEP), -127, 127);
            }
            if (useful(gram, row)) rows.put(gram, row);
        });
        out.writeByte(group.size());
        for (String language : group) out.writeUTF(language);
        out.writeInt(rows.size());
        for (Map.Entry<String, byte[]> row : rows.entrySet()) {
            out.writeByte(row.getKey().length());
            out.writeChars(row.getKey());
            for (int i = 0; i < group.size(); i++) {
                if (row.getValue()[i] == 0) continue;
                out.writeByte(i + 1);
                out.writeByte(row.getValue()[i]);
            }
            out.writeByte(0);
        }
    }

    /// Only letters and blanks are ever asked for.
    private static boolean useful(String gram, byte[] row) {
        boolean letters = gram.chars().allMatch(c -> Character.isLetter(c) || c == ' ' || c == '\'');
        for (byte weight : row) if (weight != 0) return letters;
        return false;
    }
}
