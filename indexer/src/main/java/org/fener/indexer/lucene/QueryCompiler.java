package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
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
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.QueryBuilder;
import org.fener.indexer.PostQuery.Widening;
import org.fener.indexer.query.Clause;
import org.fener.indexer.query.QueryField;

/// What an analyst asks, in Lucene's terms. A word is looked for in the stems of each language that it may be written
/// in and, as it stands, in the folded field of all languages; the best of them counts.
final class QueryCompiler {

    /// Every current version has its key.
    static final Query EVERYTHING = new FieldExistsQuery(Names.KEY);

    /// A word in the other script is a little less than the word itself.
    private static final float VARIANT = 0.8f;

    /// A stem says more than a form: measured on Cranfield, as is the next.
    private static final float AS_IT_STANDS = 0.6f;

    /// How much the lesser ways to match a word add to the best.
    private static final float BOTH = 0.2f;

    private static final int FUZZY_EXPANSIONS = 50;
    private static final int FUZZY_PREFIX = 1;

    /// Letters by which the forms of one word may differ at their ends.
    private static final int LONGEST_ENDING = 4;

    private static final int SHORTEST_BEGINNING = 3;

    private final Languages languages;
    private final Analyzer analyzer;
    private final Set<String> present;
    private final QueryBuilder builder;
    /// in which a word is looked for in the letters of the other script; empty for not at all
    private final Optional<Vocabulary> otherScript;
    private final Variants variants = new Variants();
    private final WordWays ways;
    private final Set<Widening> widened;
    private final Map<String, Optional<Query>> made = new HashMap<>();

    /// whether a word is found behind letters of another script
    private final boolean lookAlikes;

    /// whether it is now asked of posts that hide words, as these stand there
    private boolean asTyped;

