package org.fener.dashboard.access;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.indexer.IndexedPost;

/// Hides the contacts and handles of a post in any text about it, letter by letter, so that marks stay where they are.
/// Names of people that are no handles stay: they are not detected.
public final class Mask {

    /// What leads to one person.
    private static final Set<Kind> PERSONAL =
            EnumSet.of(Kind.PHONE, Kind.EMAIL, Kind.HANDLE, Kind.IBAN, Kind.WALLET, Kind.IP);
    /// What may contain such a thing: an address of a profile.
    private static final Set<Kind> CARRIERS = EnumSet.of(Kind.URL, Kind.DOMAIN);
    /// A cut at the edge of an excerpt leaves a part; shorter ones tell nothing.
    private static final int TELLING = 3;

    private static final char HIDDEN = '•';

    /// Hides nothing.
    public static final Mask NOTHING = new Mask(List.of(), false);

    private final List<String> secrets;
    private final boolean hides;

    private Mask(List<String> secrets, boolean hides) {
        this.secrets = secrets;
        this.hides = hides;
    }

    public static Mask of(IndexedPost post) {
        return of(post.post().text(), post.verdict().indicators());
    }

    /// Hides what these indicators, found in the text, name.
    public static Mask of(String text, List<Indicator> indicators) {
        List<String> secrets = indicators.stream()
                .filter(indicator -> isPersonal(indicator, indicators))
                .flatMap(indicator -> Stream.of(
                        raw(text, indicator.span()),
                        indicator.normalised(),
                        indicator.normalised().substring(indicator.normalised().indexOf(':') + 1)))
                .filter(secret -> secret.length() >= TELLING)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return new Mask(secrets, true);
    }

    public static boolean isPersonal(Indicator indicator, List<Indicator> all) {
        return PERSONAL.contains(indicator.kind())
                || (CARRIERS.contains(indicator.kind())
                        && all.stream()
                                .anyMatch(other -> PERSONAL.contains(other.kind())
                                        && other.span().start()
                                                < indicator.span().end()
                                        && indicator.span().start()
                                                < other.span().end()));
    }

    private static String raw(String text, Span span) {
        return text.substring(Math.min(span.start(), text.length()), Math.min(span.end(), text.length()));
    }

    public boolean hides() {
        return hides;
    }

    /// The same text, of the same length, with every secret in it hidden, also one that its beginning or end cuts.
    public String hide(String text) {
        char[] shown = text.toCharArray();
        for (String secret : secrets) {
            for (int at = 0; at + secret.length() <= text.length(); at++)
                if (text.regionMatches(true, at, secret, 0, secret.length())) cover(shown, at, at + secret.length());
            for (int part = secret.length() - 1; part >= TELLING; part--) {
                if (text.regionMatches(true, 0, secret, secret.length() - part, part)) cover(shown, 0, part);
                if (text.regionMatches(true, text.length() - part, secret, 0, part))
                    cover(shown, text.length() - part, text.length());
            }
        }
        return new String(shown);
    }

    /// A thing that is personal as a whole, such as an author's name.
    public String hideWhole(String name) {
        return hides ? String.valueOf(HIDDEN).repeat(5) : name;
    }

    private static void cover(char[] text, int from, int to) {
        for (int i = from; i < to; i++) if (!Character.isWhitespace(text[i])) text[i] = HIDDEN;
    }
}
