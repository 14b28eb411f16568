package org.fener.crawler.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fener.crawler.archive.HttpHead;

/// Tells by the label and the first bytes that a response holds no text to read: then the rest is not fetched.
final class MediaSniffer {

    static final int LOOKED_AT = 512;

    private static final int SNIFFED = 64;

    private static final Set<String> FAMILIES = Set.of("video", "audio", "image", "font", "model");
    private static final Set<String> TYPES = Set.of(
            "application/pdf",
            "application/zip",
            "application/x-rar-compressed",
            "application/x-7z-compressed",
            "application/x-iso9660-image",
            "application/msword",
            "application/x-msdownload",
            "application/java-archive",
            "application/x-bittorrent",
            "application/vnd.android.package-archive");

    private record Magic(int offset, String bytes, String type) {}

    private static final List<Magic> MAGIC = List.of(
            new Magic(4, "ftyp", "video/mp4"),
            new Magic(0, "RIFF", "audio/x-riff"),
            new Magic(0, "ID3", "audio/mpeg"),
            new Magic(0, "\u00ff\u00fb", "audio/mpeg"),
            new Magic(0, "OggS", "audio/ogg"),
            new Magic(0, "fLaC", "audio/flac"),
            new Magic(0, "\u001aE\u00df\u00a3", "video/webm"),
            new Magic(0, "PK\u0003\u0004", "application/zip"),
            new Magic(0, "Rar!", "application/x-rar-compressed"),
            new Magic(0, "7z\u00bc\u00af", "application/x-7z-compressed"),
            new Magic(0, "%PDF-", "application/pdf"),
            new Magic(0, "GIF8", "image/gif"),
            new Magic(0, "\u0089PNG", "image/png"),
            new Magic(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
            new Magic(0, "\u007fELF", "application/x-elf"),
            new Magic(0, "MZ\u0090", "application/x-msdownload"),
            new Magic(0, "\u00d0\u00cf\u0011\u00e0", "application/x-ole-storage"),
            new Magic(0, "MATLAB 5.0 MAT-file", "application/x-matlab-data"));

    /// Gives up to so many of the body's first bytes.
    interface First {
        byte[] bytes(int count) throws IOException;
    }

    private MediaSniffer() {}

    /// The media type that is not read, if it is one.
    static Optional<String> refused(HttpHead head, First first) throws IOException {
        if (head.status() != 200) return Optional.empty();
        String label = head.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String type = label.split(";", 2)[0].strip();
        String family = type.split("/", 2)[0];
        if (type.startsWith("image/svg")) return Optional.empty();
        if (FAMILIES.contains(family) || TYPES.contains(type) || type.startsWith("application/vnd.openxml"))
            return Optional.of(type);
        if (!head.contentCodings().isEmpty()) return Optional.empty();
        String begin = new String(first.bytes(SNIFFED), StandardCharsets.ISO_8859_1);
        String body = head.isChunked() ? begin.substring(begin.indexOf('\n') + 1) : begin;
        Optional<String> known = MAGIC.stream()
                .filter(magic -> body.startsWith(magic.bytes, magic.offset))
                .map(Magic::type)
                .findFirst();
        boolean saysNothing = !head.isChunked() && (type.isEmpty() || type.equals("application/octet-stream"));
        return known.or(() -> saysNothing && isBinary(body) ? Optional.of("application/octet-stream") : known);
    }

    /// Holds bytes that no text holds (the WHATWG's "binary data bytes"). UTF-16 holds NUL in every other place.
    private static boolean isBinary(String body) {
        boolean utf16 = body.startsWith("\u00fe\u00ff")
                || body.startsWith("\u00ff\u00fe")
                || IntStream.range(0, body.length()).allMatch(i -> (body.charAt(i) == 0) == (i % 2 == 0))
                || IntStream.range(0, body.length()).allMatch(i -> (body.charAt(i) == 0) == (i % 2 == 1));
        return !utf16 && body.chars().anyMatch(MediaSniffer::isBinary);
    }

    private static boolean isBinary(int c) {
        return c < 0x09 || c == 0x0b || (c >= 0x0e && c < 0x20 && c != 0x1b);
    }
}
