package org.fener.dashboard.page;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.report.ReportTimes;
import org.fener.dashboard.round.Installation;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Why a post is flagged or not, in words that can stand in a report.
@Component
final class ReportSentence {

    private static final int MOST_RAISING = 4;
    private static final int MOST_LOWERING = 2;

    private final Installation installation;
    private final MessageSource messages;
    private final CategoryNames categories;

    ReportSentence(Installation installation, MessageSource messages, CategoryNames categories) {
        this.installation = installation;
        this.messages = messages;
        this.categories = categories;
    }

    /// @param told the reasons, the strongest first
    String of(Explanation why, List<Reason> told, Mask mask) {
        Locale locale = LocaleContextHolder.getLocale();
        ReportTimes numbers = new ReportTimes(installation.settings().zone(), locale);
        String score = message(
                why.score().flagged() ? "why.sentence.flagged" : "why.sentence.under",
                installation.classifier().version(),
                numbers.percent(why.score().probability()),
                categories.of(why.score().category()),
                numbers.percent(why.score().threshold()));
        return score
                + most("why.sentence.raised", told, reason -> reason.contribution() > 0, MOST_RAISING, mask)
                + most("why.sentence.lowered", told, reason -> reason.contribution() < 0, MOST_LOWERING, mask)
                + " " + message("shell.hint");
    }

    private String most(String key, List<Reason> told, Predicate<Reason> side, int most, Mask mask) {
        String words = told.stream()
                .filter(side)
                .limit(most)
                .map(reason -> message("reading.quoted", mask.hide(reason.in(Shell.language()))))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : " " + message(key, words);
    }

    private String message(String key, Object... filled) {
        return messages.getMessage(key, filled, LocaleContextHolder.getLocale());
    }
}
