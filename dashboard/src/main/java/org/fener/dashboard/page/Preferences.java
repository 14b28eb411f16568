package org.fener.dashboard.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/// Language and theme: two buttons on every page, kept in cookies.
@Controller
final class Preferences {

    static final String THEME = "theme";
    static final Set<String> THEMES = Set.of("auto", "light", "dark");
    private static final Set<String> LANGUAGES = Set.of("bg", "en");

    private final LocaleResolver locales;

    Preferences(LocaleResolver locales) {
        this.locales = locales;
    }

    @PostMapping("/preferences")
    String change(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (LANGUAGES.contains(language)) locales.setLocale(request, response, Locale.forLanguageTag(language));
        if (THEMES.contains(theme)) {
            Cookie cookie = new Cookie(THEME, theme);
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
        return "redirect:" + (isOwnPath(back) ? back : "/");
    }

    /// Only a path of this program: `//host` and `/\host` would lead a browser elsewhere.
    static boolean isOwnPath(String path) {
        return path.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");
    }
}
