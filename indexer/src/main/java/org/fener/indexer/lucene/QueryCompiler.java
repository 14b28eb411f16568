package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.fener.indexer.PostQuery.Widening;
import org.fener.indexer.query.Clause;
import org.fener.indexer.query.QueryField;

/// What an analyst asks, in Lucene's terms. A word is looked for in the stems of each language that it may be written
/// in and, as it stands, in the folded field of all languages; the best of them counts.
final class QueryCompiler {

    /// Every current version has its key.
    static final Query EVERYTHING = new FieldExistsQuery(Names.KEY);

    private static final int FUZZY_EXPANSIONS = 50;
    private static final int FUZZY_PREFIX = 1;

    private final Analyzer analyzer;
    private final Variants variants = new Variants();
    private final WordQueries words;

    /// where words behind letters of another script are not to be found: those of posts that hide words
    private final Optional<WordQueries> asTyped;

    /// Compiles for one state of the index.
    ///
    /// @param words   in which variants of words are looked up
    /// @param widened how words are looked for beyond the way they are typed
    QueryCompiler(Languages languages, Analyzer analyzer, KnownWords words, IndexReader reader, Set<Widening> widened)
            throws IOException {
        this(languages, analyzer, words, reader, words.ways(reader), widened);
    }

    private QueryCompiler(
            Languages languages,
            Analyzer analyzer,
            KnownWords words,
            IndexReader reader,
            WordWays ways,
            Set<Widening> widened)
            throws IOException {
        this(
                languages,
                analyzer,
                widened.contains(Widening.FORMS) ? words.languages(reader) : Set.of(),
                widened.contains(Widening.SCRIPTS)
                        ? Optional.of(words.of(reader).telling(ways::miss))
                        : Optional.empty(),
                ways,
                widened);
    }

    /// Compiles for posts that are still to come: in any language, with the likeliest variants.
    static QueryCompiler forAnyPost(Languages languages, Analyzer analyzer) {
        return new QueryCompiler(
                languages,
                analyzer,
                languages.stemmed(),
                Optional.of(Vocabulary.ANY),
                new WordWays(),
                EnumSet.allOf(Widening.class));
    }

    private QueryCompiler(
            Languages languages,
            Analyzer analyzer,
            Set<String> present,
            Optional<Vocabulary> otherScript,
            WordWays ways,
            Set<Widening> widened) {
        this.analyzer = analyzer;
        this.words = new WordQueries(languages, analyzer, present, otherScript, ways, widened, variants, false);
        this.asTyped = widened.contains(Widening.LOOK_ALIKES)
                ? Optional.empty()
                : Optional.of(
                        new WordQueries(languages, analyzer, present, otherScript, ways, widened, variants, true));
    }

    Query compile(Clause clause) {
        if (asTyped.isEmpty()) return of(clause, words);
        Query hides = new FieldExistsQuery(Names.asTyped(Names.TEXT));
        return new BooleanQuery.Builder()
                .add(
                        new BooleanQuery.Builder()
                                .add(of(clause, words), Occur.MUST)
                                .add(hides, Occur.MUST_NOT)
                                .build(),
                        Occur.SHOULD)
                .add(
                        new BooleanQuery.Builder()
                                .add(of(clause, asTyped.get()), Occur.MUST)
                                .add(hides, Occur.FILTER)
                                .build(),
                        Occur.SHOULD)
                .build();
    }

    private Query of(Clause clause, WordQueries words) {
        return switch (clause) {
            case Clause.Everything everything -> EVERYTHING;
            case Clause.Word word -> words.word(word.text());
            case Clause.Pattern pattern -> new WildcardQuery(words.term(pattern.text()));
            case Clause.Fuzzy fuzzy ->
                new FuzzyQuery(words.term(fuzzy.text()), fuzzy.edits(), FUZZY_PREFIX, FUZZY_EXPANSIONS, true);
            case Clause.Phrase phrase -> words.phrase(phrase.text(), phrase.gap());
            case Clause.Field field -> field(field.field(), field.value());
            case Clause.Time time ->
                new ConstantScoreQuery(LongPoint.newRangeQuery(
                        Names.TIME, PostFields.millis(time.from()), before(PostFields.millis(time.until()))));
            case Clause.Gone gone ->
                new ConstantScoreQuery(
                        LongPoint.newRangeQuery(Names.GONE, PostFields.millis(gone.from()), Long.MAX_VALUE));
            case Clause.Price price ->
                new ConstantScoreQuery(DoublePoint.newRangeQuery(
                        Names.PRICE,
                        price.least().orElse(Double.NEGATIVE_INFINITY),
                        price.most().orElse(Double.POSITIVE_INFINITY)));
            case Clause.Score score ->
                new ConstantScoreQuery(DoublePoint.newRangeQuery(
                        Names.SCORED,
                        score.least(),
                        score.below() == Double.POSITIVE_INFINITY ? score.below() : Math.nextDown(score.below())));
            case Clause.All all -> all(all, words);
            case Clause.Any any -> any(any, words);
            case Clause.Not not ->
                new BooleanQuery.Builder()
                        .add(EVERYTHING, Occur.FILTER)
                        .add(of(not.clause(), words), Occur.MUST_NOT)
                        .build();
        };
    }

