package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.PublishedAt;

/// When something was published, told by words alone: "Posted yesterday at 14:30" near its headline.
final class Dateline {

    private static final Pattern PUBLISHED = Pattern.compile(
            "(?iu)(?:published|posted|added|listed|(?:обявата е )?(?:публикуван|добавен|качен|пуснат)(?:а|о)?|(?:дата|дата на) публик\\p{L}+"
                    + "|опубликован[оа]?|размещен[оа]?|добавлен[оа]?|опубліковано|додано|розміщено|δημοσιεύ(?:θηκε|τηκε)|δημοσίευση|καταχωρήθηκε"
                    + "|yayın(?:landı|lanma)?|eklen(?:di|me)|ilan tarihi|publicat[ăa]?|adăugat[ăa]?|postat[ăa]?|(?:objavljen|postavljen|dodan)[oa]?"
                    + "|(?:објављен|постављен|додат)[оа]?|نشر(?:ت)?|تاريخ النشر|تم النشر|منتشر شده|تاریخ انتشار|veröffentlicht|eingestellt|publiée?)(?!\\p{L})"
                    + "(?: (?:on|at|date|на|от|в|во|în|la|pe|tarihi|στις|dana|дана|في|در|am|le)(?!\\p{L}))?\\s*:?\\s*");
    /// What follows a time on its line.
    private static final Pattern BEHIND = Pattern.compile("\\s*[|·•].*");

    private static final int LONGEST = 100;
    /// So many lines of a text are looked at.
    private static final int LINES = 8;

    private Dateline() {}

    static Optional<PublishedAt> on(HtmlPage page) {
        boolean said = false;
        for (String words : BelowHeadline.pieces(page)) {
            if (words.length() > LONGEST) {
                said = false;
                continue;
            }
            Matcher published = PUBLISHED.matcher(words);
            boolean begins = published.lookingAt();
            String time = time(words, begins ? published.end() : 0);
            Optional<PublishedAt> read =
                    (begins || said) && !time.isEmpty() ? page.dates().read(time) : Optional.empty();
            if (read.isPresent()) return read;
            said = begins && time.isEmpty();
        }
        return Optional.empty();
    }

    private static String time(String words, int from) {
        return BEHIND.matcher(words.substring(from)).replaceFirst("");
    }

    /// A text without such a line near its start: "Posted yesterday | 44 views" would make another text at each visit.
    static String without(String text, Optional<PublishedAt> published, DateReader dates) {
        if (published.isEmpty()) return text;
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = 0; i < Math.min(LINES, lines.size()); i++) {
            String line = lines.get(i);
            Matcher start = PUBLISHED.matcher(line);
            if (line.length() > LONGEST || !start.lookingAt()) continue;
            boolean same =
                    dates.read(time(line, start.end())).map(PublishedAt::at).equals(published.map(PublishedAt::at));
            if (!same) continue;
            lines.subList(i, i + 1).clear();
            return String.join("\n", lines);
        }
        return text;
    }
}
