package org.fener.classifier.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ThresholdReasonTest {

    @Test
    void whatTrainingWroteIsReadInTheLanguageOfTheReader() {
        Thresholds chosen =
                new Thresholds(.5, Map.of(), ThresholdReason.TRAINING, ThresholdReason.raised(1, .7, .3726, .005));

        assertThat(chosen.setByIn("bg")).isEqualTo("обучение");
        assertThat(chosen.whyIn("bg"))
                .isEqualTo("най-добра мярка F1 при отделените текстове с точност поне 70 % (от 37,3 %), вдигнат, където"
                        + " щяха да бъдат отбелязани повече от 0,5 % от неутралните текстове на езика");
        assertThat(chosen.whyIn("en"))
                .isEqualTo(
                        "best F1 on held-out texts with a precision of at least 70 % (from 37.3 %), raised where more"
                                + " than 0.5 % of the neutral text of a language would be flagged");
        assertThat(new Thresholds(.5, Map.of(), ThresholdReason.TRAINING, ThresholdReason.BEST).whyIn("bg"))
                .startsWith("най-добра мярка F");
    }

    @Test
    void everyReasonOfTheShippedModelsIsRead() throws IOException {
        ModelFolder.shipped()
                .thresholds()
                .forEach((category, thresholds) ->
                        assertThat(thresholds.whyIn("bg")).as(category).startsWith("най-добра мярка"));
    }

    @Test
    void whatAPersonWroteStays() {
        Thresholds chosen = new Thresholds(.5, Map.of(), "мария", "fewer false alarms");

        assertThat(chosen.setByIn("bg") + ": " + chosen.whyIn("bg")).isEqualTo("мария: fewer false alarms");
    }
}