    /// The words to be marked in a text: all that are asked for, none that are denied.
    List<Query> marked(Clause clause) {
        List<Query> marked = new ArrayList<>();
        mark(clause, words, marked);
        asTyped.ifPresent(typed -> mark(clause, typed, marked));
        return marked;
    }

    private void mark(Clause clause, WordQueries words, List<Query> marked) {
        switch (clause) {
            case Clause.Word word -> marked.add(of(word, words));
            case Clause.Pattern pattern -> marked.add(of(pattern, words));
            case Clause.Fuzzy fuzzy -> marked.add(of(fuzzy, words));
            case Clause.Phrase phrase -> marked.add(of(phrase, words));
            case Clause.All all -> all.clauses().forEach(it -> mark(it, words, marked));
            case Clause.Any any -> any.clauses().forEach(it -> mark(it, words, marked));
            case Clause.Everything everything -> {}
            case Clause.Field field -> {}
            case Clause.Time time -> {}
            case Clause.Gone gone -> {}
            case Clause.Price price -> {}
            case Clause.Score score -> {}
            case Clause.Not not -> {}
        }
    }

    private Query all(Clause.All all, WordQueries words) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Clause clause : all.clauses()) {
            if (clause instanceof Clause.Not not) query.add(of(not.clause(), words), Occur.MUST_NOT);
            else query.add(of(clause, words), isCommonWord(clause, words) ? Occur.SHOULD : Occur.MUST);
        }
        if (all.clauses().stream().allMatch(Clause.Not.class::isInstance)) query.add(EVERYTHING, Occur.FILTER);
        return query.build();
    }

    private Query any(Clause.Any any, WordQueries words) {
        boolean onlyCommon = any.clauses().stream().allMatch(clause -> isCommonWord(clause, words));
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Clause clause : any.clauses())
            query.add(
                    clause instanceof Clause.Word word && !onlyCommon && isCommonWord(word, words)
                            ? words.stems(word.text())
                            : of(clause, words),
                    Occur.SHOULD);
        return query.build();
    }

    /// Writings in another script that were asked for beside the words as typed.
    Map<String, List<String>> variants() {
        return variants.used();
    }

    private static boolean isCommonWord(Clause clause, WordQueries words) {
        return clause instanceof Clause.Word word && words.isCommon(word.text());
    }

    private Query field(QueryField field, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return switch (field) {
            case CATEGORY -> category(lower);
            case SOURCE -> is(Names.SOURCE, value);
            case LANGUAGE -> is(Names.LANGUAGE, Languages.primary(value));
            case KIND -> is(Names.KIND, lower);
            case GROUP -> is(Names.GROUP, value);
            case ID -> is(Names.ID, value);
            case ROUTE -> is(Names.ROUTE, lower);
            case OFFER -> is(Names.OFFER, lower);
            case PLACE -> is(Names.PLACE, lower);
            case HAS -> is(Names.HAS, lower);
            case SITE ->
                lower.startsWith("*.")
                        ? new ConstantScoreQuery(new WildcardQuery(new Term(Names.SITE, lower)))
                        : is(Names.SITE, lower);
            case CONTACT -> new ConstantScoreQuery(ContactForms.query(value));
            case THREAD -> inField(Names.THREAD, value);
            case AUTHOR -> inField(Names.AUTHOR, value);
            case SINCE, UNTIL, GONE, PRICE, SCORE ->
                throw new IllegalArgumentException(field + " is read as a range, got " + value);
        };
    }

    static Query category(String category) {
        return switch (category) {
            case "any" -> new FieldExistsQuery(Names.CATEGORY);
            case "none" ->
                new BooleanQuery.Builder()
                        .add(EVERYTHING, Occur.FILTER)
                        .add(new FieldExistsQuery(Names.CATEGORY), Occur.MUST_NOT)
                        .build();
            default -> is(Names.CATEGORY, category);
        };
    }

    private Query inField(String field, String value) {
        if (value.endsWith("*") && value.length() > 2 && value.indexOf('*') == value.length() - 1)
            return new PrefixQuery(folded(field, value.substring(0, value.length() - 1)));
        return words.in(field, LookAlikes.fold(value), 0)
                .orElseGet(() -> new MatchNoDocsQuery("no word in '" + value + "'"));
    }

    private static Query is(String field, String value) {
        return new ConstantScoreQuery(new TermQuery(new Term(field, value)));
    }

    private Term folded(String field, String text) {
        return new Term(field, analyzer.normalize(field, LookAlikes.fold(text)));
    }

    private static long before(long millis) {
        return millis == Long.MIN_VALUE || millis == Long.MAX_VALUE ? millis : millis - 1;
    }
}
