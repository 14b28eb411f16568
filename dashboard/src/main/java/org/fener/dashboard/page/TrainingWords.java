package org.fener.dashboard.page;

import java.util.ArrayList;
import java.util.List;
import org.fener.dashboard.tuning.Said;
import org.fener.dashboard.tuning.Training;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// What a training says, in the words of the reader.
@Component("trainingWords")
final class TrainingWords {

    private final MessageSource messages;
    private final CategoryNames categories;

    TrainingWords(MessageSource messages, CategoryNames categories) {
        this.messages = messages;
        this.categories = categories;
    }

    public String of(Said said) {
        List<Object> filled = new ArrayList<>(said.filled());
        switch (said.step()) {
            case TEXTS -> filled.set(2, categories.of(said.filled().get(2)));
            case TRAINING, TOO_FEW -> filled.set(0, categories.of(said.filled().getFirst()));
            case ENDING, ENDED -> filled.set(0, who(said.filled().getFirst()));
            case LABELS, BROUGHT, READING, MADE, SAME, FAILED -> {}
        }
        return messages.getMessage("training.said." + said.step(), filled.toArray(), LocaleContextHolder.getLocale());
    }

    private String who(String person) {
        return person.equals(Training.PROGRAM)
                ? messages.getMessage("training.said.program", null, LocaleContextHolder.getLocale())
                : person;
    }

    /// Why a run that ended without a model did.
    public String ended(String stored) {
        return of(Said.parse(stored));
    }

    /// A note on a model: what a training wrote of it, or what a person did.
    public String note(String note) {
        Said said = Said.parse(note);
        return said.step() == Said.Step.FAILED ? note : of(said);
    }
}
