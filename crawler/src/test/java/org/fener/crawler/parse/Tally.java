package org.fener.crawler.parse;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Post;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;

/// Counts what of the posts of a thread was found and right.
final class Tally {

    private final String set;
    private int wanted;
    private int found;
    private int authors;
    private int days;
    private int texts;
    int extra;

    Tally(String set) {
        this.set = set;
    }

    void compare(Material material, PageReading reading, int at, String author, Optional<LocalDate> day, String text) {
        wanted++;
        if (at >= reading.posts().size()) {
            material.complain(set + ": missing post " + at + " of " + reading.engine() + " " + author);
            return;
        }
        Post post = reading.posts().get(at);
        found++;
        boolean sameAuthor = post.author().orElse("").equals(PlainText.fold(author));
        boolean sameDay = post.published().map(ForumMeasures::day).equals(day);
        boolean sameText = bare(post.text()).equals(bare(text));
        authors += sameAuthor ? 1 : 0;
        days += sameDay ? 1 : 0;
        texts += sameText ? 1 : 0;
        if (!sameAuthor || !sameDay)
            material.complain(post.permalink() + " author " + post.author() + " for " + author + ", day "
                    + post.published() + " for " + day);
        if (!sameText)
            material.complain(
                    post.permalink() + "\n  OURS " + PlainText.fold(post.text()) + "\n  GOLD " + PlainText.fold(text));
    }

    /// White space folded; list dashes, emoji and viewer settings are left out because one of the golds, a conversion
    /// to Markdown, has lost or added them.
    private static String bare(String text) {
        return PlainText.fold(text)
                .replaceAll("\\{ ?\"lightbox_close.*?\\}", "")
                .replaceAll("[\\p{So}\\p{Sk}\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]", "")
                .replaceAll("(^|\\s)[-•*]\\s", "$1")
                .replace(" ", "");
    }

    List<Figure> figures() {
        return List.of(
                new Figure(set, "posts found (" + wanted + ", " + extra + " too many)", share(found), ".99", ""),
                new Figure(set, "author right", share(authors), ".98", ""),
                new Figure(set, "day right", share(days), ".98", ""),
                new Figure(set, "text equal", share(texts), ".95", ""));
    }

    private String share(int part) {
        return ExtractBench.share(wanted == 0 ? 0 : part / (double) wanted);
    }
}
