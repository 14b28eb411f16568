package org.fener.dashboard.page;

import java.util.Locale;
import org.fener.crawler.fetch.OptOuts.OptOut;
import org.fener.crawler.source.SourceList.Mistake;
import org.fener.dashboard.report.ReportTimes;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.source.SourceIntake.Known;
import org.fener.dashboard.source.SourceIntake.Mistaken;
import org.fener.dashboard.source.SourceIntake.OptedOut;
import org.fener.dashboard.source.SourceIntake.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Why a source was not taken, in the words of the reader.
@Component("refusalWords")
final class RefusalWords {

    private final MessageSource messages;
    private final Installation installation;

    RefusalWords(MessageSource messages, Installation installation) {
        this.messages = messages;
        this.installation = installation;
    }

    public String of(Refusal refusal) {
        return switch (refusal) {
            case Mistaken(Mistake mistake) -> mistake.in(Shell.language());
            case Known(String id) -> message("source.refused.known", id);
            case OptedOut(String id, OptOut wish) ->
                message("source.refused.optedout", id, wish.host(), day(wish), wish.reason());
        };
    }

    private String day(OptOut wish) {
        return new ReportTimes(installation.settings().zone(), Locale.forLanguageTag(Shell.language()))
                .day(wish.since());
    }

    private String message(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
