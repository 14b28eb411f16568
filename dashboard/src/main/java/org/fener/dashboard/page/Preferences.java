package org.fener.dashboard.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/// Language and theme: two buttons on every page, kept in cookies, the language also with
/// the account.
@Controller
final class Preferences {

    static final String THEME = "theme";
    static final Set<String> THEMES = Set.of("auto", "light", "dark");
    private static final Set<String> LANGUAGES = Set.of("bg", "en");

    private final LocaleResolver locales;
    private final Accounts accounts;

    Preferences(LocaleResolver locales, Installation installation) {
        this.locales = locales;
        this.accounts = installation.accounts();
    }

    @PostMapping("/preferences")
    String change(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Principal self) {
        if (LANGUAGES.contains(language)) {
            locales.setLocale(request, response, Locale.forLanguageTag(language));
            if (self != null) accounts.speak(self.getName(), language);
        }
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
