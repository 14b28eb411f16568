package org.fener.classifier.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HarmlessTest {

    @TempDir
    Path folder;

    private List<String> found(String text) throws IOException {
        return IndicatorExtractor.without(Harmless.shippedWith(folder)).find(text, Optional.of("en")).stream()
                .map(Indicator::normalised)
                .toList();
    }

    @Test
    void suppressesWhatAWarningListOfMispNames() throws IOException {
        Files.writeString(
                folder.resolve("ours.json"),
                "{\"type\": \"cidr\", \"list\": [\"45.0.0.0/8\", \"intranet.bg\", \"2a00:5980::/32\"]}");
        assertThat(found("45.1.2.3 and www.intranet.bg and 2a00:5980:93::130 and 46.1.2.3"))
                .containsExactly("46.1.2.3");
    }

    @Test
    void keepsALinkToAPlaceWhereAnybodyCanPutSomething() throws IOException {
        assertThat(found("https://google.com/ and https://sites.google.com/view/visa-help"))
                .containsExactly("https://sites.google.com/view/visa-help");
    }

    @Test
    void takesNothingAwayWhereNoListLies() throws IOException {
        assertThat(IndicatorExtractor.without(Harmless.shippedWith(folder.resolve("none")))
                        .find("kanal.bg", Optional.of("bg")))
                .hasSize(1);
    }

    @Test
    void saysWhichLineOfAListIsWrong() {
        assertThatThrownBy(() -> Harmless.read(new BufferedReader(new StringReader("\ndomane x.bg")), "ours.txt"))
                .hasMessageContaining("ours.txt line 2")
                .hasMessageContaining("domane x.bg");
    }
}
