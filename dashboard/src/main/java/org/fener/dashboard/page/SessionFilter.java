package org.fener.dashboard.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fener.dashboard.access.Sessions;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before everything: a session that is over (ended by somebody, idle or old, or of an account that changed)
/// makes its request a visitor's.
final class SessionFilter extends OncePerRequestFilter {

    private final SignIns signIns;
    private final Sessions sessions;

    SessionFilter(SignIns signIns, Sessions sessions) {
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignIns.id(request).ifPresent(id -> {
            if (signIns.session(request).isEmpty()) {
                sessions.end(id);
                request.getSession().invalidate();
            }
        });
        chain.doFilter(request, response);
    }
}
