package org.fener.dashboard.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.access.GuessLimit;
import org.fener.dashboard.access.RequestLimit;
import org.fener.dashboard.directory.Vouching;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.ApiKey;
import org.fener.dashboard.store.ApiKey.State;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a program in by the key in its `Authorization` header (RFC 6750): in the name of the person whose key it is.
public final class ApiKeyFilter extends OncePerRequestFilter {

    /// For each key.
    static final int REQUESTS_PER_MINUTE = 300;

    private static final String USED = ApiKeyFilter.class.getName();
    private static final String SCHEME = "Bearer ";

    private final Installation installation;
    private final Vouching vouching;
    private final RequestLimit requests;
    private final GuessLimit guesses;

    /// Lets in by the keys of an installation.
    ///
    /// @param vouching whether the organisation's directory still vouches for a key's owner
    public ApiKeyFilter(Installation installation, Vouching vouching) {
        this.installation = installation;
        this.vouching = vouching;
        this.requests = new RequestLimit(installation.clock(), REQUESTS_PER_MINUTE);
        this.guesses = new GuessLimit(installation.clock());
    }

    /// The key that a request was let in by.
    public static Optional<ApiKey> used(HttpServletRequest request) {
        return Optional.ofNullable((ApiKey) request.getAttribute(USED));
    }

    /// For who comes without a key, or with one that does not hold.
    public static void askForKey(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"fener\"");
        Problems.write(request, response, HttpStatus.UNAUTHORIZED, why);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Duration> wait = guesses.wait("", request.getRemoteAddr());
        if (wait.isPresent()) {
            later(request, response, wait.get(), "too many keys that do not hold came from your address");
            return;
        }
        Optional<ApiKey> shown =
                installation.apiKeys().shown(header.substring(SCHEME.length()).strip());
        if (shown.isEmpty()) {
            guesses.wrong("", request.getRemoteAddr());
            askForKey(request, response, "there is no such key");
        } else enter(shown.get(), request, response, chain);
    }

    private void enter(ApiKey key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = requests.ask(key.id());
        if (wait.isPresent()) {
            later(
                    request,
                    response,
                    wait.get(),
                    "key " + key.id() + " asks more than " + REQUESTS_PER_MINUTE + " times a minute");
            return;
        }
        State state = key.state(installation.clock().instant());
        if (state != State.GOOD) {
            refused(key, state == State.REVOKED ? "revoked" : "expired", request);
            askForKey(
                    request,
                    response,
                    "key " + key.id() + (state == State.REVOKED ? " was revoked" : " expired at " + key.expires()));
            return;
        }
        Optional<String> objection = installation.accounts().find(key.account()).flatMap(vouching::objection);
        if (objection.isPresent()) {
            refused(key, "put-out: " + objection.get(), request);
            askForKey(
                    request,
                    response,
                    "the organisation's directory gives the owner of key " + key.id() + " no access any more");
            return;
        }
        installation.apiKeys().used(key);
        request.setAttribute(USED, key);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(key.account(), key.id(), List.of()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    /// @param why a key of the audit page, with what a directory says behind a colon
    private void refused(ApiKey key, String why, HttpServletRequest request) {
        installation
                .audit()
                .add(key.account(), "", "api-key", key.id() + " " + request.getRemoteAddr(), why, Outcome.REFUSED);
    }

    private static void later(HttpServletRequest request, HttpServletResponse response, Duration wait, String why)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
        Problems.write(request, response, HttpStatus.TOO_MANY_REQUESTS, why);
    }
}
