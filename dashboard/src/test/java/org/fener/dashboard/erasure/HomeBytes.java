package org.fener.dashboard.erasure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.fener.indexer.lucene.HeldTexts;

/// Looks for strings in every byte of a folder: in files as they lie there, in what gzip files hold, and in all that an
/// index holds, in UTF-8, UTF-16 and the database's own encoding.
final class HomeBytes {

    private final Path folder;
    private final List<String> strings;
    private final Map<String, Set<String>> found = new TreeMap<>();

    private HomeBytes(Path folder, List<String> strings) {
        this.folder = folder;
        this.strings = strings;
    }

    /// Where each string that is found at all stands.
    static Map<String, Set<String>> find(Path folder, List<String> strings) throws IOException {
        HomeBytes bytes = new HomeBytes(folder, strings);
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) bytes.look(file);
        Path index = folder.resolve("index");
        if (Files.exists(index)) {
            List<String> texts = new ArrayList<>();
            HeldTexts.read(index, texts::add);
            for (String text : texts) bytes.look("index", text, text);
        }
        return bytes.found;
    }

    private void look(Path file) throws IOException {
        String name = folder.relativize(file).toString();
        byte[] raw = Files.readAllBytes(file);
        look(name, raw);
        if (!name.endsWith(".gz")) return;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(raw))) {
            look(name, in.readAllBytes());
        }
    }

    private void look(String where, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String string : strings)
            for (Charset charset :
                    List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE))
                if (text.contains(new String(string.getBytes(charset), StandardCharsets.ISO_8859_1)))
                    found.computeIfAbsent(string, any -> new TreeSet<>()).add(where);
        for (String string : strings)
            if (text.contains(asH2Writes(string)))
                found.computeIfAbsent(string, any -> new TreeSet<>()).add(where);
        look(where, text, text);
    }

    /// H2's file has characters in one to three bytes of its own kind: the later ones without the high bit that UTF-8
    /// sets.
    private static String asH2Writes(String string) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < 0x80) bytes.append(c);
            else if (c < 0x800) bytes.append((char) (0xc0 | c >> 6)).append((char) (c & 0x3f));
            else
                bytes.append((char) (0xe0 | c >> 12))
                        .append((char) (c >> 6 & 0x3f))
                        .append((char) (c & 0x3f));
        }
        return bytes.toString();
    }

    /// As addresses write them, and in small letters.
    private void look(String where, String text, String as) {
        String lower = as.toLowerCase(java.util.Locale.ROOT);
        for (String string : strings) {
            String encoded = URLEncoder.encode(string, StandardCharsets.UTF_8);
            if (text.contains(string)
                    || text.contains(encoded)
                    || lower.contains(string.toLowerCase(java.util.Locale.ROOT)))
                found.computeIfAbsent(string, any -> new TreeSet<>()).add(where);
        }
    }
}
