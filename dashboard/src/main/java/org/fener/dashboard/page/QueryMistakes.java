package org.fener.dashboard.page;

import java.util.Locale;
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

    public String of(QueryMistake mistake) {
        if (Shell.language().equals("en")) return String.valueOf(mistake.getMessage());
        Locale locale = LocaleContextHolder.getLocale();
        String what = messages.getMessage("search.mistake." + mistake.kind(), new Object[0], locale);
        return messages.getMessage("search.mistake.at", new Object[] {mistake.position() + 1, what}, locale);
    }
}
