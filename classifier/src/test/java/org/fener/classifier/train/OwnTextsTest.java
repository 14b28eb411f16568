package org.fener.classifier.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class OwnTextsTest {

    @Test
    void theProgramCarriesEveryTextThatTheShippedModelsLearnedFrom() throws IOException {
        assertThat(OwnTexts.all()).hasSizeGreaterThan(5000).isEqualTo(ShippedRows.own());
    }
}
