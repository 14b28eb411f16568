package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CanonicalUrlTest {

    /// The cases of the Web Platform Tests whose result, or whose failed input, is http or https. What is left over
    /// concerns host names outside ASCII, where Java's IDNA is of 2003 and browsers' is not.
    @Test
    void readsAddressesAsBrowsersDo() throws Exception {
        Path cases = SharedMaterial.path("corpora/crawler-commons/src/test/resources/url-utils/wpt-urltestdata.json");
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (JsonNode one : JsonMapper.shared().readTree(cases.toFile())) {
            if (!one.isObject()) continue;
            String input = one.get("input").asString();
            Optional<String> base = one.get("base").isNull()
                    ? Optional.empty()
                    : Optional.of(one.get("base").asString());
            boolean fails = one.has("failure");
            String expected = fails ? "" : one.get("href").asString();
            if (fails ? !input.strip().matches("(?s)https?:.*") : !expected.matches("https?:.*")) continue;
            if (base.isPresent() && !base.get().startsWith("http")) continue;
            count++;
            String got = WhatwgUrl.parse(input, base.flatMap(text -> WhatwgUrl.parse(text, Optional.empty())))
                    .map(WhatwgUrl::href)
                    .orElse("");
            if (!got.equals(expected)) wrong.add(input + " on " + base + ": expected " + expected + ", got " + got);
        }
        assertThat(count).isGreaterThan(400);
        assertThat(wrong.stream()
                        .filter(line ->
                                line.chars().allMatch(c -> c < 0x80) && !line.contains("xn--") && !line.contains("%")))
                .isEmpty();
        assertThat(wrong).hasSizeLessThan(25);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            HTTP://Example.ORG:80 → http://example.org/
            https://example.org:443/a#frag → https://example.org/a
            http://user:pw@example.org/ → http://example.org/
            http://example.org./a → http://example.org/a
            http://example.org/%7euser/%2e%2e/x → http://example.org/x
            http://example.org/a%2fb%c3%a9 → http://example.org/a%2Fb%C3%A9
            http://example.org/a? → http://example.org/a
            http://example.org/a|b[c] → http://example.org/a%7Cb%5Bc%5D
            http://example.org/100% → http://example.org/100%25
            http://example.org/t?sid=0123456789abcdef0123456789abcdef&f=2&t=7 → http://example.org/t?f=2&t=7
            http://example.org/t?sid=17 → http://example.org/t?sid=17
            http://example.org/t;jsessionid=A1B2?x=1 → http://example.org/t?x=1
            http://example.org/t?PHPSESSID=abc → http://example.org/t
            http://example.org/t?b=2&a=1&utm_source=x → http://example.org/t?b=2&a=1
            http://2130706433/ → http://127.0.0.1/
            http://0177.1/ → http://127.0.0.1/
            http://0x7f.0.0.1/ → http://127.0.0.1/
            http://127.1 → http://127.0.0.1/
            http://１２７.０.０.１/ → http://127.0.0.1/
            http://[0:0:0:0:0:ffff:7f00:1]/ → http://[::ffff:7f00:1]/
            http://[::127.0.0.1]/ → http://[::7f00:1]/
            http://ok@127.0.0.1 → http://127.0.0.1/
            http://127.0.0.1\\@ok/ → http://127.0.0.1/@ok/
            http://ok#@127.0.0.1/ → http://ok/
            http://пример.бг/път → http://xn--e1afmkfd.xn--90ae/%D0%BF%D1%8A%D1%82
            """)
    void writesEachAddressInOneForm(String given, String canonical) {
        String input = given.replace("\\\\", "\\");
        assertThat(CanonicalUrl.of(input)).map(CanonicalUrl::toString).contains(canonical);
        assertThat(CanonicalUrl.of(canonical)).map(CanonicalUrl::toString).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "ftp://example.org/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "data:text/html,x",
                "jar:http://example.org!/",
                "http://",
                "http:///",
                "http://exa mple.org/",
                "http://example.org:99999/",
                "http://example.org:x/",
                "http://[::1",
                "http://1.2.3.4.5/",
                "http://256.1.1.1/",
                "http://a%00b/",
                "http://./"
            })
    void refusesWhatIsNoWebAddress(String given) {
        assertThat(CanonicalUrl.of(given)).isEmpty();
    }

    @Test
    void resolvesReferencesOnAPage() {
        URI page = URI.create("https://forum.example.org/board/list?page=2");
        assertThat(resolve(page, "../t/1")).isEqualTo("https://forum.example.org/t/1");
        assertThat(resolve(page, "?page=3")).isEqualTo("https://forum.example.org/board/list?page=3");
        assertThat(resolve(page, "//cdn.example/x")).isEqualTo("https://cdn.example/x");
        assertThat(resolve(page, "\\\\cdn.example\\x")).isEqualTo("https://cdn.example/x");
        assertThat(resolve(page, " /a\n\tb ")).isEqualTo("https://forum.example.org/ab");
        assertThat(resolve(page, "http:x")).isEqualTo("http://x/");
        assertThat(CanonicalUrl.resolve(page, "mailto:a@b")).isEmpty();
    }

    @Test
    void t7KeepsToTheLongestLengthAndHangsOnNoHostileOne() {
        assertThat(CanonicalUrl.of("http://example.org/" + "a".repeat(2_030))).isEmpty();
        assertThat(CanonicalUrl.of("http://example.org/" + "a".repeat(2_000))).isPresent();
        List<String> hostile = List.of(
                "http://example.org/" + "a/../".repeat(800),
                "http://example.org/" + "%".repeat(4_000),
                "http://" + "a.".repeat(2_000) + "org/",
                "http://" + "1".repeat(4_000) + "/",
                "http://example.org/?" + "&=".repeat(2_000),
                "http://[" + ":".repeat(4_000) + "]/",
                "http://" + "@".repeat(4_000) + "x/");
        for (String url : hostile)
            assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> {
                        for (int i = 0; i < 20; i++) CanonicalUrl.of(url);
                    },
                    url.substring(0, 30));
    }

    private static String resolve(URI page, String reference) {
        return CanonicalUrl.resolve(page, reference).orElseThrow().toString();
    }
}
