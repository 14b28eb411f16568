package org.fener.crawler.parse;

import java.util.List;
import org.fener.crawler.Post;

/// What a page says: the posts on it and where it leads.
///
/// @param kind   what sort of page it is; a list page, a wall or an error page has no posts
/// @param engine what made the page, such as `phpbb`, `telegram`, `rss`, `generic`
/// @param posts  in page order
/// @param links  that a crawler may follow, canonical, without print, reply, search, login, member and session
/// addresses
/// @param robots what the page asked of robots and was obeyed in: then posts or links are left out
public record PageReading(PageKind kind, String engine, List<Post> posts, List<PageLink> links, RobotsMeta robots) {

    public PageReading {
        posts = List.copyOf(posts);
        links = List.copyOf(links);
    }

    public PageReading(PageKind kind, String engine, List<Post> posts, List<PageLink> links) {
        this(kind, engine, posts, links, RobotsMeta.NONE);
    }

    PageReading obeying(RobotsMeta asked) {
        return new PageReading(
                kind, engine, asked.noindex() ? List.of() : posts, asked.nofollow() ? List.of() : links, asked);
    }
}
