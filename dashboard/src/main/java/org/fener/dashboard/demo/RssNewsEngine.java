package org.fener.dashboard.demo;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A newspaper on WordPress: article pages with JSON-LD in a graph, categories, an RSS feed with whole texts.
final class RssNewsEngine implements Engine {

    private static final int ARTICLES_A_PAGE = 8;
    private static final int ITEMS_IN_FEED = 15;
    private static final String PRINTED = "d MMMM yyyy, HH:mm";

    private final Template page = Template.of("rss-news/page");
    private final Template entry = Template.of("rss-news/entry");
    private final Template article = Template.of("rss-news/article");
    private final Template feed = Template.of("rss-news/feed.xml");
    private final Template item = Template.of("rss-news/item.xml");

    @Override
    public URI permalink(ShownPost post, SiteView view) {
        return URI.create(view.url(path(post)));
    }

    private static String path(ShownPost post) {
        return "/novini/" + post.id() + "-" + Slug.latin(post.thread().title()) + "/";
    }

    @Override
    public Page answer(Ask ask, SiteView view) {
        List<String> parts = ask.parts();
        String area = parts.isEmpty() ? "" : parts.getFirst();
        return switch (area) {
            case "" ->
                ask.value("p").isPresent()
                        ? shortLink(ask, view)
                        : list(view, "", 1).orElseGet(() -> missing(view));
            case "page" -> list(view, "", pageNumber(parts, 0)).orElseGet(() -> missing(view));
            case "category" ->
                parts.size() > 1
                        ? list(view, parts.get(1), pageNumber(parts, 2)).orElseGet(() -> missing(view))
                        : missing(view);
            case "novini" -> article(parts, view).orElseGet(() -> missing(view));
            case "feed" -> new Page.Found("application/rss+xml; charset=UTF-8", feed(view), view.changed());
            case "wp-admin" ->
                Page.html(
                        framed(view, "Вход", "/", "login", "", "<p>Потребител и парола, моля.</p>"),
                        view.story().began(1));
            default -> missing(view);
        };
    }

    private Page missing(SiteView view) {
        String body =
                "<section class=\"error-404 not-found\"><h1 class=\"page-title\">Опа! Тази страница не може да бъде намерена.</h1></section>";
        return new Page.Missing(404, framed(view, "Страницата не е намерена", "/", "error404", "", body));
    }

    private Page shortLink(Ask ask, SiteView view) {
        return ask.value("p")
                .flatMap(view::post)
                .<Page>map(post -> new Page.Moved(301, path(post)))
                .orElseGet(() -> missing(view));
    }

    private static int pageNumber(List<String> parts, int at) {
        if (parts.size() <= at) return 1;
        return parts.get(at).equals("page") && parts.size() > at + 1
                ? Ask.numberIn(parts.get(at + 1)).orElse(0)
                : 0;
    }

    private Optional<Page> list(SiteView view, String section, int number) {
        if (!section.isEmpty() && !view.site().sections().containsKey(section)) return Optional.empty();
        List<ShownThread> articles = section.isEmpty() ? view.newest() : view.newestOf(section);
        String title = section.isEmpty() ? view.site().title() : view.site().sectionTitle(section);
        String address = section.isEmpty() ? "/" : "/category/" + section + "/";
        return Paging.of(articles, number, ARTICLES_A_PAGE).map(shown -> {
            String entries = shown.items().stream()
                    .map(thread -> entry(thread.first(), view))
                    .collect(Collectors.joining());
            String older = shown.hasNext()
                    ? "<nav class=\"navigation posts-navigation\"><div class=\"nav-previous\"><a href=\"" + address
                            + "page/" + (number + 1) + "/\">Стари публикации</a></div></nav>"
                    : "";
            String self = number == 1 ? address : address + "page/" + number + "/";
            return Page.html(framed(view, title, self, "archive", "", entries + older), view.changed());
        });
    }

    private String entry(ShownPost post, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        return entry.fill(
                "id", post.id(),
                "section", post.thread().section(),
                "href", permalink(post, view),
                "title", post.thread().title(),
                "iso", times.iso(post.published()),
                "printed", times.as(PRINTED, post.published()),
                "teaser", post.teaser(120));
    }

    private Optional<Page> article(List<String> parts, SiteView view) {
        String name = parts.size() == 2 ? parts.get(1) : "";
        String id = name.contains("-") ? name.substring(0, name.indexOf('-')) : name;
        return view.thread(id)
                .map(shown -> path(shown.first()).equals("/novini/" + name + "/")
                        ? article(shown, view)
                        : new Page.Moved(301, path(shown.first())));
    }

