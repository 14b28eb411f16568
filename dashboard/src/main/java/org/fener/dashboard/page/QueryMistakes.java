package org.fener.dashboard.page;

import java.util.List;
import java.util.Locale;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.QueryMistake;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// What is wrong with a query, in the words of the reader. The index tells it in English and more exactly.
@Component("queryMistakes")
final class QueryMistakes {

    private final MessageSource messages;

    QueryMistakes(MessageSource messages) {
        this.messages = messages;
    }

    /// The query as typed, with what is wrong in it marked; where something is missing, what stands before it.
    static List<MarkedText> shown(QueryMistake mistake, String query) {
        int start = Math.min(mistake.position(), query.length());
        int end = Math.min(query.length(), start + Math.max(1, mistake.length()));
        Span wrong = start < end ? new Span(start, end) : new Span(Math.max(0, query.length() - 1), query.length());
        return MarkedText.cut(query, List.of(new MarkedText.Mark(wrong, "wrong")));
    }

    public String of(QueryMistake mistake) {
        if (Shell.language().equals("en")) return String.valueOf(mistake.getMessage());
        Locale locale = LocaleContextHolder.getLocale();
        String what = messages.getMessage("search.mistake." + mistake.kind(), new Object[0], locale);
        return messages.getMessage("search.mistake.at", new Object[] {mistake.position() + 1, what}, locale);
    }
}
