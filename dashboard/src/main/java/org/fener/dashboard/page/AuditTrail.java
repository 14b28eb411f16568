package org.fener.dashboard.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fener.dashboard.access.Grant;
import org.fener.dashboard.directory.NotAdmitted;
import org.fener.dashboard.page.Doors.Asked;
import org.fener.dashboard.page.SignIns.GuessLimits;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Writes a line of the audit log for each thing that somebody does, before it is done and answered.
@Component
final class AuditTrail implements HandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    /// Long enough to say something.
    static final int SHORTEST_REASON = 10;

    private final Installation installation;

    AuditTrail(Installation installation) {
        this.installation = installation;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) return true; // an error page is no second deed
        Optional<Asked> asked = Doors.asked(request);
        asked.ifPresent(known -> {
            if (known.grant() == Grant.REASON && reason(request).length() < SHORTEST_REASON)
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST,
                        "a reason of at least " + SHORTEST_REASON + " characters is needed, got '" + reason(request)
                                + "'");
            write(installation, known, request, Outcome.DONE);
        });
        return true;
    }

    static void write(Installation installation, Asked asked, HttpServletRequest request, Outcome outcome) {
        String object =
                asked.action().object().map(name -> object(name, request)).orElse("");
        write(installation, asked, object, why(asked, request), outcome);
    }

    /// What somebody changed, from what to what.
    static void changed(
            Installation installation, Asked asked, String object, String key, String before, String after) {
        String change = key + ": " + (before.isEmpty() ? "–" : before) + " → " + (after.isEmpty() ? "–" : after);
        write(installation, asked, object, change, Outcome.DONE);
    }

    private static void write(Installation installation, Asked asked, String object, String why, Outcome outcome) {
        Account account = asked.account();
        installation
                .audit()
                .add(account.name(), account.role().name(), asked.action().name(), object, why, outcome);
    }

    /// What a deed is done to, and how: the first of several parameters as it is, the others with their names. A search
    /// is what it asks for and all that narrows it.
    private static String object(String names, HttpServletRequest request) {
        List<String> several = List.of(names.split(" ", -1));
        String name = several.getFirst();
        String object =
                parameter(request, name).or(() -> inAddress(request, name)).orElse("");
        Stream<String> further =
                name.equals("q") ? SearchAddress.narrowing() : several.stream().skip(1);
        return Stream.concat(
                        Stream.of(object),
                        further.flatMap(other -> parameter(request, other).map(value -> other + "=" + value).stream()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameterValues(name))
                .map(values -> String.join(", ", values))
                .filter(value -> !value.isEmpty());
    }

    /// A program's line says by which key it asked.
    private static String why(Asked asked, HttpServletRequest request) {
        return asked.key()
                .map(key -> "by key " + key.id() + (reason(request).isEmpty() ? "" : ": " + reason(request)))
                .orElseGet(() -> reason(request));
    }

    private static Optional<String> inAddress(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? Optional.ofNullable(variables.get(name)).map(Object::toString)
                : Optional.empty();
    }

    private static String reason(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("reason")).orElse("").strip();
    }

    static AuthenticationFailureHandler notSignedIn(Installation installation, GuessLimits limits) {
        return (HttpServletRequest request, HttpServletResponse response, AuthenticationException wrong) -> {
            if (wrong instanceof NotAdmitted) {
                LOG.info("not signed in: {}", wrong.getMessage());
                signIn(
                        installation,
                        GuessFilter.name(request),
                        request,
                        "not-admitted: " + wrong.getMessage(),
                        Outcome.REFUSED);
                response.sendRedirect("/sign-in?not-admitted");
            } else {
                if (!(wrong instanceof BadCredentialsException)) LOG.warn("not signed in: {}", wrong.getMessage());
                limits.passwords().wrong(GuessFilter.name(request), request.getRemoteAddr());
                signIn(installation, GuessFilter.name(request), request, "", Outcome.REFUSED);
                response.sendRedirect("/sign-in?error");
            }
        };
    }

    /// A name that no account has is not kept: people type passwords there.
    ///
    /// @param how a key of [AuditWords], with what a directory says behind a colon; empty if nothing is to be added
    static void signIn(
            Installation installation, String name, HttpServletRequest request, String how, Outcome outcome) {
        Optional<Account> account = installation.accounts().find(name);
        installation
                .audit()
                .add(
                        account.map(Account::name).orElse(""),
                        account.map(known -> known.role().name()).orElse(""),
                        "sign-in",
                        request.getRemoteAddr(),
                        how,
                        outcome);
    }
}
