package org.fener.dashboard.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.home.Program;
import org.fener.dashboard.report.ReportTimes;
import org.fener.dashboard.round.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What stands around every page: who is signed in, language, theme, times.
@ControllerAdvice(basePackageClasses = Shell.class)
final class Shell {

    /// @param here   path and query of this page, so that a change of language or theme leads back to it
    /// @param alerts that this person has not read
    /// @param may    names of the actions that this person may take
    /// @param keys   see [KeySettings]
    /// @param glance how things are, for those who may see some of it
    record Frame(
            String user,
            String language,
            String theme,
            String here,
            String zone,
            int alerts,
            List<String> may,
            String keys,
            @Nullable Glance glance,
            String version) {}

    /// Who may do one of these is told how the crawl is.
    private static final List<String> CONCERNED = List.of("today", "sources", "operation");

    private final Installation installation;
    private final Glances glances;

    Shell(Installation installation, Glances glances) {
        this.installation = installation;
        this.glances = glances;
    }

    @ModelAttribute("shell")
    Frame frame(HttpServletRequest request, @Nullable Principal principal) {
        String query = request.getQueryString();
        List<String> may = Doors.asked(request)
                .map(asked -> Permissions.shipped().of(asked.account().role()))
                .orElse(List.of());
        return new Frame(
                principal == null ? "" : principal.getName(),
                language(),
                theme(request),
                request.getRequestURI() + (query == null ? "" : "?" + query),
                installation.settings().zone().getId(),
                principal == null ? 0 : installation.watches().alerts().countUnread(principal.getName()),
                may,
                Doors.asked(request).map(asked -> asked.account().keys()).orElse(""),
                CONCERNED.stream().anyMatch(may::contains) ? glances.now() : null,
                Program.VERSION);
    }

    @ModelAttribute("times")
    ReportTimes times() {
        return new ReportTimes(installation.settings().zone(), Locale.forLanguageTag(language()));
    }

    static String language() {
        return LocaleContextHolder.getLocale().getLanguage().equals("bg") ? "bg" : "en";
    }

    private static String theme(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.ofNullable(cookies)
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(Preferences.THEME))
                .map(Cookie::getValue)
                .filter(Preferences.THEMES::contains)
                .findFirst()
                .orElse("auto");
    }
}
