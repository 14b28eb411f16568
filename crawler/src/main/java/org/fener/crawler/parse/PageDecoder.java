package org.fener.crawler.parse;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.FetchedPage;

/// Bytes into characters in the order of the WHATWG: byte order mark, HTTP header, `<meta>` or XML declaration in the
/// first 1,024 bytes (we look at 4,096), then a guess: UTF-8 if it is valid UTF-8, else by the letters.
final class PageDecoder {

    private static final int LOOK = 4096;
    private static final Pattern HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([^\\s\"';,]+)");
    private static final Pattern META =
            Pattern.compile("(?i)<meta\\b[^>]{0,400}?charset\\s*=\\s*[\"']?\\s*([^\\s\"'/>;]+)");
    private static final Pattern XML =
            Pattern.compile("(?i)^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']+)[\"']");

    /// Labels whose WHATWG meaning differs from the name's own (https://encoding.spec.whatwg.org/#names-and-labels).
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "windows-874"),
            Map.entry("tis-620", "windows-874"),
            Map.entry("gb2312", "GBK"),
            Map.entry("gb_2312-80", "GBK"),
            Map.entry("cp1251", "windows-1251"),
            Map.entry("win-1251", "windows-1251"),
            Map.entry("win1251", "windows-1251"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode", "UTF-16LE"),
            Map.entry("x-user-defined", "windows-1252"));

    private PageDecoder() {}

    static String decode(FetchedPage page) {
        byte[] bytes = page.body().copy();
        return withoutMark(new String(bytes, charset(bytes, page.contentType())));
    }

    static Charset charset(byte[] bytes, Optional<String> contentType) {
        Optional<Charset> marked = byteOrderMark(bytes);
        if (marked.isPresent()) return marked.get();
        Optional<Charset> sent = contentType.flatMap(type -> named(HEADER, type));
        if (sent.isPresent()) return sent.get();
        String start = new String(bytes, 0, Math.min(bytes.length, LOOK), StandardCharsets.ISO_8859_1);
        Optional<Charset> declared = named(META, start).or(() -> named(XML, start));
        if (declared.isPresent()) {
            // a page whose ASCII declaration we can read is not UTF-16 (WHATWG: prescan a byte stream)
            Charset charset = declared.get();
            return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
        }
        return CharsetGuess.of(bytes);
    }

    private static Optional<Charset> byteOrderMark(byte[] b) {
        if (b.length >= 3 && (b[0] & 0xFF) == 0xEF && (b[1] & 0xFF) == 0xBB && (b[2] & 0xFF) == 0xBF)
            return Optional.of(StandardCharsets.UTF_8);
        if (b.length >= 2 && (b[0] & 0xFF) == 0xFE && (b[1] & 0xFF) == 0xFF)
            return Optional.of(StandardCharsets.UTF_16BE);
        if (b.length >= 2 && (b[0] & 0xFF) == 0xFF && (b[1] & 0xFF) == 0xFE)
            return Optional.of(StandardCharsets.UTF_16LE);
        return Optional.empty();
    }

    private static Optional<Charset> named(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? byLabel(matcher.group(1)) : Optional.empty();
    }

    static Optional<Charset> byLabel(String label) {
        String plain = label.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(LABELS.getOrDefault(plain, plain)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
