package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.train.Objection;
import org.fener.dashboard.mail.OwnReply;
import org.fener.dashboard.round.Trouble;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.tuning.Said;
import org.fener.indexer.query.QueryField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/// What the program itself says is said in the language of the reader, whatever was kept.
final class WordsTest {

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    WordsTest() {
        messages.setBasenames("org/fener/dashboard/page/messages", "org/fener/dashboard/report/report");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        LocaleContextHolder.setLocale(Locale.forLanguageTag("bg"));
    }

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource({
        "sign-in, 203.0.113.7, '', от 203.0.113.7, ''",
        "sign-in, 203.0.113.7, wrong-code, от 203.0.113.7, грешен код",
        "sign-in, '203.0.113.7', 'not-admitted: no role for x', от 203.0.113.7, 'директорията го познава, но тук няма"
                + " достъп: no role for x'",
        "sign-in, 'from 203.0.113.7, too many attempts', '', от 203.0.113.7, твърде много опити",
        "api-key, 'k1 203.0.113.7', expired, от k1 203.0.113.7, ключът е изтекъл",
        "api-key, 'k1 from 203.0.113.7, revoked', '', от k1 203.0.113.7, ключът е отнет",
        "search, from 1 to 2, by key k1, from 1 to 2, с ключ k1",
        "unmask, more/1, 'by key k1: a long reason', more/1, 'с ключ k1: a long reason'",
        "command, 'erasure 3: 5 posts', '', 'заличаване 3: публикации 5', ''",
        "evidence-bundle, more/1, wrong-code, more/1, wrong-code",
    })
    void linesOfTheAuditLogAreReadInTheReadersLanguage(
            String action, String object, String reason, String shown, String why) {
        AuditLine line = new AuditLine(1, Instant.EPOCH, "x", "", action, object, reason, Outcome.DONE, "");

        AuditWords words = new AuditWords(messages);

        assertThat(List.of(words.object(line), words.reason(line))).containsExactly(shown, why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bg", "en"})
    void everyKnownEndOfAFetchHasWords(String language) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
        FetchWords words = new FetchWords(messages);

        assertThat(Stream.of(
                        "dns", "timeout", "blocked:address", "opted-out", "robots-unreadable", "cut-time", "silent"))
                .allSatisfy(code -> assertThat(words.of(code))
                        .isNotBlank()
                        .isNotEqualTo(code)
                        .doesNotContain("{"));
        assertThat(words.of("http-503")).contains("503");
        assertThat(words.of("some-new-code")).isEqualTo("some-new-code");
        assertThat(new Trouble("https://a.example/", "http-404", "the server answered 404").words())
                .isEqualTo("https://a.example/: the server answered 404");
    }

    @ParameterizedTest
    @EnumSource(Said.Step.class)
    void everyStepOfATrainingHasWords(Said.Step step) {
        for (String language : List.of("bg", "en"))
            assertThat(messages.getMessage(
                            "training.said." + step,
                            new Object[] {"a", "b", "c", "d"},
                            Locale.forLanguageTag(language)))
                    .doesNotContain("{");
    }

    @ParameterizedTest
    @EnumSource(Objection.Kind.class)
    void whatSpeaksAgainstAPromotionHasWords(Objection.Kind kind) {
        for (String language : List.of("bg", "en"))
            assertThat(messages.getMessage(
                            "compare.objection." + kind, new Object[] {1, 2, .5, .25}, Locale.forLanguageTag(language)))
                    .doesNotContain("{", "number");
    }

    @ParameterizedTest
    @EnumSource(OwnReply.class)
    void whatTheProgramSaysOfADeliveryHasWords(OwnReply reply) {
        ReplyWords words = new ReplyWords(messages);

        assertThat(words.of(reply.about("2026-11-01")))
                .isNotEqualTo(reply.about("2026-11-01"))
                .doesNotContain("{", "the ");
        assertThat(words.of(reply.about("soc")).contains("soc"))
                .isEqualTo(reply.words().contains("%s"));
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(words.of(reply.about("soc"))).doesNotContain("{", "''").endsWith(".");
    }

    @Test
    void whatAServerSaysOfADeliveryStaysAsItIs() {
        assertThat(new ReplyWords(messages).of("250 2.0.0 Ok: queued as 4711"))
                .isEqualTo("250 2.0.0 Ok: queued as 4711");
    }

    @Test
    void whatEarlierVersionsKeptOfATrainingIsShownAsItIs() {
        assertThat(Said.parse("ended by иво before it was done").filled())
                .containsExactly("ended by иво before it was done");
    }

    @ParameterizedTest
    @EnumSource(Indicator.Kind.class)
    void everyKindOfContactHasAName(Indicator.Kind kind) {
        assertThat(messages.getMessage("indicator." + kind, null, "", Locale.forLanguageTag("bg")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(QueryField.class)
    void everyFieldOfAQueryIsToldAndReadBack(QueryField field) {
        assertThat(messages.getMessage("fields.of." + field, null, "", Locale.forLanguageTag("bg")))
                .isNotEmpty();
        Set<QueryField> valuesOfTheirOwn =
                EnumSet.of(QueryField.SINCE, QueryField.UNTIL, QueryField.PRICE, QueryField.GONE, QueryField.SCORE);
        String told =
                messages.getMessage("reading.field." + field, new Object[] {"x"}, "", Locale.forLanguageTag("bg"));
        assertThat("".equals(told)).isEqualTo(valuesOfTheirOwn.contains(field));
    }
}
