package org.fener.dashboard.demo;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A polite walk over one demo site: every link that its robots.txt allows, session ids and tracking cut off.
///
/// @param pages   address to the body of each page that answered 200
/// @param refused addresses that answered otherwise, with the status
record Walk(Map<URI, String> pages, Map<URI, Integer> refused) {

    private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");
    private static final Pattern NOISE = Pattern.compile("([?&])(?:sid=[0-9a-f]+|from=\\w+)(?:&|$)");
    private static final int MOST = 1500;

    static Walk over(DemoSite site, URI base, Visitor visitor) {
        RobotsRules robots = RobotsRules.of(site.robots());
        Map<URI, String> pages = new LinkedHashMap<>();
        Map<URI, Integer> refused = new LinkedHashMap<>();
        Deque<URI> todo = new ArrayDeque<>();
        Set<URI> seen = new LinkedHashSet<>();
        site.start().forEach(path -> todo.add(base.resolve(path)));
        while (!todo.isEmpty()) {
            URI next = todo.remove();
            if (!seen.add(next) || seen.size() > MOST) continue;
            HttpResponse<String> answer = visitor.get(next);
            if (answer.statusCode() == 200) pages.put(next, answer.body());
            else refused.put(next, answer.statusCode());
            links(next, answer).stream()
                    .filter(link ->
                            link.getAuthority() != null && link.getAuthority().equals(base.getAuthority()))
                    .filter(link -> !robots.forbids(Ask.of(link).target()))
                    .forEach(todo::add);
        }
        return new Walk(pages, refused);
    }

    private static Set<URI> links(URI page, HttpResponse<String> answer) {
        Set<URI> links = new LinkedHashSet<>();
        answer.headers().firstValue("Location").ifPresent(target -> links.add(clean(page.resolve(target))));
        Matcher href = HREF.matcher(answer.body());
        while (href.find()) {
            String target = href.group(1).replace("&amp;", "&");
            if (!target.startsWith("tg:")) links.add(clean(page.resolve(target)));
        }
        return links;
    }

    private static URI clean(URI link) {
        String text = link.toString();
        int fragment = text.indexOf('#');
        String address = fragment < 0 ? text : text.substring(0, fragment);
        String cut = NOISE.matcher(address).replaceAll("$1");
        return URI.create(cut.endsWith("?") || cut.endsWith("&") ? cut.substring(0, cut.length() - 1) : cut);
    }
}
