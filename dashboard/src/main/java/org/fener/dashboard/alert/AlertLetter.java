package org.fener.dashboard.alert;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;
import org.fener.classifier.Category;
import org.fener.classifier.Score;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.mail.Letter;
import org.fener.dashboard.report.ReportTimes;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.QueryMistake;

/// Writes a message as a letter in plain text.
final class AlertLetter {

    private static final Control AS_FILES = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final String language;
    private final Locale locale;
    private final ResourceBundle words;
    private final ResourceBundle pages;
    private final ReportTimes times;
    private final List<Category> categories;

    AlertLetter(String language, ReportTimes times, List<Category> categories) {
        this.language = language;
        this.locale = Locale.forLanguageTag(language);
        this.words = ResourceBundle.getBundle("org.fener.dashboard.alert.letter", locale, AS_FILES);
        this.pages = ResourceBundle.getBundle("org.fener.dashboard.page.messages", locale, AS_FILES);
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
        if (!message.broken().isEmpty()) text.append(broken(message)).append("\n\n");
        text.append(said("foot", String.valueOf(message.delivery().id())));
        return new Letter(
                "fener-alert-" + message.delivery().id(),
                to,
                language,
                said(kind + ".subject", message.name(), posts),
                text.append('\n').toString(),
                List.of());
    }

    private String broken(AlertMessage message) {
        String query = said("query", message.query()) + "\n";
        if (message.mistake().isEmpty()) return query + said("broken.otherwise");
        QueryMistake mistake = message.mistake().get();
        String fix = mistake.fix()
                .map(meant -> "\n" + said("fix", ToldPost.oneLine(Mask.hideContacts(meant))))
                .orElse("");
        return query + (language.equals("bg") ? told(mistake) : message.why()) + fix;
    }

    /// As the pages tell it.
    private String told(QueryMistake mistake) {
        String what = pages.getString("search.mistake." + mistake.kind());
        return new MessageFormat(pages.getString("search.mistake.at"), locale)
                .format(new Object[] {mistake.position() + 1, what});
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
