package org.fener.crawler.parse;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Tells the charset of bytes that no one has labelled: UTF-16 by its zero bytes, UTF-8 by being valid, else the
/// single-byte charset under which the words look most like words.
final class CharsetGuess {

    private static final List<Charset> SINGLE_BYTE = List.of(
            Charset.forName("windows-1251"),
            Charset.forName("KOI8-R"),
            Charset.forName("IBM866"),
            Charset.forName("ISO-8859-5"),
            Charset.forName("windows-1253"),
            Charset.forName("windows-1256"),
            Charset.forName("windows-1255"),
            Charset.forName("windows-1250"),
            Charset.forName("windows-1254"));
    private static final int SAMPLE = 65_536;
    /// Characters that are looked at together; nobody keeps them.
    private static final int STRETCH = 4096;

    private CharsetGuess() {}

    static Charset of(byte[] bytes) {
        if (looksUtf16(bytes, 1)) return StandardCharsets.UTF_16LE;
        if (looksUtf16(bytes, 0)) return StandardCharsets.UTF_16BE;
        if (isUtf8(bytes)) return StandardCharsets.UTF_8;
        Charset best = Charset.forName("windows-1252");
        double most = score(bytes, best);
        for (Charset candidate : SINGLE_BYTE) {
            double score = score(bytes, candidate);
            if (score > most + 0.02) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    private static boolean looksUtf16(byte[] bytes, int zeroAt) {
        int look = Math.min(bytes.length, 512) & ~1;
        if (look < 8) return false;
        int zeros = 0;
        for (int i = zeroAt; i < look; i += 2) if (bytes[i] == 0) zeros++;
        return zeros * 2 > look * 7 / 10;
    }

    private static boolean isUtf8(byte[] bytes) {
        // a page that was cut may end inside a character
        int end = bytes.length;
        for (int back = 0; back < 4 && end > 0 && (bytes[end - 1] & 0x80) != 0; back++) end--;
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, end);
        CharBuffer out = CharBuffer.allocate(STRETCH);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result;
        do {
            result = decoder.decode(in, out.clear(), true);
        } while (result.isOverflow());
        return !result.isError();
    }

    /// Share of non-ASCII characters that are letters where letters belong: of one script within a word, small after
    /// small, capital only in front.
    private static double score(byte[] bytes, Charset charset) {
        String text = new String(bytes, 0, Math.min(bytes.length, SAMPLE), charset);
        int seen = 0;
        double good = 0;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) continue;
            seen++;
            char before = text.charAt(i - 1);
            if (c == '\ufffd' || Character.isISOControl(c)) good -= 2;
            else if (Character.isLetter(c)) good += letter(before, c);
            else if ("«»„“”–—№’…©".indexOf(c) >= 0) good += 0.4;
        }
        return seen == 0 ? 0 : good / seen;
    }

    private static double letter(char before, char c) {
        if (!Character.isLetter(before)) return 0.6;
        boolean sameScript = Character.UnicodeScript.of(before) == Character.UnicodeScript.of(c);
        if (!sameScript) return -1;
        boolean capitalInside = Character.isLowerCase(before) && Character.isUpperCase(c);
        if (capitalInside) return -1;
        double common = "аеиотнсрвлеοατειςνσρاليمنتهو".indexOf(Character.toLowerCase(c)) >= 0 ? 0.25 : 0;
        return 0.75 + common;
    }
}
