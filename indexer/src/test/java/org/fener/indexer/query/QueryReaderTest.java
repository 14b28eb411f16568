package org.fener.indexer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.QueryMistake.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {

    private final QueryReader reader =
            new QueryReader(InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")), ZoneId.of("Europe/Sofia"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "виза | true",
                "виз* category:smuggling | true",
                "lang:bg OR \"две думи\" | true",
                "category:smuggling | false",
                "category:smuggling -виза price:>100 | false",
                "* | false",
                "((( | false"
            })
    void wordsAreAnsweredBetterOrWorseFieldsAreNot(String query, boolean ranks) {
        assertThat(QueryReader.ranks(query)).isEqualTo(ranks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "цигари доставка | (цигари & доставка)",
                "one AND two | (one & two)",
                "one && two OR three | ((one & two) / three)",
                "едно ИЛИ две И три | (едно / (две & три))",
                "one NOT two | (one & !two)",
                "one -two -\"three four\" | (one & !two & !\"three four\")",
                "НЕ едно | !едно",
                "(a OR b) c | ((a / b) & c)",
                "\"two words\"~3 | \"two words\"~3",
                "„две думи“ | \"две думи\"",
                "виз* | виз*",
                "vi?a | vi?a",
                "really? | really?",
                "pasport~ | pasport~2",
                "visa~1 | visa~1",
                "e-mail well-known | (e-mail & well-known)",
                "category:smuggling | CATEGORY=smuggling",
                "категория:smuggling език:bg | (CATEGORY=smuggling & LANGUAGE=bg)",
                "author:\"Ivan P\" | AUTHOR=Ivan P",
                "contact:+359885550123 | CONTACT=+359885550123",
                "+359888555690 | (+359888555690 / CONTACT=+359888555690)",
                "0888 555-690 такси | (((0888 & 555-690) / CONTACT=0888 555-690) & такси)",
                "-0888555690 | !(0888555690 / CONTACT=0888555690)",
                "12 500 2026-11-18 | (12 & 500 & 2026-11-18)",
                "2026-11-18 | 2026-11-18",
                "https://example.org/a:b | https://example.org/a:b",
                "12:30 | 12:30",
                "* | *",
                "and or not | (and & or & not)",
                "since:2026-11-20 | 2026-11-19T22:00:00Z..+1000000000-12-31T23:59:59.999999999Z",
                "since:7d | 2026-11-14T12:00:00Z..+1000000000-12-31T23:59:59.999999999Z",
                "от:24ч до:днес"
                        + " | (2026-11-20T12:00:00Z..+1000000000-12-31T23:59:59.999999999Z"
                        + " & -1000000000-01-01T00:00:00Z..2026-11-20T22:00:00Z)",
                "since:2026-11-20T08:30+01:00 | 2026-11-20T07:30:00Z..+1000000000-12-31T23:59:59.999999999Z",
                "price:1000..2000 | 1000.0-2000.0",
                "цена:<=500 | -500.0",
                "score:75..90 | score 0.75..0.9",
                "оценка:>=90% | score 0.9..Infinity",
                "score:90..100 | score 0.9..Infinity",
                "has:phone | HAS=phone",
            })
    void reads(String query, String clause) {
        assertThat(shown(reader.read(query))).isEqualTo(clause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "categry:x | UNKNOWN_FIELD | 0 | category:x",
                "a източнк:x | UNKNOWN_FIELD | 2 | a източник:x",
                "recept:this | UNKNOWN_FIELD | 0 | recept this",
                "a category: b | NO_VALUE | 2 | a b",
                "a \"b c | UNCLOSED_QUOTE | 2 | a \"b c\"",
                "a (b OR c | UNCLOSED_PARENTHESIS | 2 | a (b OR c)",
                "a b) c | STRAY_PARENTHESIS | 3 | a b c",
                "AND a | NOTHING_TO_JOIN | 0 | a",
                "a OR | NOTHING_TO_JOIN | 2 | a",
                "a AND OR b | NOTHING_TO_JOIN | 2 | a OR b",
                "граница AND ( | NOTHING_TO_JOIN | 13 | граница",
                "a () b | NOTHING_TO_JOIN | 3 | a b",
                "(OR a) | NOTHING_TO_JOIN | 1 | ( a)",
                "categry:x AND (b | UNKNOWN_FIELD | 0 | category:x AND (b)",
                "a ** | BAD_PATTERN | 2 | a",
                "\"a b\"~99 | BAD_VALUE | 5 | \"a b\"~50",
                "a visa~3 b | BAD_VALUE | 6 | a visa~2 b",
                "ab~1 | BAD_VALUE | 2 | ab",
                "vi*a~ x | BAD_PATTERN | 4 | vi*a x",
            })
    void pointsAtTheMistakeAndOffersAFix(String query, Kind kind, int position, String fix) {
        assertThatThrownBy(() -> reader.read(query)).isInstanceOfSatisfying(QueryMistake.class, mistake -> {
            assertThat(mistake.kind()).isEqualTo(kind);
            assertThat(mistake.position()).isEqualTo(position);
            assertThat(mistake.fix()).contains(fix);
        });
        assertThatCode(() -> reader.read(fix)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"()", "(((", "AND", "-(", "categry:x since:yesterdya", "OR OR OR OR OR OR OR OR OR OR OR OR OR a"
            })
    void offersNoFixThatIsAMistakeAgain(String query) {
        assertThatThrownBy(() -> reader.read(query))
                .isInstanceOfSatisfying(
                        QueryMistake.class, mistake -> assertThat(mistake.fix()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "since:yesterdya, 'yesterdya' is no time",
        "since:2026-13-01, '2026-13-01' is no time",
        "since:2026-11-20T25:00, is no time",
        "price:cheap, 'cheap' is no price",
        "score:high, 'high' is no score in per cent",
        "score:>101, '>101' is no score in per cent",
        "a*b*c*d*e*f*, may have 4 wildcards",
        "?x*, at least two letters",
    })
    void saysWhatWasExpectedOfAValue(String query, String message) {
        assertThatThrownBy(() -> reader.read(query))
                .isInstanceOf(QueryMistake.class)
                .hasMessageContaining(message);
    }

    @Test
    void namesTheCharacterInItsMessage() {
        assertThatThrownBy(() -> reader.read("word categry:x"))
                .hasMessage("character 6: there is no field 'categry'; did you mean 'category'?");
    }

    @Test
    void boundsLengthDepthAndWords() {
        assertThatThrownBy(() -> reader.read("(".repeat(20_000))).hasMessageContaining("may have 4000 characters");
        assertThatThrownBy(() -> reader.read("(".repeat(3_000))).hasMessageContaining("nested 20 deep");
        assertThatThrownBy(() -> reader.read("NOT ".repeat(900) + "a")).hasMessageContaining("nested 20 deep");
        assertThatThrownBy(() -> reader.read("a ".repeat(201))).hasMessageContaining("may have 200 words");
        assertThatThrownBy(() -> reader.read("ab* ".repeat(11)))
                .hasMessageContaining("may have 10 words with wildcards");
        assertThatThrownBy(() -> reader.read("a".repeat(201))).hasMessageContaining("may have 200 characters");
    }

    @Test
    void takesPlainTextForWordsWithoutSyntax() {
        assertThat(shown(QueryReader.words("what (laws AND \"x-y* category:z?")))
                .isEqualTo("(what / laws / AND / x / y / category / z)");
        assertThat(shown(QueryReader.words("  "))).isEqualTo("*");
        assertThat(shown(QueryReader.words("*"))).isEqualTo("*");
        assertThat(shown(QueryReader.words("(((")).replace("()", "nothing")).isEqualTo("nothing");
    }

    private static String shown(Clause clause) {
        return switch (clause) {
            case Clause.Everything everything -> "*";
            case Clause.Word word -> word.text();
            case Clause.Pattern pattern -> pattern.text();
            case Clause.Fuzzy fuzzy -> fuzzy.text() + "~" + fuzzy.edits();
            case Clause.Phrase phrase -> "\"" + phrase.text() + "\"" + (phrase.gap() > 0 ? "~" + phrase.gap() : "");
            case Clause.Field field -> field.field() + "=" + field.value();
            case Clause.Time time -> time.from() + ".." + time.until();
            case Clause.Gone gone -> "gone " + gone.from();
            case Clause.Price price ->
                (price.least().isPresent() ? price.least().getAsDouble() : "")
                        + "-"
                        + (price.most().isPresent() ? price.most().getAsDouble() : "");
            case Clause.Score score -> "score " + score.least() + ".." + score.below();
            case Clause.All all -> joined(all.clauses(), " & ");
            case Clause.Any any -> joined(any.clauses(), " / ");
            case Clause.Not not -> "!" + shown(not.clause());
        };
    }

    private static String joined(List<Clause> clauses, String by) {
        return clauses.stream().map(QueryReaderTest::shown).collect(Collectors.joining(by, "(", ")"));
    }
}
