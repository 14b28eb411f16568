package org.fener.dashboard.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.access.Sessions;
import org.fener.dashboard.access.Sessions.Over;
import org.fener.dashboard.access.Sessions.Session;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before everything: a session that is over (ended by somebody, idle or old, or of an account that changed)
/// makes its request a visitor's, and the sign-in page says why to the browser that held it. One that ends because of
/// the organisation's directory leads to that page at once.
final class SessionFilter extends OncePerRequestFilter {

    private static final List<String> OPEN = List.of("/sign-in", "/setup", "/assets/");

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
                Over why = sessions.over(id.get());
                sessions.end(id.get());
                request.getSession().invalidate();
                if (session.isEmpty()) SignIns.isOver(request, why);
            }
            if (session.isEmpty() && !request.getMethod().equals("GET")) {
                response.sendRedirect("/sign-in");
                return;
            }
            if (ended.isPresent()) {
                if (request.getMethod().equals("GET")) asked.saveRequest(request, response);
                response.sendRedirect("/sign-in?" + ended.get());
                return;
            }
        } else if (isForgotten(request)) SignIns.isOver(request, Over.FORGOTTEN);
        chain.doFilter(request, response);
    }

    /// Whether a browser asks for a page with a session that the web server does not know any more.
    private static boolean isForgotten(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && OPEN.stream().noneMatch(request.getServletPath()::startsWith)
                && request.getRequestedSessionId() != null
                && !request.isRequestedSessionIdValid();
    }
}
