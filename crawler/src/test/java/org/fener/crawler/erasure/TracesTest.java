package org.fener.crawler.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TracesTest {

    private final Traces traces = Traces.of(List.of("Капитан Немо", "nemo@sea.example", "a<b & \"c\""));

    @Test
    void findsThemInAnyCaseAndAsAddressesHtmlAndJsonWriteThem() {
        assertThat(List.of(
                        "каза КАПИТАН НЕМО вчера",
                        "/user/%D0%9A%D0%B0%D0%BF%D0%B8%D1%82%D0%B0%D0%BD+%D0%9D%D0%B5%D0%BC%D0%BE",
                        "/user/%d0%9a%d0%b0%d0%bf%d0%b8%d1%82%d0%b0%d0%bd%20%d0%9d%d0%b5%d0%bc%d0%be",
                        "\"\\u041A\\u0430\\u043f\\u0438\\u0442\\u0430\\u043d \\u041d\\u0435\\u043c\\u043e\"",
                        "<p>a&lt;b &amp; \"c\"</p>",
                        "mailto:NEMO@sea.example"))
                .allMatch(traces::in);
        assertThat(traces.in("капитан")).isFalse();
    }

    @Test
    void takesThemOutAndLeavesTheRest() {
        assertThat(traces.replaced("от капитан немо, nemo@sea.example!", "[…]")).isEqualTo("от […], […]!");
    }

    @Test
    void whatIsTooShortIsNoTrace() {
        assertThat(Traces.of(List.of("abc", " ")).isEmpty()).isTrue();
    }
}
