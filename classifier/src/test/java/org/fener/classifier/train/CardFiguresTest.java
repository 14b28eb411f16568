package org.fener.classifier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.fener.classifier.opennlp.ModelFolder;
import org.fener.classifier.train.CardFigures.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CardFiguresTest {

    private static final Path SHIPPED = Path.of("src/main/resources/org/fener/classifier/models");

    @Test
    void tellsWhatTheShippedModelsLearnedFromAndHowGoodTheyAre() throws IOException {
        CardFigures shipped = CardFigures.shipped();

        assertThat(shipped.byCategory())
                .containsOnlyKeys("smuggling", "trafficking", "document-fraud", "disinformation", "cyber-threat");
        for (Figures figures : shipped.byCategory().values()) {
            assertThat(figures.rows())
                    .isEqualTo(figures.heldOut().positives() + figures.heldOut().negatives());
            assertThat(figures.positives()).isEqualTo(figures.heldOut().positives());
            assertThat(figures.heldOut().f1())
                    .isBetween(
                            figures.heldOut().f1Interval().low(),
                            figures.heldOut().f1Interval().high());
            assertThat(figures.byLanguage()).containsKeys("bg", "en", "tr");
        }
    }

    @Test
    void aCardThatIsNotAsRegisteredIsNotRead(@TempDir Path folder) throws IOException {
        for (String file : new String[] {"model.json", "card.json"})
            Files.copy(SHIPPED.resolve(file), folder.resolve(file));
        String registered = ModelFolder.shipped().digest();
        assertThat(CardFigures.of(folder, registered)).isEqualTo(CardFigures.shipped());

        Files.writeString(folder.resolve("card.json"), "{}");

        assertThatThrownBy(() -> CardFigures.of(folder, registered))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("card.json has SHA-256");
    }

    @Test
    void aFolderWithoutACardHasNoFigures(@TempDir Path folder) throws Exception {
        String manifest = Files.readString(SHIPPED.resolve("model.json")).replaceAll("(?m)^.*\"card\\.json\".*\\R", "");
        Files.writeString(folder.resolve("model.json"), manifest);
        String registered = sha256(manifest);

        assertThat(CardFigures.of(folder, registered).byCategory()).isEmpty();
        assertThat(CardFigures.of(folder, registered).completedBy(CardFigures.shipped()))
                .isEqualTo(CardFigures.shipped());
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
