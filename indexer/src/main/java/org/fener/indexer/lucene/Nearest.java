package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.fener.indexer.query.Clause;

/// What was probably meant by a part of a query that no post has: a word or a name that is written nearly so.
final class Nearest {

    private static final int SHORTEST = 4;

    /// A longer one may have two wrong letters.
    private static final int LONG = 6;

    /// Of words; a name may begin with the wrong letter.
    private static final int SAME_BEGINNING = 1;

    private final IndexReader reader;
    private final Languages languages;

    Nearest(IndexReader reader, Languages languages) {
        this.reader = reader;
        this.languages = languages;
    }

    /// To be written in its place. Never numbers: one of them is not meant by another.
    ///
    /// @param typed the part as it stands in the query
    Optional<String> to(Clause part, String typed) throws IOException {
        return switch (part) {
            case Clause.Word word -> near(Names.TEXT, languages.folded(LookAlikes.fold(word.text())), SAME_BEGINNING);
            case Clause.Field field ->
                named(field)
                        .map(value -> typed.substring(0, typed.indexOf(':') + 1)
                                + (value.indexOf(' ') < 0 ? value : '"' + value + '"'));
            case Clause.Pattern pattern -> Optional.empty();
            case Clause.Fuzzy fuzzy -> Optional.empty();
            case Clause.Phrase phrase -> Optional.empty();
            case Clause.Everything everything -> Optional.empty();
            case Clause.Time time -> Optional.empty();
            case Clause.Gone gone -> Optional.empty();
            case Clause.Price price -> Optional.empty();
            case Clause.Score score -> Optional.empty();
            case Clause.All all -> Optional.empty();
            case Clause.Any any -> Optional.empty();
            case Clause.Not not -> Optional.empty();
        };
    }

    private Optional<String> named(Clause.Field field) throws IOException {
        String lower = field.value().toLowerCase(Locale.ROOT);
        return switch (field.field()) {
            case CATEGORY -> near(Names.CATEGORY, lower, 0);
            case SOURCE -> near(Names.SOURCE, field.value(), 0);
            case KIND -> near(Names.KIND, lower, 0);
            case HAS -> near(Names.HAS, lower, 0);
            case SITE -> near(Names.SITE, lower, 0);
            case PLACE -> near(Names.PLACE, lower, 0);
            case OFFER -> near(Names.OFFER, lower, 0);
            case LANGUAGE -> called(lower);
            case AUTHOR, CONTACT, THREAD, ROUTE, GROUP, ID, SINCE, UNTIL, GONE, PRICE, SCORE -> Optional.empty();
        };
    }

    /// The language of posts that English or Bulgarian calls so.
    private Optional<String> called(String name) throws IOException {
        for (String language : Lookup.languages(reader))
            for (String of : List.of("en", "bg"))
                if (Locale.of(language).getDisplayLanguage(Locale.of(of)).equalsIgnoreCase(name))
                    return Optional.of(language);
        return Optional.empty();
    }

    /// The likest; among equals the one that most posts have. None for what some post has: then a filter leaves it out.
    private Optional<String> near(String field, String text, int sameBeginning) throws IOException {
        if (text.length() < SHORTEST || text.codePoints().anyMatch(Character::isDigit)) return Optional.empty();
        Terms terms = MultiTerms.getTerms(reader, field);
        if (terms == null) return Optional.empty();
        TermsEnum alike =
                new FuzzyTermsEnum(terms, new Term(field, text), text.length() < LONG ? 1 : 2, sameBeginning, true);
        BoostAttribute likeness = alike.attributes().addAttribute(BoostAttribute.class);
        Optional<String> best = Optional.empty();
        float bestLikeness = 0;
        int mostPosts = 0;
        for (BytesRef term = alike.next(); term != null; term = alike.next()) {
            if (term.utf8ToString().equals(text)) return Optional.empty();
            boolean better = likeness.getBoost() > bestLikeness
                    || (likeness.getBoost() == bestLikeness && alike.docFreq() > mostPosts);
            if (!better) continue;
            best = Optional.of(term.utf8ToString());
            bestLikeness = likeness.getBoost();
            mostPosts = alike.docFreq();
        }
        return best.filter(it -> it.codePoints().noneMatch(Character::isDigit));
    }
}
