package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Lines that give a telephone number or an e-mail address, told roughly: what exactly they give is found later.
final class ContactLines {

    private static final int LONGEST = 400;
    private static final int FEWEST_DIGITS = 6;
    private static final Pattern MAIL = Pattern.compile(
            "(?iu)(?<=[\\p{L}\\p{N}._%+-])\\s?(?:@|\\(at\\)|\\[at\\]| at )\\s?[\\p{L}\\p{N}-]+(?:\\s?(?:\\.|\\(dot\\)|\\[dot\\]| dot )\\s?[\\p{L}\\p{N}-]+)*\\s?(?:\\.|\\(dot\\)|\\[dot\\]| dot )\\s?\\p{L}{2,}");
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\p{L}\\p{N}.,/-])(?:\\+|00)?\\(?\\d[\\d\\s()./\\u2010-\\u2015-]{4,22}[\\dA-Z]{2,8}(?![\\p{N}])");
    /// Days and spans of years.
    private static final Pattern DATE = Pattern.compile(
            "\\D*(?:\\d{1,2}[./ -]\\d{1,2}[./ -](?:19|20)?\\d{2}|(?:19|20)\\d{2}[./ -]\\d{1,2}[./ -]\\d{1,2}|(?:19|20)\\d{2}\\s*[\\u2010-\\u2015-]\\s*(?:19|20)\\d{2})\\b.*");

    private ContactLines() {}

    static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().filter(ContactLines::isOne).forEach(lines::add);
        return lines;
    }

    static boolean isOne(String line) {
        if (line.length() > LONGEST || line.length() < FEWEST_DIGITS) return false;
        return (mayHaveMail(line) && MAIL.matcher(line).find()) || hasNumber(line);
    }

    private static boolean mayHaveMail(String line) {
        if (line.indexOf('@') >= 0) return true;
        for (int at = line.indexOf("at"); at > 0; at = line.indexOf("at", at + 1))
            if (line.charAt(at - 1) == ' ' || line.charAt(at - 1) == '(' || line.charAt(at - 1) == '[') return true;
        return false;
    }

    private static boolean hasNumber(String line) {
        if (digits(line) < FEWEST_DIGITS) return false;
        return PHONE.matcher(line)
                .results()
                .map(MatchResult::group)
                .anyMatch(found ->
                        digits(found) >= FEWEST_DIGITS && !DATE.matcher(found).matches());
    }

    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) digits++;
        return digits;
    }
}
