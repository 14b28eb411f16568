package org.fener.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fener.classifier.text.Token.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreparedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ПАСПОРТ | паспорт",
                "пaспopт | паспорт",
                "pаssроrt | passport",
                "пасп0рт | паспорт",
                "п а с п о р т | паспорт",
                "п.а.с.п.о.р.т | паспорт",
                "пас\u200Bпо\u00ADрт | паспорт",
                "𝐩𝐚𝐬𝐬𝐩𝐨𝐫𝐭 | passport",
                "Ｐａｓｓｐｏｒｔ | passport",
                "İSTANBUL ıspanak | istanbul ispanak",
                "Διαβατήριος | διαβατηριοσ",
                "об'єкт don't l'homme | обєкт dont l homme",
                "ёлка и\u0306 | елка й",
                "٣٥٠٠ ۳۵ 350лв | 3500 35 350 лв",
                "أكبر کتاب | اكبر كتاب",
                "4ovek h4ck | 4ovek hack",
                "pa55p0rt pa$$port p@ssport fl!ght | passport passport passport flight",
                "мин@вaт 6ежанци 4ма | минават бежанци 4ма",
                "дoкумeнти dокумент | документи dокумент",
                "ivan@abv.bg tg@sasho @handle Хайде!тръгвай | ivan @ abv bg tg @ sasho @ handle хайде ! тръгвай",
                "Едирне → София | едирне → софия"
            })
    void foldsTheWritingOfAWord(String text, String folded) {
        assertThat(PreparedText.of(text).folded()).isEqualTo(folded);
    }

    @Test
    void keepsEmojiAndFlagsAsTokens() {
        assertThat(PreparedText.of("🚛👍🏽 🇧🇬 ⚠️ ок").tokens())
                .extracting(Token::text)
                .containsExactly("🚛", "👍", "🇧🇬", "⚠", "ок");
        assertThat(PreparedText.of("🚛").tokens()).singleElement().satisfies(token -> {
            assertThat(token.kind()).isEqualTo(Kind.EMOJI);
            assertThat(token.end()).isEqualTo(2);
        });
    }

    @Test
    void leadsBackToTheOriginal() {
        String text = "Продавам п а с п о р т и, 500€";
        Token word = PreparedText.of(text).tokens().get(1);
        assertThat(word.text()).isEqualTo("паспорти");
        assertThat(text.substring(word.start(), word.end())).isEqualTo("п а с п о р т и");
    }

    @Test
    void putsEveryTokenOfRandomTextInsideItInOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 80; i++)
                text.appendCodePoint(
                        switch (random.nextInt(6)) {
                            case 0 -> ' ';
                            case 1 -> 'a' + random.nextInt(26);
                            case 2 -> 0x430 + random.nextInt(32);
                            case 3 -> 0x600 + random.nextInt(256);
                            case 4 -> 0x1F300 + random.nextInt(512);
                            default -> random.nextInt(0x10000);
                        });
            int last = 0;
            for (Token token : PreparedText.of(text.toString()).tokens()) {
                assertThat(token.start()).isGreaterThanOrEqualTo(last);
                assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(text.length());
                last = token.end();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"паспорт,pasport", "πασπορτ,pasport", "чужбина,cuzbina", "шофьор,sofor"})
    void givesOneSkeletonToAWordInSeveralScripts(String word, String skeleton) {
        assertThat(Skeleton.of(word, false)).isEqualTo(skeleton);
    }

    @Test
    void readsBulgarianTypedInLatinLetters() {
        assertThat(Skeleton.of("4uzhbina", true)).isEqualTo(Skeleton.of("чужбина", false));
        assertThat(Skeleton.of("vsi4ki", true)).isEqualTo(Skeleton.of("всички", false));
    }
}
