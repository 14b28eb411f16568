package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fener.dashboard.access.GuessLimit;
import org.fener.dashboard.access.Sessions;
import org.fener.dashboard.access.Sessions.Over;
import org.fener.dashboard.access.Sessions.Session;
import org.fener.dashboard.directory.OidcProvider;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Account.Origin;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.SecondFactors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/// A sign-in step by step: after the right password comes the second factor, where the account has one or its role
/// needs one. Until then nobody is signed in: the request is a visitor's.
@Component
final class SignIns implements AuthenticationSuccessHandler {

    /// Between the password and the code.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// Longer lasts a session for what somebody has written.
    private static final Duration GRACE = Duration.ofMinutes(15);

    private static final String HALF = SignIns.class.getName();
    private static final String SESSION = Session.class.getName();
    private static final String OVER = Over.class.getName();

    private final Installation installation;
    private final Sessions sessions;
    private final GuessLimits limits;
    private final LocaleResolver locales;
    private final OtherSignIns others;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionRequestCache asked = new HttpSessionRequestCache();

    /// Guesses of passwords and of codes are counted apart: who knows the password has guessed no code yet.
    record GuessLimits(GuessLimit passwords, GuessLimit codes) {}

    /// Somebody whose password was right, or for whom a directory vouches.
    private record Half(String account, int generation, Instant at) {}

    SignIns(
            Installation installation,
            Sessions sessions,
            GuessLimits limits,
            LocaleResolver locales,
            OtherSignIns others) {
        this.installation = installation;
        this.sessions = sessions;
        this.limits = limits;
        this.locales = locales;
        this.others = others;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        limits.passwords().right(GuessFilter.name(request), request.getRemoteAddr());
        Account account = installation.accounts().find(authentication.getName()).orElseThrow();
        request.getSession()
                .setAttribute(
                        HALF,
                        new Half(
                                account.name(),
                                account.generation(),
                                installation.clock().instant()));
        response.sendRedirect(next(account, request, response));
    }

    private String next(Account account, HttpServletRequest request, HttpServletResponse response) {
        SecondFactors factors = installation.secondFactors();
        boolean vouched = account.origin() == Origin.OIDC
                && others.oidc().filter(OidcProvider::vouchesForSecondFactor).isPresent();
        if (vouched) return complete(request, response);
        if (factors.isOn(account.name())) return "/sign-in/code";
        if (!factors.demanded().contains(account.role())) return complete(request, response);
        factors.offer(account.name());
        return "/sign-in/second-factor";
    }

    /// Whose password was right a short while ago and has not changed since.
    Optional<Account> half(HttpServletRequest request) {
        return halfOf(request)
                .flatMap(half -> installation
                        .accounts()
                        .find(half.account())
                        .filter(account -> !account.disabled() && account.generation() == half.generation()));
    }

    private Optional<Half> halfOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (Half) session.getAttribute(HALF))
                .filter(half ->
                        half.at().plus(PATIENCE).isAfter(installation.clock().instant()));
    }

    /// Signs the person in and returns where they wanted to go.
    String complete(HttpServletRequest request, HttpServletResponse response) {
        Half half = halfOf(request).orElseThrow();
        Account account = installation.accounts().find(half.account()).orElseThrow();
        id(request).ifPresent(sessions::end);
        request.changeSessionId();
        HttpSession session = request.getSession();
        session.removeAttribute(HALF);
        session.removeAttribute(OVER);
        session.setAttribute(
                SESSION,
                sessions.begin(account, Device.of(request), request.getRemoteAddr())
                        .id());
        others.vouching().signedIn(account.name());
        AuditTrail.signIn(installation, account.name(), request, "", Outcome.DONE);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(account.name(), "", List.of()));
        contexts.saveContext(context, request, response);
        if (!account.language().isEmpty())
            locales.setLocale(request, response, Locale.forLanguageTag(account.language()));
        return wanted(request, response);
    }

    private String wanted(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = asked.getRequest(request, response);
        asked.removeRequest(request, response);
        return saved == null ? "/" : saved.getRedirectUrl();
    }

    /// The session of a request, if its sign-in still holds.
    Optional<Session> session(HttpServletRequest request) {
        return id(request)
                .flatMap(sessions::seen)
                .filter(session -> installation
                        .accounts()
                        .find(session.account())
                        .filter(account -> !account.disabled() && account.generation() == session.generation())
                        .isPresent());
    }

    /// Why a session that holds by itself must end, as the sign-in page says it: the organisation's directory does
    /// not vouch for the person any more, or a provider that cannot be asked behind a person's back must be asked
    /// again.
    Optional<String> ended(Session session, HttpServletRequest request) {
        Account account = installation.accounts().find(session.account()).orElseThrow();
        Optional<String> objection = others.vouching().objection(account);
        if (objection.isPresent()) {
            installation
                    .audit()
                    .add(
                            account.name(),
                            account.role().name(),
                            "session-end",
                            request.getRemoteAddr(),
                            "put-out: " + objection.get(),
                            Outcome.DONE);
            return Optional.of("put-out");
        }
        boolean changed = installation
                .accounts()
                .find(account.name())
                .filter(now -> now.generation() == session.generation())
                .isEmpty(); // the directory's groups give another role now
        if (changed) return Optional.of("role");
        boolean old = account.origin() == Origin.OIDC
                && others.oidc()
                        .filter(provider -> session.started()
                                .plus(provider.askAgain())
                                .plus(request.getMethod().equals("GET") ? Duration.ZERO : GRACE)
                                .isBefore(installation.clock().instant()))
                        .isPresent();
        return old ? Optional.of("again") : Optional.empty();
    }

    /// Remembers why the session of this browser is over, until somebody signs in with it.
    static void isOver(HttpServletRequest request, Over why) {
        request.getSession().setAttribute(OVER, why);
    }

    /// Why the session that this browser held is over.
    static Optional<Over> over(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(session -> (Over) session.getAttribute(OVER));
    }

    static Optional<String> id(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(session -> (String) session.getAttribute(SESSION));
    }
}
