package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownAddressesTest {

    @Test
    void tellsEachOfManyAddressesApart() {
        KnownAddresses known = new KnownAddresses();
        for (int n = 0; n < 200_000; n++)
            assertThat(known.add("https://forum.example.org/thread-" + n)).isTrue();

        for (int n = 0; n < 200_000; n++)
            assertThat(known.add("https://forum.example.org/thread-" + n)).isFalse();
        assertThat(known.contains("https://forum.example.org/thread-200000")).isFalse();
        assertThat(known.size()).isEqualTo(200_000);
    }
}
