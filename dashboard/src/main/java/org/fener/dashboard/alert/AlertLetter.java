package org.fener.dashboard.alert;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;
import org.fener.classifier.Category;
import org.fener.classifier.Score;
import org.fener.dashboard.mail.Letter;
import org.fener.dashboard.report.ReportTimes;
import org.fener.indexer.IndexedPost;

/// Writes a message as a letter in plain text.
final class AlertLetter {

    private final String language;
    private final Locale locale;
    private final ResourceBundle words;
    private final ReportTimes times;
    private final List<Category> categories;

    AlertLetter(String language, ReportTimes times, List<Category> categories) {
        this.language = language;
        this.locale = Locale.forLanguageTag(language);
        this.words = ResourceBundle.getBundle(
                "org.fener.dashboard.alert.letter", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        this.times = times;
        this.categories = List.copyOf(categories);
    }

    Letter letter(AlertMessage message, String to) {
        String kind = message.delivery().kind().name().toLowerCase(Locale.ROOT);
        int posts = message.posts().size();
        StringBuilder text = new StringBuilder(said(kind + ".lead", message.name(), posts)).append("\n\n");
        int number = 0;
        for (ToldPost post : message.posts())
            text.append(++number).append(". ").append(post(post)).append("\n\n");
        if (!message.broken().isEmpty()) text.append(message.why()).append("\n\n");
        text.append(said("foot", String.valueOf(message.delivery().id())));
        return new Letter(
                "fener-alert-" + message.delivery().id(),
                to,
                language,
                said(kind + ".subject", message.name(), posts),
                text.append('\n').toString(),
                List.of());
    }

    private String post(ToldPost told) {
        String found = times.of(told.alert().foundAt());
        if (told.post().isEmpty()) return found + " · " + said("post.gone");
        IndexedPost post = told.post().get();
        String flags = post.verdict().scores().stream()
                .filter(Score::flagged)
                .map(score -> " · " + name(score.category()) + " " + times.percent(score.probability()))
                .collect(Collectors.joining());
        return found + " · " + post.source() + flags + "\n   " + ToldPost.excerpt(post, told.alert());
    }

    private String name(String category) {
        return categories.stream()
                .filter(one -> one.key().equals(category))
                .map(one -> one.name(language))
                .findFirst()
                .orElse(category);
    }

    private String said(String key, Object... values) {
        return new MessageFormat(words.getString(key), locale).format(values);
    }
}
