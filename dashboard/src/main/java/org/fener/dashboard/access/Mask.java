package org.fener.dashboard.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.indicator.IndicatorExtractor;
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
    public static final Mask NOTHING = new Mask(List.of(), List.of(), false);

    private static final IndicatorExtractor INDICATORS = IndicatorExtractor.shipped();

    private final List<String> secrets;
    private final List<String> authors;
    private final boolean hides;

    private Mask(List<String> secrets, List<String> authors, boolean hides) {
        this.secrets = secrets;
        this.authors = authors;
        this.hides = hides;
    }

    public static Mask of(IndexedPost post) {
        return new Mask(
                secrets(post.post().text(), post.verdict().indicators()),
                post.post().author().map(Mask::inAddresses).orElse(List.of()),
                true);
    }

    /// Hides what these indicators, found in the text, name.
    public static Mask of(String text, List<Indicator> indicators) {
        return new Mask(secrets(text, indicators), List.of(), true);
    }

    private static List<String> secrets(String text, List<Indicator> indicators) {
        return indicators.stream()
                .filter(indicator -> isPersonal(indicator, indicators))
                .flatMap(indicator -> Stream.of(
                        raw(text, indicator.span()),
                        indicator.normalised(),
                        indicator.normalised().substring(indicator.normalised().indexOf(':') + 1)))
                .filter(secret -> secret.length() >= TELLING)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /// How addresses write a name.
    private static List<String> inAddresses(String author) {
        String name = author.strip();
        return Stream.concat(
                        Stream.of(name, URLEncoder.encode(name, StandardCharsets.UTF_8)),
                        Stream.of("", "-", "_", ".", "+", "%20").map(join -> name.replaceAll("\\s+", join)))
                .filter(written -> written.length() >= TELLING)
                .distinct()
                .toList();
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

    /// An address that cannot be followed by accident, with all in its path hidden that leads to a person: contacts of
    /// the post, profiles that the address itself names, and the author's name.
    public String hideAddress(String address) {
        return hideInAddress(address).replaceAll("\\bhttp(?=s?://)", "hxxp");
    }

    /// As [#hideAddress], for files that programs read.
    public String hideInAddress(String address) {
        if (!hides) return address;
        int path = address.indexOf('/', Math.max(0, address.indexOf("://") + 3));
        if (path < 0) return hide(address);
        char[] shown = hide(address).toCharArray();
        for (Indicator found : INDICATORS.find(address, Optional.empty()))
            if (PERSONAL.contains(found.kind()))
                cover(
                        shown,
                        Math.max(path + 1, found.span().start()),
                        Math.min(shown.length, found.span().end()));
        for (String author : authors)
            for (int at = path; at + author.length() <= address.length(); at++)
                if (address.regionMatches(true, at, author, 0, author.length())) cover(shown, at, at + author.length());
        return new String(shown);
    }

    /// A text that is no post, such as a note, with all hidden that is recognised as a contact.
    public static String hideContacts(String text) {
        return of(text, INDICATORS.find(text, Optional.empty())).hide(text);
    }

    /// A contact in a list of contacts, where hiding all would leave nothing: its kind and enough to tell it from the
    /// next, never enough to reach it: `telegram:he…`, `+3598…23`.
    public static String hint(String contact) {
        int name = contact.indexOf(':') + 1;
        int length = contact.length() - name;
        if (length <= 4) return contact.substring(0, name) + "…";
        boolean isNumber = contact.startsWith("+");
        return contact.substring(0, name + (isNumber ? 5 : 2)) + "…"
                + (isNumber ? contact.substring(contact.length() - 2) : "");
    }

    /// A thing that is personal as a whole, such as an author's name.
    public String hideWhole(String name) {
        return hides ? String.valueOf(HIDDEN).repeat(5) : name;
    }

    private static void cover(char[] text, int from, int to) {
        for (int i = from; i < to; i++) if (!Character.isWhitespace(text[i])) text[i] = HIDDEN;
    }
}
