package org.fener.dashboard.page;

import org.fener.dashboard.round.Trouble;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// How a fetch ended, in the words of the reader. Logs and programs have it in English and more exactly.
@Component("fetchWords")
final class FetchWords {

    private final MessageSource messages;

    FetchWords(MessageSource messages) {
        this.messages = messages;
    }

    /// One end of a fetch in words.
    ///
    /// @param code the crawler's short reason
    public String of(String code) {
        return messages.getMessage(
                "fetch." + Trouble.key(code), new Object[] {Trouble.detail(code)}, LocaleContextHolder.getLocale());
    }
}
