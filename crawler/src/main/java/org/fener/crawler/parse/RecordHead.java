package org.fener.crawler.parse;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.PublishedAt;

/// The lines above a record's words that only say who wrote it and when, where nothing in the page marks them. "3 hours
/// ago" among the words would make another text of them at each visit.
final class RecordHead {

    /// Lines that are looked at, and how long they may be.
    private static final int MOST = 8;

    private static final int LONGEST = 80;
    private static final int LONGEST_TIME = 40;
    private static final Pattern NUMBER =
            Pattern.compile("(?:[|·•–-] ?)*#\\s?\\d{1,6}|\\d{1,4}\\.|(?:\\d{1,4}\\. )?Re:(?: .+)?");
    private static final Pattern ABOUT_AUTHOR = Pattern.compile(
            "(?iu)(?:original poster|(?:join(?:ed)?(?: date)?|member since|posts|messages|registered|регистриран(?:а)?(?: на)?|мнения|постове|съобщения|сообщения|сообщений|зарегистрирован|повідомлень|mesaj(?:lar|ı| sayısı)?|katılım|mesaje|înregistrat|poruke|pridružen|μηνύματα|εγγραφή) ?:.*)");
    /// Only right after a line about the author: elsewhere it may be what is said.
    private static final Pattern PLACE = Pattern.compile(
            "(?iu)(?:location|from|city|местоположение|град|откуда|город|місто|konum|şehir|nereden|oraș|grad|πόλη|locație|lokacija|τοποθεσία) ?:.*");

    private static final Pattern BY = Pattern.compile("(?iu)(?:by|от|von|par|por|de la|de|od|yazan:?) ");

    private RecordHead() {}

    static String without(String text, Optional<String> author, Optional<PublishedAt> published, DateReader dates) {
        if (author.isEmpty() && published.isEmpty()) return text;
        List<String> lines = text.lines().toList();
        int heads = 0;
        boolean aboutAuthor = false;
        for (int i = 0; i < Math.min(MOST, lines.size() - 1); i++) {
            String line = lines.get(i);
            if (line.length() > LONGEST) break;
            boolean about =
                    isAboutAuthor(line) || (aboutAuthor && PLACE.matcher(line).matches());
            aboutAuthor = about;
            boolean head = about
                    || author.filter(line::equals).isPresent()
                    || author.filter(name -> isByline(line, name)).isPresent()
                    || NUMBER.matcher(line).matches()
                    || isTime(line, author, published, dates);
            if (!head) break;
            heads = i + 1;
        }
        return heads == 0 ? text : String.join("\n", lines.subList(heads, lines.size()));
    }

    /// "Posts: 412", "Original poster".
    static boolean isAboutAuthor(String line) {
        return line.length() <= LONGEST && ABOUT_AUTHOR.matcher(line).matches();
    }

    /// "by wakeboarder ( 2695839 )": nothing but the name and numbers.
    private static boolean isByline(String line, String author) {
        Matcher by = BY.matcher(line);
        return by.lookingAt()
                && line.startsWith(author, by.end())
                && line.substring(by.end() + author.length()).codePoints().noneMatch(Character::isLetter);
    }

    private static boolean isTime(
            String line, Optional<String> author, Optional<PublishedAt> published, DateReader dates) {
        return (line.length() <= LONGEST_TIME || author.filter(line::contains).isPresent())
                && published.isPresent()
                && line.chars().anyMatch(Character::isDigit)
                && dates.read(line).map(PublishedAt::at).equals(published.map(PublishedAt::at));
    }
}
