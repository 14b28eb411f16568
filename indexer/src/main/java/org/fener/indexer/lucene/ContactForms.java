package org.fener.indexer.lucene;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.fener.classifier.indicator.Hosts;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.indicator.Indicator.Kind;

/// Forms in which a contact is kept, and in which one that an analyst types in any writing is looked for.
final class ContactForms {

    private static final Pattern AMOUNT = Pattern.compile("\\d+(?:[.,]\\d+)?");
    private static final Pattern PHONE = Pattern.compile("[+(]?[\\d\\s().\\-/]{5,}");
    private static final Pattern DEFANGED_DOT = Pattern.compile("\\[\\.]|\\(\\.\\)|\\[dot]|\\(dot\\)");
    private static final Pattern SCHEME = Pattern.compile("^(?:h(?:tt|xx)ps?://|mailto:|tel:|https?//)");
    private static final Pattern PROFILE =
            Pattern.compile("^(?:www\\.)?(?:t\\.me|telegram\\.me|wa\\.me|instagram\\.com|facebook\\.com)/(?:s/)?");
    /// A national number has no fewer digits.
    private static final int FEWEST_DIGITS = 5;

    private static final String PHONE_ENDING = "phone…";

    private ContactForms() {}

    /// Lower case, once as it is and once without its kind's prefix, and the hosts named in it; of a phone also every
    /// ending of its digits, to be found without its country.
    static List<String> kept(Indicator indicator) {
        String normalised = indicator.normalised().toLowerCase(Locale.ROOT);
        List<String> forms = new ArrayList<>(List.of(normalised));
        if (indicator.kind() == Kind.HANDLE && normalised.indexOf(':') > 0)
            forms.add(normalised.substring(normalised.indexOf(':') + 1));
        for (String host : Hosts.in(indicator)) forms.add(host.toLowerCase(Locale.ROOT));
        if (indicator.kind() == Kind.PHONE) addEndings(forms, digits(normalised));
        return forms;
    }

    /// As it is counted and shown: what follows `contact:` finds the same posts.
    static String named(Indicator indicator) {
        return indicator.normalised().toLowerCase(Locale.ROOT);
    }

    /// Finds a contact as typed: a phone with or without its country, a handle with or without `@` or `t.me/`, a domain
    /// with its dots disarmed, a wallet or IBAN with blanks.
    static Query query(String typed) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String form : asked(typed)) any.add(new TermQuery(new Term(Names.CONTACT, form)), Occur.SHOULD);
        return any.build();
    }

    /// The kept forms that a contact as typed may have.
    static Set<String> asked(String typed) {
        Set<String> any = new LinkedHashSet<>();
        String lower =
                DEFANGED_DOT.matcher(typed.strip().toLowerCase(Locale.ROOT)).replaceAll(".");
        add(any, lower);
        String bare = SCHEME.matcher(lower).replaceFirst("");
        add(any, bare);
        add(any, PROFILE.matcher(bare).replaceFirst("").replaceFirst("^@", ""));
        add(any, lower.replaceAll("\\s", ""));
        if (PHONE.matcher(bare).matches()) {
            String digits = digits(bare).replaceFirst("^0{1,2}", "");
            if (digits.length() >= FEWEST_DIGITS) add(any, PHONE_ENDING + digits);
        }
        return any;
    }

    private static void add(Set<String> any, String form) {
        if (!form.isEmpty()) any.add(form);
    }

    /// The number in a price such as `EUR 3500`.
    static OptionalDouble amount(String price) {
        Matcher number = AMOUNT.matcher(price);
        return number.find()
                ? OptionalDouble.of(Double.parseDouble(number.group().replace(',', '.')))
                : OptionalDouble.empty();
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    private static void addEndings(List<String> forms, String digits) {
        for (int start = 0; start <= digits.length() - FEWEST_DIGITS; start++)
            forms.add(PHONE_ENDING + digits.substring(start));
    }
}
