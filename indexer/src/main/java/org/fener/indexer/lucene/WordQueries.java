package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.fener.indexer.PostQuery.Widening;

/// Words of a query as one kind of posts has them, in Lucene's terms: in the stems of each language in which a word may
/// be written, as it stands in the field of all languages, and in the letters of the other script.
final class WordQueries {

    /// A word in the other script is a little less than the word itself.
    private static final float VARIANT = 0.8f;

    /// A stem says more than a form: measured on Cranfield, as is the next.
    private static final float AS_IT_STANDS = 0.6f;

    /// How much the lesser ways to match a word add to the best.
    private static final float BOTH = 0.2f;

    /// Letters by which the forms of one word may differ at their ends.
    private static final int LONGEST_ENDING = 4;

    private static final int SHORTEST_BEGINNING = 3;

    private final Languages languages;
    private final Analyzer analyzer;
    private final Set<String> present;
    private final QueryBuilder builder;
    private final Optional<Vocabulary> otherScript;
    private final WordWays ways;
    private final Set<Widening> widened;
    private final Variants variants;
    private final boolean lookAlikes;
    private final boolean asTyped;
    private final Map<String, Optional<Query>> made = new HashMap<>();

    /// whether some word begins so, of what was asked: many writings of a word begin alike
    private final Map<String, Boolean> begun = new HashMap<>();

    /// @param present     languages that are looked in
    /// @param otherScript in which a word is looked for in the letters of the other script; empty for not at all
    /// @param variants    takes a note of writings that were asked for
    /// @param asTyped     whether it is asked of posts that hide words, as these stand there
    WordQueries(
            Languages languages,
            Analyzer analyzer,
            Set<String> present,
            Optional<Vocabulary> otherScript,
            WordWays ways,
            Set<Widening> widened,
            Variants variants,
            boolean asTyped) {
        this.languages = languages;
        this.analyzer = analyzer;
        this.present = Set.copyOf(present);
        this.builder = new QueryBuilder(analyzer);
        this.otherScript = otherScript;
        this.ways = ways;
        this.widened = Set.copyOf(widened);
        this.variants = variants;
        this.lookAlikes = widened.contains(Widening.LOOK_ALIKES);
        this.asTyped = asTyped;
    }

    /// In each of the ways in which it is looked for; the best counts.
    Query word(String text) {
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
        return new WordWays.Ways(best(all), writings, saysNothing(text));
    }

    /// Whether some language of the index takes this word for one that says nothing.
    boolean isCommon(String text) {
        return ways(text).common();
    }

    private boolean saysNothing(String text) {
        return candidates(text).stream()
                .anyMatch(language -> stemmed(language, written(text), 0).isEmpty());
    }

    /// Of a word that occurs in some form, some word begins like it.
    private boolean mayOccur(String beginning, Vocabulary vocabulary) {
        if (beginning.length() < SHORTEST_BEGINNING) return true;
        int longest = Math.max(SHORTEST_BEGINNING, beginning.length() - LONGEST_ENDING);
        return begun.computeIfAbsent(beginning.substring(0, longest), it -> vocabulary.mayBegin(languages.folded(it)));
    }

    private List<Query> asWritten(String text) {
        String folded = written(text);
        List<Query> ways = stemmed(folded, 0);
        boolean alone = ways.isEmpty();
        in(field(Names.TEXT), folded, 0)
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

    /// Only where a language does not take the word for a common one.
    Query stems(String text) {
        return best(stemmed(written(text), 0));
    }

    private List<Query> stemmed(String text, int gap) {
        List<Query> ways = new ArrayList<>();
        for (String language : candidates(text)) stemmed(language, text, gap).ifPresent(ways::add);
        return ways;
    }

    private Optional<Query> stemmed(String language, String text, int gap) {
        return in(field(Names.text(language)), text, gap);
    }

    /// Empty where the field has none of these words: a language takes them for common ones. The same words are asked
    /// for several times.
    Optional<Query> in(String field, String text, int gap) {
        return made.computeIfAbsent(field + ' ' + gap + ' ' + text, none -> analyzed(field, text, gap));
    }

    /// Most texts are one word, and [QueryBuilder] keeps each token for a second look.
    private Optional<Query> analyzed(String field, String text, int gap) {
        List<Term> stems = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream(field, text)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            int places = 0;
            while (tokens.incrementToken()) {
                places += step.getPositionIncrement();
                stems.add(new Term(field, word.toString()));
            }
            tokens.end();
            if (stems.size() <= 1 || places == 1) return oneOf(field, stems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(builder.createPhraseQuery(field, text, gap));
    }

    private static Optional<Query> oneOf(String field, List<Term> stems) {
        if (stems.isEmpty()) return Optional.empty();
        if (stems.size() == 1) return Optional.of(new TermQuery(stems.getFirst()));
        SynonymQuery.Builder any = new SynonymQuery.Builder(field);
        stems.forEach(any::addTerm);
        return Optional.of(any.build());
    }

    private List<String> candidates(String text) {
        List<String> candidates = new ArrayList<>();
        for (String language : languages.writtenWith(text)) if (present.contains(language)) candidates.add(language);
        return candidates;
    }

    /// Words in this order, with up to `gap` others between them.
    Query phrase(String text, int gap) {
        String folded = written(text);
        List<Query> ways = new ArrayList<>();
        in(field(Names.TEXT), folded, gap).ifPresent(ways::add);
        if (gap > 0) ways.addAll(stemmed(folded, gap));
        return best(ways);
    }

    /// As it stands in the field of all languages.
    Term term(String text) {
        return new Term(field(Names.TEXT), analyzer.normalize(Names.TEXT, written(text)));
    }

    /// Where words stand of which this is the field for all who look for them.
    private String field(String field) {
        return asTyped ? Names.asTyped(field) : field;
    }

    private String written(String text) {
        return lookAlikes ? LookAlikes.fold(text) : text;
    }

    private static Query best(List<Query> ways) {
        return switch (ways.size()) {
            case 0 -> new MatchNoDocsQuery("no word");
            case 1 -> ways.getFirst();
            default -> new DisjunctionMaxQuery(ways, BOTH);
        };
    }
}
