package org.fener.dashboard.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// A microblog of several authors: a stream of h-entries, one page for each note, and a JSON Feed of several pages.
final class JsonBlogEngine implements Engine {

    private static final int NOTES_A_PAGE = 15;
    private static final int ITEMS_A_PAGE = 20;

    private final Template page = Template.of("json-blog/page");
    private final Template note = Template.of("json-blog/note");

    @Override
    public URI permalink(ShownPost post, SiteView view) {
        return URI.create(view.url("/notes/" + post.id()));
    }

    @Override
    public Page answer(Ask ask, SiteView view) {
        List<String> parts = ask.parts();
        String area = parts.isEmpty() ? "" : parts.getFirst();
        return switch (area) {
            case "" -> stream(view, 1).orElseGet(() -> missing(view));
            case "home" -> new Page.Moved(301, "/");
            case "page" ->
                (parts.size() == 2 ? stream(view, Ask.numberIn(parts.get(1)).orElse(0)) : Optional.<Page>empty())
                        .orElseGet(() -> missing(view));
            case "notes" -> parts.size() == 2 ? note(parts.get(1), view) : missing(view);
            case "feed.json" -> feed(ask, view).orElseGet(() -> missing(view));
            case "drafts" ->
                Page.html(
                        framed(view, "Drafts", "/drafts/", "<p>Nothing finished here.</p>"),
                        view.story().began(1));
            default -> missing(view);
        };
    }

    private Page missing(SiteView view) {
        return new Page.Missing(
                404, framed(view, "Not here", "/", "<p>No such note. Perhaps it was never written.</p>"));
    }

    private Optional<Page> stream(SiteView view, int number) {
        return Paging.of(view.newest(), number, NOTES_A_PAGE).map(shown -> {
            String notes = shown.items().stream()
                    .map(thread -> markup(thread.first(), view))
                    .collect(Collectors.joining());
            String older = shown.hasNext()
                    ? "<nav><a rel=\"next\" href=\"/page/" + (number + 1) + "\">Older notes</a></nav>"
                    : "";
            String self = number == 1 ? "/" : "/page/" + number;
            return Page.html(framed(view, view.site().title(), self, notes + older), view.changed());
        });
    }

    private Page note(String id, SiteView view) {
        if (view.wasTakenDown(id))
            return new Page.Missing(410, framed(view, "Gone", "/", "<p>The author took this note down.</p>"));
        return view.thread(id)
                .map(shown -> Page.html(
                        framed(view, shown.first().teaser(40), "/notes/" + id, markup(shown.first(), view)),
                        shown.changed()))
                .orElseGet(() -> missing(view));
    }

    private String markup(ShownPost post, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        String lang = post.post().lang();
        boolean rightToLeft = lang.equals("ar") || lang.equals("fa");
        return note.fill(
                "id", post.id(),
                "member", view.site().memberNumber(post.by()),
                "by", post.by(),
                "lang", lang,
                "dir", rightToLeft ? " dir=\"rtl\"" : "",
                "text", Html.paragraphs(post.text()),
                "permalink", permalink(post, view),
                "iso", times.iso(post.published()),
                "printed", times.as("d MMM yyyy, HH:mm", post.published()));
    }

    private Optional<Page> feed(Ask ask, SiteView view) {
        OptionalInt asked = ask.number("page");
        return Paging.of(view.newest(), asked.orElse(1), ITEMS_A_PAGE).map(shown -> {
            Map<String, Object> feed = Json.object(
                    "version", "https://jsonfeed.org/version/1.1",
                    "title", view.site().title(),
                    "description", view.site().tagline(),
                    "home_page_url", view.url("/"),
                    "feed_url", view.url("/feed.json"));
            if (shown.hasNext()) feed.put("next_url", view.url("/feed.json?page=" + (shown.number() + 1)));
            feed.put(
                    "items",
                    shown.items().stream()
                            .map(thread -> item(thread.first(), view))
                            .toList());
            return new Page.Found("application/feed+json; charset=utf-8", Json.text(feed), view.changed());
        });
    }

    private Map<String, Object> item(ShownPost post, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        String permalink = permalink(post, view).toString();
        Map<String, Object> item = Json.object(
                "id", permalink,
                "url", permalink,
                "content_html", Html.paragraphs(post.text()),
                "date_published", times.iso(post.published()),
                "authors", List.of(Json.object("name", post.by())),
                "language", post.post().lang());
        post.edited().ifPresent(when -> item.put("date_modified", times.iso(when)));
        return item;
    }

    private String framed(SiteView view, String title, String self, String body) {
        return page.fill(
                "title", title,
                "site", view.site().title(),
                "tagline", view.site().tagline(),
                "canonical", view.url(self),
                "body", body);
    }
}
