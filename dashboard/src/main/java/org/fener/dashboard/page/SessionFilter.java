package org.fener.dashboard.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.fener.dashboard.access.Sessions;
import org.fener.dashboard.access.Sessions.Session;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before everything: a session that is over (ended by somebody, idle or old, or of an account that changed)
/// makes its request a visitor's. One that ends because of the organisation's directory leads to the sign-in page,
/// which says so.
final class SessionFilter extends OncePerRequestFilter {

    private final SignIns signIns;
    private final Sessions sessions;
    private final HttpSessionRequestCache asked = new HttpSessionRequestCache();

    SessionFilter(SignIns signIns, Sessions sessions) {
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> id = SignIns.id(request);
        if (id.isPresent()) {
            Optional<Session> session = signIns.session(request);
            Optional<String> ended = session.flatMap(known -> signIns.ended(known, request));
            if (session.isEmpty() || ended.isPresent()) {
                sessions.end(id.get());
                request.getSession().invalidate();
            }
            if (ended.isPresent()) {
                if (request.getMethod().equals("GET")) asked.saveRequest(request, response);
                response.sendRedirect("/sign-in?" + ended.get());
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