    /// Compiles for one state of the index.
    ///
    /// @param words   in which variants of words are looked up
    /// @param widened how words are looked for beyond the way they are typed
    QueryCompiler(Languages languages, Analyzer analyzer, KnownWords words, IndexReader reader, Set<Widening> widened)
            throws IOException {
        this(
                languages,
                analyzer,
                widened.contains(Widening.FORMS) ? words.languages(reader) : Set.of(),
                widened.contains(Widening.SCRIPTS) ? Optional.of(words.of(reader)) : Optional.empty(),
                words.ways(reader),
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
        this.languages = languages;
        this.analyzer = analyzer;
        this.present = Set.copyOf(present);
        this.otherScript = otherScript;
        this.builder = new QueryBuilder(analyzer);
        this.ways = ways;
        this.widened = Set.copyOf(widened);
        this.lookAlikes = widened.contains(Widening.LOOK_ALIKES);
    }

    Query compile(Clause clause) {
        if (lookAlikes) return of(clause);
        Query hides = new FieldExistsQuery(Names.asTyped(Names.TEXT));
        BooleanQuery.Builder either = new BooleanQuery.Builder()
                .add(
                        new BooleanQuery.Builder()
                                .add(of(clause), Occur.MUST)
                                .add(hides, Occur.MUST_NOT)
                                .build(),
                        Occur.SHOULD);
        asTyped = true;
        either.add(
                new BooleanQuery.Builder()
                        .add(of(clause), Occur.MUST)
                        .add(hides, Occur.FILTER)
                        .build(),
                Occur.SHOULD);
        asTyped = false;
        return either.build();
    }

    /// Where words stand of which this is the field for all who look for them.
    private String field(String field) {
        return asTyped ? Names.asTyped(field) : field;
    }

    private String written(String text) {
        return lookAlikes ? LookAlikes.fold(text) : text;
    }

    private Query of(Clause clause) {
        return switch (clause) {
            case Clause.Everything everything -> EVERYTHING;
            case Clause.Word word -> word(word.text());
            case Clause.Pattern pattern -> new WildcardQuery(inText(pattern.text()));
            case Clause.Fuzzy fuzzy ->
                new FuzzyQuery(inText(fuzzy.text()), fuzzy.edits(), FUZZY_PREFIX, FUZZY_EXPANSIONS, true);
            case Clause.Phrase phrase -> phrase(phrase);
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
            case Clause.All all -> all(all);
            case Clause.Any any -> any(any);
            case Clause.Not not ->
                new BooleanQuery.Builder()
                        .add(EVERYTHING, Occur.FILTER)
                        .add(of(not.clause()), Occur.MUST_NOT)
                        .build();
        };
    }

    /// The words to be marked in a text: all that are asked for, none that are denied.
    List<Query> marked(Clause clause) {
        List<Query> marked = new ArrayList<>();
        mark(clause, marked);
        if (lookAlikes) return marked;
        asTyped = true;
        mark(clause, marked);
        asTyped = false;
        return marked;
    }

    private void mark(Clause clause, List<Query> marked) {
        switch (clause) {
            case Clause.Word word -> marked.add(of(word));
            case Clause.Pattern pattern -> marked.add(of(pattern));
            case Clause.Fuzzy fuzzy -> marked.add(of(fuzzy));
            case Clause.Phrase phrase -> marked.add(of(phrase));
            case Clause.All all -> all.clauses().forEach(it -> mark(it, marked));
            case Clause.Any any -> any.clauses().forEach(it -> mark(it, marked));
            case Clause.Everything everything -> {}
            case Clause.Field field -> {}
            case Clause.Time time -> {}
            case Clause.Gone gone -> {}
            case Clause.Price price -> {}
            case Clause.Score score -> {}
            case Clause.Not not -> {}
        }
    }

    private Query all(Clause.All all) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Clause clause : all.clauses()) {
            if (clause instanceof Clause.Not not) query.add(of(not.clause()), Occur.MUST_NOT);
            else query.add(of(clause), isCommonWord(clause) ? Occur.SHOULD : Occur.MUST);
        }
        if (all.clauses().stream().allMatch(Clause.Not.class::isInstance)) query.add(EVERYTHING, Occur.FILTER);
        return query.build();
    }

    private Query any(Clause.Any any) {
        boolean onlyCommon = any.clauses().stream().allMatch(this::isCommonWord);
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Clause clause : any.clauses())
            query.add(
                    clause instanceof Clause.Word word && !onlyCommon && isCommonWord(word)
                            ? stems(word.text())
                            : of(clause),
                    Occur.SHOULD);
        return query.build();
    }

    private Query word(String text) {
        WordWays.Ways known = ways(text);
        variants.note(text, known.variants());
        return known.query();
    }

    private WordWays.Ways ways(String text) {
        return ways.of(new WordWays.Asked(text, widened, asTyped), () -> waysOf(text));
    }

    private WordWays.Ways waysOf(String text) {
        List<Query> all = asWritten(text);
        List<String> writings = otherScript
                .map(vocabulary -> variants.of(text, it -> mayOccur(it, vocabulary), it -> occurring(it, vocabulary)))
                .orElse(List.of());
        for (String writing : writings) all.add(new BoostQuery(best(asWritten(writing)), VARIANT));
        return new WordWays.Ways(best(all), writings, isCommon(text));
    }

    /// Of a word that occurs in some form, some word begins like it.
    private boolean mayOccur(String beginning, Vocabulary vocabulary) {
        if (beginning.length() < SHORTEST_BEGINNING) return true;
        int longest = Math.max(SHORTEST_BEGINNING, beginning.length() - LONGEST_ENDING);
        return vocabulary.mayBegin(languages.folded(beginning.substring(0, longest)));
    }

    private List<Query> asWritten(String text) {
        String folded = written(text);
        List<Query> ways = stemmed(folded, 0);
        boolean alone = ways.isEmpty();
        words(field(Names.TEXT), folded, 0)
                .ifPresent(asItStands -> ways.add(alone ? asItStands : new BoostQuery(asItStands, AS_IT_STANDS)));
        return ways;
    }

    private Set<Term> occurring(String variant, Vocabulary vocabulary) {
        Set<Term> occurring = new HashSet<>();
        for (Query way : asWritten(variant)) {
            switch (way instanceof BoostQuery boost ? boost.getQuery() : way) {
                case TermQuery term -> occurring.add(term.getTerm());
                case SynonymQuery stems -> occurring.addAll(stems.getTerms());
                default -> {}
            }
        }
        occurring.removeIf(term -> !vocabulary.has(term));
        return occurring;
    }

    /// Writings in another script that were asked for beside the words as typed.
    Map<String, List<String>> variants() {
        return variants.used();
    }

    /// Only where a language does not take the word for a common one.
    private Query stems(String text) {
        return best(stemmed(written(text), 0));
    }

    private List<Query> stemmed(String text, int gap) {
        List<Query> ways = new ArrayList<>();
        for (String language : candidates(text)) stemmed(language, text, gap).ifPresent(ways::add);
        return ways;
    }

    private Optional<Query> stemmed(String language, String text, int gap) {
        return words(field(Names.text(language)), text, gap);
    }

    /// Empty where the field has none of these words: a language takes them for common ones. The same words are asked
    /// for several times.
    private Optional<Query> words(String field, String text, int gap) {
        return made.computeIfAbsent(
                field + ' ' + gap + ' ' + text,
                none -> Optional.ofNullable(builder.createPhraseQuery(field, text, gap)));
    }

    private List<String> candidates(String text) {
        List<String> candidates = new ArrayList<>();
        for (String language : languages.writtenWith(text)) if (present.contains(language)) candidates.add(language);
        return candidates;
    }

    private boolean isCommonWord(Clause clause) {
        return clause instanceof Clause.Word word && ways(word.text()).common();
    }

    /// Whether some language of the index takes this word for one that says nothing.
    private boolean isCommon(String text) {
        return candidates(text).stream()
                .anyMatch(language -> stemmed(language, written(text), 0).isEmpty());
    }

    private Query phrase(Clause.Phrase phrase) {
        String folded = written(phrase.text());
        List<Query> ways = new ArrayList<>();
        words(field(Names.TEXT), folded, phrase.gap()).ifPresent(ways::add);
        if (phrase.gap() > 0) ways.addAll(stemmed(folded, phrase.gap()));
        return best(ways);
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
        return words(field, LookAlikes.fold(value), 0)
                .orElseGet(() -> new MatchNoDocsQuery("no word in '" + value + "'"));
    }

    private static Query is(String field, String value) {
        return new ConstantScoreQuery(new TermQuery(new Term(field, value)));
    }

    private Term inText(String text) {
        return new Term(field(Names.TEXT), analyzer.normalize(Names.TEXT, written(text)));
    }

    private Term folded(String field, String text) {
        return new Term(field, analyzer.normalize(field, LookAlikes.fold(text)));
    }

    private static long before(long millis) {
        return millis == Long.MIN_VALUE || millis == Long.MAX_VALUE ? millis : millis - 1;
    }

    private static Query best(List<Query> ways) {
        return switch (ways.size()) {
            case 0 -> new MatchNoDocsQuery("no word");
            case 1 -> ways.getFirst();
            default -> new DisjunctionMaxQuery(ways, BOTH);
        };
    }
}
