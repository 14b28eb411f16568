package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.fener.crawler.parse.PageLink.Relation;

/// How to reach whoever runs a site: an imprint, "contact us", a table of telephone numbers. It often says nothing in
/// sentences, and what counts may stand in what is noise elsewhere, such as a footer.
final class ContactPage {

    private static final Set<String> NAMES = Set.of(
            "contact",
            "contacts",
            "contactus",
            "imprint",
            "impressum",
            "kontakt",
            "kontakte",
            "kontakti",
            "kontaktoni",
            "kontaktet",
            "контакт",
            "контакти",
            "контакты",
            "контакте",
            "επικοινωνία",
            "επικοινωνήστε",
            "iletişim",
            "künye",
            "contactează",
            "contactați",
            "contacte",
            "contacto",
            "contatti",
            "اتصل",
            "تماس");
    private static final List<String> PHRASES = List.of(
            "връзка с нас", "свържете се", "зв'яжіться", "зв’яжіться", "связаться с", "bize ulaşın", "legal notice");
    private static final Pattern WORD_END = Pattern.compile("[^\\p{L}]+");
    private static final Pattern PART_END = Pattern.compile("\\s[-–—]\\s|[|»›>·•:/]+");
    /// A name of a page says no more; what says more is a sentence with the word in it.
    private static final int MOST_WORDS = 4;

    private ContactPage() {}

    /// It says so in its title, its headline or its address, and gives a number or an address.
    static boolean is(HtmlPage page) {
        return isNamed(page)
                && !ContactLines.of(PlainText.said(page.document().body(), page.index()))
                        .isEmpty();
    }

    private static boolean isNamed(HtmlPage page) {
        String path = String.valueOf(page.address().getPath());
        if (isName(page.document().title()) || isName(path.substring(path.lastIndexOf('/') + 1))) return true;
        return page.index().named("h1").stream()
                .anyMatch(heading -> isName(page.index().words(heading)));
    }

    private static boolean isName(String title) {
        for (String part : PART_END.split(title.toLowerCase(Locale.ROOT).strip(), -1)) {
            String[] words = WORD_END.split(part.strip(), -1);
            if (words.length > MOST_WORDS) continue;
            if (Arrays.stream(words).anyMatch(NAMES::contains)
                    || PHRASES.stream().anyMatch(part::contains)) return true;
        }
        return false;
    }

    /// A text with the contacts that the page gives besides. What stands around an advertisement or an article is not
    /// its author's, but the site's.
    static String whole(HtmlPage page, String text) {
        if (LinkRules.relation(page.address()).filter(Relation.ITEM::equals).isPresent()) return text;
        List<String> contacts = ContactLines.of(PlainText.said(page.document().body(), page.index()));
        if (contacts.isEmpty()) return text;
        String known = bare(text);
        Set<String> seen = new HashSet<>();
        List<String> lines = new ArrayList<>(List.of(text));
        for (String line : contacts) if (!known.contains(bare(line)) && seen.add(bare(line))) lines.add(line);
        return String.join("\n", lines);
    }

    /// Letters, numbers and `@` alone.
    private static String bare(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (point == '@' || Character.isLetter(point) || isNumber(point)) out.appendCodePoint(point);
            at += Character.charCount(point);
        }
        return out.toString();
    }

    /// In whatever script, also as a fraction or in a circle.
    private static boolean isNumber(int point) {
        int type = Character.getType(point);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
