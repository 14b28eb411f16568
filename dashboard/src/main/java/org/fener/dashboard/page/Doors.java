package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.fener.dashboard.access.Grant;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.access.Permissions.Action;
import org.fener.dashboard.access.Permissions.Route;
import org.fener.dashboard.api.ApiKeyFilter;
import org.fener.dashboard.api.Problems;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.ApiKey;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Lets a person through to what the permission matrix grants to their role, as their account stands now: a change of
/// role, or an account that was closed, counts from the next request on.
@Component
final class Doors implements AuthorizationManager<RequestAuthorizationContext>, AccessDeniedHandler {

    /// Where a role begins that has no landing page.
    private static final List<String> FIRST = List.of("audit", "accounts");

    private static final String ASKED = Doors.class.getName();

    private final Installation installation;
    private final List<Door> doors;
    private final List<RequestMatcher> open;

    /// A way in.
    record Door(Route route, RequestMatcher matcher, Action action) {

        /// Every door of a matrix, those of one address before those of many (`/watches/new`, `/watches/{id}`): the
        /// order in which the matrix names them does not matter.
        static List<Door> all(Permissions permissions) {
            return permissions.actions().stream()
                    .flatMap(action ->
                            action.routes().stream().map(route -> new Door(route, Doors.matcher(route), action)))
                    .sorted(Comparator.comparing(Door::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                    .toList();
        }

        private PathPattern pattern() {
            return PathPatternParser.defaultInstance.parse(route.address());
        }
    }

    /// Who asks for what.
    ///
    /// @param key of the program that asks in that person's name
    record Asked(Account account, Action action, Optional<ApiKey> key) {
        Grant grant() {
            return inScope() ? action.of(account.role()) : Grant.REFUSED;
        }

        boolean inScope() {
            return key.isEmpty() || key.get().scopes().contains(action.name());
        }
    }

    Doors(Installation installation) {
        this.installation = installation;
        Permissions permissions = Permissions.shipped();
        this.doors = Door.all(permissions);
        this.open = permissions.open().stream().map(Doors::matcher).toList();
    }

    private static RequestMatcher matcher(Route route) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.valueOf(route.method()), route.address());
    }

    /// Who asks, once that person was let through.
    static Optional<Asked> asked(HttpServletRequest request) {
        return Optional.ofNullable((Asked) request.getAttribute(ASKED));
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        if (open.stream().anyMatch(matcher -> matcher.matches(request))) return new AuthorizationDecision(true);
        Optional<ApiKey> key = ApiKeyFilter.used(request);
        Optional<Asked> asked = Optional.of(
                        key.isPresent() || SignIns.id(request).isPresent())
                .filter(known -> known)
                .flatMap(known -> account(authentication.get()))
                .flatMap(account -> action(request).map(action -> new Asked(account, action, key)));
        asked.ifPresent(found -> request.setAttribute(ASKED, found));
        return new AuthorizationDecision(
                asked.filter(found -> found.grant() != Grant.REFUSED).isPresent());
    }

    private Optional<Action> action(HttpServletRequest request) {
        return action(doors, request);
    }

    static Optional<Action> action(List<Door> doors, HttpServletRequest request) {
        return doors.stream()
                .filter(door -> door.matcher().matches(request))
                .map(Door::action)
                .findFirst();
    }

    private Optional<Account> account(@Nullable Authentication authentication) {
        return Optional.ofNullable(authentication)
                .filter(known -> known.isAuthenticated() && !(known instanceof AnonymousAuthenticationToken))
                .flatMap(known -> installation.accounts().find(known.getName()))
                .filter(account -> !account.disabled());
    }

    /// Of somebody who is signed in.
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Optional<Asked> asked = asked(request);
        if (denied instanceof CsrfException) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (asked.isEmpty()) {
            response.sendError(
                    action(request).isPresent() ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
        } else if (asked.get().action().name().equals("today")) {
            response.sendRedirect("/" + first(asked.get().account().role()));
        } else {
            AuditTrail.write(installation, asked.get(), request, Outcome.REFUSED);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /// Of a program, whether it came with a key or not.
    void handleOfApi(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Optional<Asked> asked = asked(request);
        if (ApiKeyFilter.used(request).isEmpty()) {
            ApiKeyFilter.askForKey(request, response, "a key is needed: Authorization: Bearer KEY");
        } else if (asked.isEmpty() && action(request).isEmpty()) {
            Problems.write(request, response, HttpStatus.NOT_FOUND, "there is no such route; see /api/v1/openapi.json");
        } else if (asked.isEmpty()) {
            ApiKeyFilter.askForKey(request, response, "the account of this key is closed");
        } else {
            AuditTrail.write(installation, asked.get(), request, Outcome.REFUSED);
            Problems.write(request, response, HttpStatus.FORBIDDEN, why(asked.get()));
        }
    }

    private static String why(Asked asked) {
        return asked.inScope()
                ? "role " + asked.account().role() + " may not '"
                        + asked.action().name() + "'"
                : "the key has no scope '" + asked.action().name() + "'";
    }

    private static String first(Role role) {
        return FIRST.stream()
                .filter(Permissions.shipped().of(role)::contains)
                .findFirst()
                .orElseThrow();
    }
}
