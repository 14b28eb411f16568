package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrapGuardTest {

    @ParameterizedTest
    @CsvSource({
        "http://a.example/thread-17-2.html, a.example/thread-#-#.html",
        "http://a.example:81/2026/11/29/, a.example:81/#/#/#/",
        "http://a.example/view?t=5, a.example/view?",
        "http://a.example, a.example",
        "http://a.example/facade/beef/deadbeef/deadbeef0123x, a.example/facade/beef/#/#x",
        "http://a.example/facade7/7facade, a.example/facade#/#facade",
        "http://a.example/7facade9, a.example/#",
        "http://a.example/%D0%B0, a.example/%D#%B#",
    })
    void seesTheFormOfAnAddress(URI address, String form) {
        assertThat(TrapGuard.form(address)).isEqualTo(form);
    }

    @Test
    void anAddressWithoutAPathHasTheFormOfTheFrontPage() {
        assertThat(TrapGuard.form(URI.create("http://a.example/"))).isEqualTo("a.example/");
    }
}
