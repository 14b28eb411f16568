package org.fener.dashboard.demo;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A newspaper with an engine of its own: articles with their text in JSON-LD, an Atom feed with teasers and tag URIs.
final class AtomNewsEngine implements Engine {

    private static final int ARTICLES_A_PAGE = 9;
    private static final int ENTRIES_IN_FEED = 12;
    private static final String PRINTED = "d MMMM yyyy HH:mm 'UTC'";

    private final Template page = Template.of("atom-news/page");
    private final Template card = Template.of("atom-news/card");
    private final Template article = Template.of("atom-news/article");
    private final Template feed = Template.of("atom-news/feed.xml");
    private final Template entry = Template.of("atom-news/entry.xml");

    @Override
    public URI permalink(ShownPost post, SiteView view) {
        return URI.create(view.url(path(post)));
    }

    private static String path(ShownPost post) {
        return "/article/" + post.id() + "/" + Slug.latin(post.thread().title());
    }

    @Override
    public Page answer(Ask ask, SiteView view) {
        List<String> parts = ask.parts();
        String area = parts.isEmpty() ? "" : parts.getFirst();
        return switch (area) {
            case "" -> list(ask, view, "").orElseGet(() -> missing(view));
            case "front" -> new Page.Moved(301, "/");
            case "section" ->
                parts.size() == 2 ? list(ask, view, parts.get(1)).orElseGet(() -> missing(view)) : missing(view);
            case "article" -> parts.size() > 1 ? article(parts, view).orElseGet(() -> missing(view)) : missing(view);
            case "a" -> parts.size() == 2 ? shortLink(parts.get(1), view) : missing(view);
            case "print" -> parts.size() == 2 ? print(parts.get(1), view) : missing(view);
            case "atom.xml" -> new Page.Found("application/atom+xml; charset=utf-8", feed(view), view.changed());
            default -> missing(view);
        };
    }

    private Page missing(SiteView view) {
        return new Page.Missing(
                404,
                framed(view, "Not found", "/", "", "<h1>Not found</h1><p>We may have printed it, but not here.</p>"));
    }

    private Page shortLink(String id, SiteView view) {
        return view.post(id).<Page>map(post -> new Page.Moved(302, path(post))).orElseGet(() -> missing(view));
    }

    private Page print(String id, SiteView view) {
        return view.thread(id)
                .map(shown -> Page.html(
                        "<!doctype html><meta charset=\"utf-8\"><title>" + Html.text(shown.title()) + "</title><h1>"
                                + Html.text(shown.title()) + "</h1>"
                                + Html.paragraphs(shown.first().text()),
                        shown.changed()))
                .orElseGet(() -> missing(view));
    }

    private Optional<Page> list(Ask ask, SiteView view, String section) {
        if (!section.isEmpty() && !view.site().sections().containsKey(section)) return Optional.empty();
        List<ShownThread> articles = section.isEmpty() ? view.newest() : view.newestOf(section);
        String title = section.isEmpty() ? "Today" : view.site().sectionTitle(section);
        String address = section.isEmpty() ? "/" : "/section/" + section;
        return Paging.of(articles, ask.number("page").orElse(1), ARTICLES_A_PAGE)
                .map(shown -> {
                    String cards = shown.items().stream()
                            .map(thread -> card(thread.first(), view))
                            .collect(Collectors.joining());
                    String next = shown.hasNext()
                            ? "<p class=\"older\"><a rel=\"next\" href=\"" + address + "?page=" + (shown.number() + 1)
                                    + "\">Older stories</a></p>"
                            : "";
                    String self = shown.number() == 1 ? address : address + "?page=" + shown.number();
                    return Page.html(
                            framed(view, title, self, "", "<h1>" + Html.text(title) + "</h1>" + cards + next),
                            view.changed());
                });
    }

    private String card(ShownPost post, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        return card.fill(
                "href", path(post),
                "title", post.thread().title(),
                "teaser", post.teaser(110),
                "by", post.by(),
                "iso", times.iso(post.published()),
                "printed", times.as(PRINTED, post.published()));
    }

    private Optional<Page> article(List<String> parts, SiteView view) {
        return view.thread(parts.get(1))
                .map(shown -> path(shown.first()).equals("/" + String.join("/", parts))
                        ? article(shown, view)
                        : new Page.Moved(301, path(shown.first())));
    }

    private Page article(ShownThread shown, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        ShownPost post = shown.first();
        String updated = post.edited()
                .map(when ->
                        " · Updated <time datetime=\"" + times.iso(when) + "\">" + times.as(PRINTED, when) + "</time>")
                .orElse("");
        String body = article.fill(
                "section", shown.thread().section(),
                "sectionTitle", view.site().sectionTitle(shown.thread().section()),
                "title", shown.title(),
                "by", post.by(),
                "iso", times.iso(post.published()),
                "printed", times.as(PRINTED, post.published()),
                "updated", updated,
                "text", Html.paragraphs(post.text()),
                "id", post.id());
        return Page.html(framed(view, shown.title(), path(post), structuredData(post, view), body), shown.changed());
    }

    private String structuredData(ShownPost post, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        return Json.script(Json.object(
                "@context", "https://schema.org",
                "@type", "NewsArticle",
                "mainEntityOfPage", permalink(post, view).toString(),
                "headline", post.thread().title(),
                "datePublished", times.iso(post.published()),
                "dateModified", times.iso(post.changed()),
                "author", List.of(Json.object("@type", "Person", "name", post.by())),
                "publisher",
                        Json.object(
                                "@type",
                                "NewsMediaOrganization",
                                "name",
                                view.site().title()),
                "articleBody", post.text()));
    }

    private String feed(SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        String entries = view.newest().stream()
                .limit(ENTRIES_IN_FEED)
                .map(ShownThread::first)
                .map(post -> entry.fill(
                        "id", post.id(),
                        "title", post.thread().title(),
                        "link", permalink(post, view),
                        "published", times.iso(post.published()),
                        "updated", times.iso(post.changed()),
                        "by", post.by(),
                        "section", post.thread().section(),
                        "sectionTitle", view.site().sectionTitle(post.thread().section()),
                        "teaser", post.teaser(110)))
                .collect(Collectors.joining());
        return feed.fill(
                "site", view.site().title(),
                "tagline", view.site().tagline(),
                "self", view.url("/atom.xml"),
                "home", view.url("/"),
                "updated", times.iso(view.changed()),
                "entries", entries);
    }

    private String framed(SiteView view, String title, String self, String head, String body) {
        String menu = view.site().sections().entrySet().stream()
                .map(section -> "<li><a href=\"/section/" + section.getKey() + "\">" + Html.text(section.getValue())
                        + "</a></li>")
                .collect(Collectors.joining());
        return page.fill(
                "title", title,
                "site", view.site().title(),
                "tagline", view.site().tagline(),
                "canonical", view.url(self),
                "head", head,
                "menu", menu,
                "body", body);
    }
}
