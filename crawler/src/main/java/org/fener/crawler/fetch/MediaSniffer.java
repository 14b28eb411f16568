package org.fener.crawler.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.archive.HttpHead;

/// Tells by the label and the first bytes that a response holds no text to read: then the rest is not fetched.
final class MediaSniffer {

    static final int LOOKED_AT = 512;

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
        if (!head.contentCodings().isEmpty() || head.isChunked()) return Optional.empty();
        String begin = new String(first.bytes(32), StandardCharsets.ISO_8859_1);
        return MAGIC.stream()
                .filter(magic -> begin.startsWith(magic.bytes, magic.offset))
                .map(Magic::type)
                .findFirst();
    }
}
