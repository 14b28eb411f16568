package org.fener.crawler.source;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.fener.crawler.source.SourceList.Mistake;

/// What is wrong in a file of sources, in the words of a language.
final class MistakeWords {

    private static final Control AS_FILES = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;

    /// @param language `bg`, else English
    MistakeWords(String language) {
        this.words = ResourceBundle.getBundle(
                "org.fener.crawler.source.mistakes", Locale.forLanguageTag(language), AS_FILES);
    }

    String whole(Mistake mistake) {
        Place at = mistake.at();
        String place = filled("at." + at.unit(), at.file(), Integer.toString(at.number()));
        String where =
                mistake.source().map(id -> filled("at.source", place, id)).orElse(place);
        return filled("whole", where, mistake.key(), wanted(mistake));
    }

    String wanted(Mistake mistake) {
        String expected = filled(
                "expected." + mistake.expected(),
                String.join(", ", mistake.expected().choices()));
        String written =
                filled("written." + mistake.written().form(), mistake.written().text());
        return filled(written.isEmpty() ? "wanted" : "wanted.written", expected, written);
    }

    private String filled(String key, Object... values) {
        return new MessageFormat(words.getString(key), words.getLocale()).format(values);
    }
}