    private Page article(ShownThread shown, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        ShownPost post = shown.first();
        String updated = post.edited()
                .map(when -> "<time class=\"updated\" datetime=\"" + times.iso(when) + "\">" + times.as(PRINTED, when)
                        + "</time>")
                .orElse("");
        String body = article.fill(
                "id", post.id(),
                "section", shown.thread().section(),
                "sectionTitle", view.site().sectionTitle(shown.thread().section()),
                "title", shown.title(),
                "href", permalink(post, view),
                "iso", times.iso(post.published()),
                "printed", times.as(PRINTED, post.published()),
                "updated", updated,
                "member", view.site().memberNumber(post.by()),
                "by", post.by(),
                "text", Html.paragraphs(post.text()),
                "older", older(shown, view));
        return Page.html(
                framed(view, shown.title(), path(post), "single single-post", head(post, view), body), shown.changed());
    }

    private static String older(ShownThread shown, SiteView view) {
        List<ShownThread> all = view.newest();
        int next = all.indexOf(shown) + 1;
        if (next >= all.size()) return "";
        ShownThread older = all.get(next);
        return "<div class=\"nav-previous\"><a href=\"" + path(older.first()) + "\" rel=\"prev\">"
                + Html.text(older.title()) + "</a></div>";
    }

    private String head(ShownPost post, SiteView view) {
        return graph(post, view) + "\n<link rel=\"shortlink\" href=\"" + view.url("/?p=" + post.id()) + "\" />";
    }

    private String graph(ShownPost post, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        String url = permalink(post, view).toString();
        return Json.script(Json.object(
                "@context",
                "https://schema.org",
                "@graph",
                List.of(
                        Json.object(
                                "@type", "NewsArticle",
                                "@id", url + "#article",
                                "isPartOf", Json.object("@id", url),
                                "author", Json.object("name", post.by(), "@type", "Person"),
                                "headline", post.thread().title(),
                                "datePublished", PrintedTime.isoInUtc(post.published()),
                                "dateModified", PrintedTime.isoInUtc(post.changed()),
                                "mainEntityOfPage", Json.object("@id", url),
                                "articleSection",
                                        List.of(view.site()
                                                .sectionTitle(post.thread().section())),
                                "inLanguage", "bg-BG"),
                        Json.object(
                                "@type",
                                "WebPage",
                                "@id",
                                url,
                                "url",
                                url,
                                "name",
                                post.thread().title(),
                                "datePublished",
                                times.iso(post.published())),
                        Json.object(
                                "@type",
                                "WebSite",
                                "@id",
                                view.url("/#website"),
                                "url",
                                view.url("/"),
                                "name",
                                view.site().title()))));
    }

    private String feed(SiteView view) {
        String items = view.newest().stream()
                .limit(ITEMS_IN_FEED)
                .map(ShownThread::first)
                .map(post -> item.fill(
                        "title", post.thread().title(),
                        "link", permalink(post, view),
                        "by", post.by(),
                        "date", PrintedTime.rfc1123(post.published()).replace("GMT", "+0000"),
                        "category", view.site().sectionTitle(post.thread().section()),
                        "guid", view.url("/?p=" + post.id()),
                        "teaser", "<p>" + Html.text(post.teaser(120)) + "</p>",
                        "content", Html.paragraphs(post.text())))
                .collect(Collectors.joining());
        return feed.fill(
                "site", view.site().title(),
                "self", view.url("/feed/"),
                "home", view.base(),
                "tagline", view.site().tagline(),
                "built", PrintedTime.rfc1123(view.changed()).replace("GMT", "+0000"),
                "items", items);
    }

    private String framed(SiteView view, String title, String self, String kind, String head, String body) {
        String menu = view.site().sections().entrySet().stream()
                .map(section -> "<li class=\"menu-item\"><a href=\"/category/" + section.getKey() + "/\">"
                        + Html.text(section.getValue()) + "</a></li>")
                .collect(Collectors.joining());
        String recent = view.newest().stream()
                .filter(thread -> thread.thread().posts().getFirst().chapter() == 1)
                .limit(5)
                .map(thread ->
                        "<li><a href=\"" + path(thread.first()) + "\">" + Html.text(thread.title()) + "</a></li>")
                .collect(Collectors.joining());
        return page.fill(
                "title", title,
                "site", view.site().title(),
                "tagline", view.site().tagline(),
                "canonical", view.url(self),
                "feed", view.url("/feed/"),
                "kind", kind,
                "head", head,
                "menu", menu,
                "body", body,
                "recent", recent);
    }
}
