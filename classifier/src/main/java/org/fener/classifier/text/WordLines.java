package org.fener.classifier.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/// Word data beside a class: lines `value | form form …`; `#` begins a comment line, several lines may have one value.
public final class WordLines {

    private WordLines() {}

    /// Hands over each form with its value.
    public static void read(Class<?> beside, String file, BiConsumer<String, String> to) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(file + " is missing beside " + beside.getSimpleName());
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine())
                if (!line.isBlank() && !line.startsWith("#")) line(line, file, to);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static void line(String line, String file, BiConsumer<String, String> to) {
        int split = line.lastIndexOf('|');
        if (split < 0) throw new IllegalStateException(file + ": expected 'value | form form …', got '" + line + "'");
        String value = line.substring(0, split).strip();
        for (String form : line.substring(split + 1).strip().split("\\s+", -1)) to.accept(form, value);
    }
}
