package org.fener.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyTest {

    /// Eight bytes are looked at together, and what is left over alone; bytes with the high bit set are no ASCII.
    @Test
    void countsACharacterWhereverItStands() {
        Random random = new Random(1);
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length];
            int expected = 0;
            for (int i = 0; i < length; i++) {
                bytes[i] = new byte[] {'<', '=', ';', 0, (byte) ('<' | 0x80), (byte) 0xFF}[random.nextInt(6)];
                if (bytes[i] == '<') expected++;
            }
            assertThat(Body.of(bytes).count('<')).as("of %d bytes", length).isEqualTo(expected);
        }
    }

    @Test
    void countsInAPage() {
        assertThat(Body.of("<p>едно<p>две".getBytes(StandardCharsets.UTF_8)).count('<'))
                .isEqualTo(2);
    }
}
