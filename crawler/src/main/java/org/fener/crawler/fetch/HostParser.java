package org.fener.crawler.fetch;

import java.net.IDN;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the host of an address (WHATWG URL §3.5): every spelling of an IP address becomes the one that is checked.
final class HostParser {

    private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|%\u007f";

    /// A name has 253 characters at most; escaped and outside ASCII it may be written longer.
    private static final int LONGEST = 2_048;

    private HostParser() {}

    /// A name in lower-case ASCII, a dotted IPv4 address, or an IPv6 address in brackets; empty if it is none.
    static Optional<String> parse(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        if (text.startsWith("["))
            return text.endsWith("]") ? ipv6(text.substring(1, text.length() - 1)) : Optional.empty();
        Optional<String> ascii = percentDecoded(text).flatMap(HostParser::ascii);
        if (ascii.isEmpty() || ascii.get().isEmpty() || hasForbidden(ascii.get())) return Optional.empty();
        return endsInNumber(ascii.get()) ? ipv4(ascii.get()) : ascii;
    }

    private static boolean hasForbidden(String name) {
        for (int i = 0; i < name.length(); i++)
            if (name.charAt(i) < 0x20 || FORBIDDEN.indexOf(name.charAt(i)) >= 0) return true;
        return false;
    }

    private static Optional<String> percentDecoded(String text) {
        if (text.indexOf('%') < 0) return Optional.of(text);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                out.put((byte) (high * 16 + low));
                i += 2;
            } else out.put(bytes[i]);
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ascii(String name) {
        if (isAscii(name)) return Optional.of(name.toLowerCase(Locale.ROOT));
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replace("\u00ad", "")
                .replace("\u200b", "")
                .replace("\u2060", "")
                .replace("\ufeff", "")
                .replace('\u3002', '.')
                .toLowerCase(Locale.ROOT);
        try {
            return Optional.of(IDN.toASCII(folded, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) if (name.charAt(i) >= 0x80) return false;
        return true;
    }

    private static boolean endsInNumber(String host) {
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String last = bare.substring(bare.lastIndexOf('.') + 1);
        if (!last.isEmpty() && WhatwgUrl.isDigits(last)) return true;
        return last.startsWith("0x") && number(last) >= 0;
    }

    private static Optional<String> ipv4(String host) {
        List<String> parts = new ArrayList<>(List.of(host.split("\\.", -1)));
        if (parts.getLast().isEmpty() && parts.size() > 1) parts.removeLast();
        if (parts.size() > 4) return Optional.empty();
        long address = 0;
        for (int i = 0; i < parts.size(); i++) {
            long value = number(parts.get(i));
            boolean isLast = i == parts.size() - 1;
            int bytes = isLast ? 5 - parts.size() : 1;
            if (value < 0 || value >= 1L << (8 * bytes)) return Optional.empty();
            address = (address << (8 * bytes)) + value;
        }
        return Optional.of(
                (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255));
    }

    /// Decimal, octal with a leading 0, hexadecimal with 0x; -1 if it is none or too large.
    private static long number(String text) {
        if (text.isEmpty()) return -1;
        int radix = 10;
        String digits = text;
        if (text.startsWith("0x")) {
            radix = 16;
            digits = text.substring(2);
        } else if (text.startsWith("0") && text.length() > 1) {
            radix = 8;
            digits = text.substring(1);
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0 || digits.charAt(i) > 0x7f) return -1;
            value = Math.min(value * radix + digit, 1L << 40);
        }
        return value;
    }

    private static Optional<String> ipv6(String text) {
        if (!text.chars().allMatch(c -> (Character.digit(c, 16) >= 0 && c < 0x80) || c == ':' || c == '.'))
            return Optional.empty();
        int[] pieces = new int[8];
        int compress = -1;
        int count = 0;
        int at = 0;
        if (text.startsWith(":")) {
            if (!text.startsWith("::")) return Optional.empty();
            at = 2;
            compress = 0;
        }
        while (at < text.length()) {
            if (count == 8) return Optional.empty();
            if (text.charAt(at) == ':') {
                if (compress >= 0) return Optional.empty();
                at++;
                compress = count;
                continue;
            }
            int end = at;
            while (end < text.length() && text.charAt(end) != ':') end++;
            String piece = text.substring(at, end);
            if (piece.indexOf('.') >= 0) {
                Optional<int[]> last = dotted(piece);
                if (end < text.length() || count > 6 || last.isEmpty()) return Optional.empty();
                pieces[count++] = last.get()[0] << 8 | last.get()[1];
                pieces[count++] = last.get()[2] << 8 | last.get()[3];
            } else {
                if (piece.length() > 4) return Optional.empty();
                pieces[count++] = Integer.parseInt(piece, 16);
            }
            at = end + 1;
            if (end < text.length() && at == text.length()) return Optional.empty();
        }
        if (compress >= 0) {
            int moved = count - compress;
            for (int i = 0; i < moved; i++) {
                int value = pieces[count - 1 - i];
                pieces[count - 1 - i] = 0;
                pieces[7 - i] = value;
            }
        } else if (count != 8) return Optional.empty();
        return Optional.of("[" + serialize(pieces) + "]");
    }

    private static Optional<int[]> dotted(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) return Optional.empty();
        int[] bytes = new int[4];
        for (int i = 0; i < 4; i++) {
            boolean isNumber = parts[i].matches("0|[1-9][0-9]{0,2}");
            bytes[i] = isNumber ? Integer.parseInt(parts[i]) : 256;
            if (bytes[i] > 255) return Optional.empty();
        }
        return Optional.of(bytes);
    }

    private static String serialize(int[] pieces) {
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int length = 0;
            while (i + length < 8 && pieces[i + length] == 0) length++;
            if (length > bestLength) {
                best = i;
                bestLength = length;
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                out.append(i == 0 ? "::" : ":");
                i += bestLength - 1;
                continue;
            }
            out.append(Integer.toHexString(pieces[i]));
            if (i < 7) out.append(':');
        }
        return out.toString();
    }

    /// The address that a host spells out, without asking any name server; empty for a name.
    static Optional<InetAddress> literal(String host) {
        boolean isV6 = host.startsWith("[");
        if (!isV6 && !endsInNumber(host)) return Optional.empty();
        return Optional.of(InetAddress.ofLiteral(isV6 ? host.substring(1, host.length() - 1) : host));
    }
}
