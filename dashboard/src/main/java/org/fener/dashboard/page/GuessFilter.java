package org.fener.dashboard.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.fener.dashboard.access.GuessLimit;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before the sign-in: who guesses too often is not heard for a while.
final class GuessFilter extends OncePerRequestFilter {

    private final GuessLimit limit;
    private final Installation installation;

    GuessFilter(GuessLimit limit, Installation installation) {
        this.limit = limit;
        this.installation = installation;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getMethod().equals("POST") && request.getServletPath().equals("/sign-in"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (limit.wait(name(request), request.getRemoteAddr()).isPresent()) {
            AuditTrail.signIn(installation, name(request), request, "too-many-attempts", Outcome.REFUSED);
            response.sendRedirect("/sign-in?wait");
        } else chain.doFilter(request, response);
    }

    static String name(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("username")).orElse("").strip();
    }
}
