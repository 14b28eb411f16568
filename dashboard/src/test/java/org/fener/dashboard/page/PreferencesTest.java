package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreferencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search?q=%D0%B0&category=smuggling", "/reports/2026-03-01", "/post?key=a/b"})
    void leadsBackToOwnPages(String path) {
        assertThat(Preferences.isOwnPath(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/a\r\nSet-Cookie: x",
                "javascript:alert(1)",
                "/\t/evil.example"
            })
    void leadsNowhereElse(String path) {
        assertThat(Preferences.isOwnPath(path)).isFalse();
    }
}
