package org.fener.classifier.brought;

import java.util.List;

/// Adds up a word's weight for every time it stands in a text; enough to see what is made of any model.
public final class WordRuntime implements ModelRuntime {

    @Override
    public String name() {
        return "words";
    }

    @Override
    public TextModel open(BroughtModel model) {
        return text -> {
            double logit = -1;
            for (String word : List.of(text.split("\\s+", -1)))
                if (model.options().get(word) instanceof Number weight) logit += weight.doubleValue();
            return 1 / (1 + Math.exp(-logit));
        };
    }
}
