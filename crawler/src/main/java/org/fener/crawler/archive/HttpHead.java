package org.fener.crawler.archive;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fener.crawler.Headers;

/// The status line and header fields of a response, read the same way live and from the archive.
///
/// @param version such as `HTTP/1.1`
public record HttpHead(String version, int status, Headers headers) {

    /// Reads a head of which each byte is one character. Empty if it does not begin with a status line that names
    /// HTTP/1.0 or HTTP/1.1 and a status from 100 to 599 (RFC 9112 §4).
    public static Optional<HttpHead> parse(String raw) {
        List<String> lines = lines(raw);
        if (lines.isEmpty()) return Optional.empty();
        String line = lines.getFirst();
        if (line.length() < 12 || line.charAt(8) != ' ') return Optional.empty();
        String version = line.substring(0, 8);
        if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) return Optional.empty();
        int status = 0;
        for (int i = 9; i < 12; i++) {
            char digit = line.charAt(i);
            if (digit < '0' || digit > '9') return Optional.empty();
            status = status * 10 + digit - '0';
        }
        if (status < 100 || status > 599 || (line.length() > 12 && line.charAt(12) != ' ')) return Optional.empty();
        return Optional.of(new HttpHead(version, status, fields(lines.subList(1, lines.size()))));
    }

    /// The index after the empty line that ends a head, or -1 if none is there. Lines may end with LF alone (RFC 9112
    /// §2.2).
    public static int end(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != '\n') continue;
            if (i + 1 < to && bytes[i + 1] == '\n') return i + 2;
            if (i + 2 < to && bytes[i + 1] == '\r' && bytes[i + 2] == '\n') return i + 3;
        }
        return -1;
    }

    /// Whether the body comes in chunks; they win over a `Content-Length` (RFC 9112 §6.3).
    public boolean isChunked() {
        List<String> codings = tokens("Transfer-Encoding");
        return !codings.isEmpty() && codings.getLast().equals("chunked");
    }

    /// The content codings in the order applied, without `identity`.
    public List<String> contentCodings() {
        List<String> codings = tokens("Content-Encoding");
        codings.removeIf(coding -> coding.equals("identity"));
        return codings;
    }

    private List<String> tokens(String name) {
        List<String> tokens = new ArrayList<>(1);
        for (String value : headers.all(name))
            for (String token : value.split(",", -1))
                if (!token.isBlank()) tokens.add(token.strip().toLowerCase(Locale.ROOT));
        return tokens;
    }

    private static Headers fields(List<String> lines) {
        List<Headers.Field> fields = new ArrayList<>(lines.size());
        for (String line : lines) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (folded && !fields.isEmpty()) {
                Headers.Field before = fields.removeLast();
                fields.add(new Headers.Field(before.name(), (before.value() + " " + text(line.strip())).strip()));
                continue;
            }
            int colon = line.indexOf(':');
            if (colon > 0)
                fields.add(new Headers.Field(
                        line.substring(0, colon).strip(),
                        text(line.substring(colon + 1).strip())));
        }
        return new Headers(fields);
    }

    /// Servers send UTF-8 where the standard says ASCII; anything else is taken byte by byte.
    private static String text(String latin) {
        if (latin.chars().allMatch(c -> c < 128)) return latin;
        try {
            byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return latin;
        }
    }

    private static List<String> lines(String raw) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < raw.length(); ) {
            int end = raw.indexOf('\n', at);
            if (end < 0) end = raw.length();
            int stop = end > at && raw.charAt(end - 1) == '\r' ? end - 1 : end;
            if (stop == at) break;
            lines.add(raw.substring(at, stop));
            at = end + 1;
        }
        return lines;
    }
}
