package org.fener.classifier.indicator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.text.Token;

/// Numbers spelled digit by digit ("нула осем осем осем …"): six or more digit words and digits in a row become digits.
final class DigitWords {

    private static final int FEWEST = 6;
    private static final int LONGEST = 8;
    private static final Map<String, Character> DIGITS = new HashMap<>();
    private static final String[] BY_LANGUAGE = {
        "нула едно две три четири пет шест седем осем девет",
        "zero one two three four five six seven eight nine",
        "oh one two three four five six seven eight nine",
        "nula edno dve tri chetiri pet shest sedem osem devet",
        "ноль один два три четыре пять шесть семь восемь девять",
        "нуль один два три чотири п'ять шість сім вісім дев'ять",
        "нула један два три четири пет шест седам осам девет",
        "nula jedan dva tri četiri pet šest sedam osam devet",
        "sıfır bir iki üç dört beş altı yedi sekiz dokuz",
        "zero unu doi trei patru cinci șase șapte opt nouă",
        "μηδέν ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα",
        "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
        "صفر یک دو سه چهار پنج شش هفت هشت نه"
    };

    private static final Set<String> FOLDED = new HashSet<>();

    static {
        for (String language : BY_LANGUAGE) {
            String[] words = language.split(" ", -1);
            for (int i = 0; i < words.length; i++) DIGITS.putIfAbsent(words[i], (char) ('0' + i));
        }
        DIGITS.put("една", '1');
        DIGITS.put("един", '1');
        DIGITS.put("два", '2');
        DIGITS.put("o", '0');
        for (String word : DIGITS.keySet())
            FOLDED.add(PreparedText.of(word).tokens().getFirst().text());
    }

    private DigitWords() {}

    /// Whether a number may be spelled here: enough digit words with nothing but numbers between them.
    static boolean isSpelled(PreparedText text) {
        int words = 0;
        for (Token token : text.tokens()) {
            if (token.kind() == Token.Kind.NUMBER) continue;
            if (token.kind() != Token.Kind.WORD || token.text().length() > LONGEST || !FOLDED.contains(token.text()))
                words = 0;
            else if (++words >= FEWEST - 1) return true;
        }
        return false;
    }

    static void replaceIn(TextWithOrigins text) {
        int run = 0;
        int words = 0;
        int runStart = 0;
        int at = 0;
        while (at < text.length()) {
            int to = wordEnd(text, at);
            if (to == at) {
                if (text.at(at) != ' ' && text.at(at) != '-' && text.at(at) != ',') run = words = 0;
                at++;
                continue;
            }
            char digit = digit(text, at, to);
            if (digit == 0 && !isDigits(text, at, to)) run = words = 0;
            else {
                if (run == 0) runStart = at;
                run += digit == 0 ? to - at : 1;
                words += digit == 0 ? 0 : 1;
            }
            if (run >= FEWEST && words >= FEWEST - 1) {
                rewrite(text, runStart);
                return;
            }
            at = to;
        }
    }

    private static void rewrite(TextWithOrigins text, int from) {
        TextWithOrigins repaired = new TextWithOrigins(text.length());
        repaired.end(text.origin(text.length()));
        int at = 0;
        while (at < text.length()) {
            int to = at >= from ? wordEnd(text, at) : at;
            char digit = to > at ? digit(text, at, to) : 0;
            if (digit != 0) {
                repaired.append(digit, text.origin(at));
                at = to;
                if (text.at(at) == ' ' || text.at(at) == ',') at++;
            } else {
                repaired.append(text.at(at), text.origin(at));
                at++;
            }
        }
        text.become(repaired);
    }

    private static int wordEnd(TextWithOrigins text, int at) {
        int to = at;
        while (Character.isLetterOrDigit(text.at(to)) || (text.at(to) == '\'' && to > at)) to++;
        return to;
    }

    private static char digit(TextWithOrigins text, int from, int to) {
        if (to - from > LONGEST) return 0;
        StringBuilder word = new StringBuilder(LONGEST);
        for (int i = from; i < to; i++) word.append(text.at(i));
        Character digit = DIGITS.get(word.toString().toLowerCase(Locale.ROOT));
        return digit == null ? 0 : digit;
    }

    private static boolean isDigits(TextWithOrigins text, int from, int to) {
        for (int i = from; i < to; i++) if (text.at(i) < '0' || text.at(i) > '9') return false;
        return true;
    }
}
