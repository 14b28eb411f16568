package org.fener.dashboard.demo;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fener.dashboard.store.Sha256;

/// A board on phpBB 3.3: boards, topic pages, a print view, and session ids in some of the links.
final class PhpBbEngine implements Engine {

    private static final int POSTS_A_PAGE = 5;
    private static final int TOPICS_A_PAGE = 6;
    private static final String PRINTED = "EEE MMM dd, yyyy HH:mm";

    private final Template page = Template.of("phpbb/page");
    private final Template index = Template.of("phpbb/index");
    private final Template board = Template.of("phpbb/board");
    private final Template forum = Template.of("phpbb/forum");
    private final Template topicRow = Template.of("phpbb/topic-row");
    private final Template topic = Template.of("phpbb/topic");
    private final Template message = Template.of("phpbb/message");
    private final PhpBbPosts posts = new PhpBbPosts();

    @Override
    public URI permalink(ShownPost post, SiteView view) {
        return URI.create(view.url("/viewtopic.php?p=" + post.id() + "#p" + post.id()));
    }

    @Override
    public Page answer(Ask ask, SiteView view) {
        return switch (ask.path()) {
            case "/", "/index.php" -> Page.html(indexPage(ask, view), view.changed());
            case "/forum/", "/forum" -> new Page.Moved(301, "/index.php");
            case "/viewforum.php" -> forumPage(ask, view).orElseGet(() -> missing(ask, view));
            case "/viewtopic.php" -> topicPage(ask, view).orElseGet(() -> missing(ask, view));
            case "/memberlist.php" ->
                new Page.Missing(403, told(ask, view, "За да видите потребителски профили, трябва да влезете."));
            case "/ucp.php", "/posting.php", "/search.php" ->
                Page.html(
                        told(ask, view, "Тук се влиза с потребителско име и парола."),
                        view.story().began(1));
            default -> missing(ask, view);
        };
    }

    private Page missing(Ask ask, SiteView view) {
        return new Page.Missing(404, told(ask, view, "Търсената от вас тема или страница не съществува."));
    }

    private String told(Ask ask, SiteView view, String text) {
        return framed(ask, view, "Информация", "", "", "ucp", message.fill("message", text));
    }

    private String indexPage(Ask ask, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        String boards = view.site().sections().keySet().stream()
                .map(section -> boardRow(section, view, times))
                .collect(Collectors.joining());
        return framed(ask, view, "Начало", canonical(view, "/index.php"), "", "index", index.fill("boards", boards));
    }

    private String boardRow(String section, SiteView view, PrintedTime times) {
        List<ShownThread> topics = view.liveliest(section);
        ShownPost last = topics.getFirst().last();
        return board.fill(
                "forum", view.site().sectionNumber(section),
                "title", view.site().sectionTitle(section),
                "topics", topics.size(),
                "posts",
                        topics.stream()
                                .mapToInt(thread -> thread.posts().size())
                                .sum(),
                "lastId", last.id(),
                "lastTitle", last.thread().title(),
                "member", view.site().memberNumber(last.by()),
                "by", last.by(),
                "iso", times.iso(last.published()),
                "printed", times.as(PRINTED, last.published()));
    }

    private Optional<Page> forumPage(Ask ask, SiteView view) {
        int number = ask.number("f").orElse(0);
        return view.site().sections().keySet().stream()
                .filter(section -> view.site().sectionNumber(section) == number)
                .findFirst()
                .flatMap(section -> paging(view.liveliest(section), ask, TOPICS_A_PAGE)
                        .map(topics -> forumPage(ask, view, section, topics)));
    }

    private Page forumPage(Ask ask, SiteView view, String section, Paging<ShownThread> topics) {
        int number = view.site().sectionNumber(section);
        String title = view.site().sectionTitle(section);
        String rows = topics.items().stream()
                .map(thread -> topicRow(ask, view, thread))
                .collect(Collectors.joining());
        String body = forum.fill(
                "forum", number,
                "title", title,
                "total", view.liveliest(section).size(),
                "pages", pageLinks("./viewforum.php?f=" + number, topics, TOPICS_A_PAGE),
                "topics", rows);
        String self = "/viewforum.php?f=" + number + start(topics, TOPICS_A_PAGE);
        return Page.html(framed(ask, view, title, canonical(view, self), "", "viewforum", body), view.changed());
    }

    private String topicRow(Ask ask, SiteView view, ShownThread thread) {
        PrintedTime times = new PrintedTime(view.site());
        boolean withSession = Integer.parseInt(thread.id()) % 3 == 0;
        return topicRow.fill(
                "shade", Integer.parseInt(thread.id()) % 2 == 0 ? "bg1" : "bg2",
                "href", "./viewtopic.php?t=" + thread.id() + (withSession ? "&sid=" + session(ask) : ""),
                "title", thread.title(),
                "starter", view.site().memberNumber(thread.first().by()),
                "by", thread.first().by(),
                "iso", times.iso(thread.first().published()),
                "printed", times.as(PRINTED, thread.first().published()),
                "replies", thread.posts().size() - 1,
                "member", view.site().memberNumber(thread.last().by()),
                "lastBy", thread.last().by(),
                "lastId", thread.last().id(),
                "lastIso", times.iso(thread.last().published()),
                "lastPrinted", times.as(PRINTED, thread.last().published()));
    }

    private Optional<Page> topicPage(Ask ask, SiteView view) {
        Optional<ShownPost> wanted = ask.value("p").flatMap(view::post);
        Optional<ShownThread> thread =
                wanted.map(post -> post.thread().id()).or(() -> ask.value("t")).flatMap(view::thread);
        if (ask.value("view").filter("print"::equals).isPresent())
            return thread.map(shown -> Page.html(posts.printed(shown, view), shown.changed()));
        return thread.flatMap(shown -> wanted.map(
                        post -> Paging.of(shown.posts(), (post.position() - 1) / POSTS_A_PAGE + 1, POSTS_A_PAGE))
                .orElseGet(() -> paging(shown.posts(), ask, POSTS_A_PAGE))
                .map(page -> topicPage(ask, view, shown, page)));
    }

    private Page topicPage(Ask ask, SiteView view, ShownThread thread, Paging<ShownPost> shown) {
        String section = thread.thread().section();
        int number = view.site().sectionNumber(section);
        String body = topic.fill(
                "topic", thread.id(),
                "title", thread.title(),
                "sid", session(ask),
                "total", thread.posts().size(),
                "pages", pageLinks("./viewtopic.php?t=" + thread.id(), shown, POSTS_A_PAGE),
                "posts",
                        shown.items().stream()
                                .map(post -> posts.markup(post, view))
                                .collect(Collectors.joining()),
                "forum", number,
                "forumTitle", view.site().sectionTitle(section));
        String crumb = "<span class=\"crumb\"><a href=\"./viewforum.php?f=" + number + "\"><span>"
                + Html.text(view.site().sectionTitle(section)) + "</span></a></span>";
        String self = "/viewtopic.php?t=" + thread.id() + start(shown, POSTS_A_PAGE);
        return Page.html(
                framed(ask, view, thread.title(), canonical(view, self), crumb, "viewtopic", body), thread.changed());
    }

    private static <T> Optional<Paging<T>> paging(List<T> all, Ask ask, int size) {
        return Paging.of(all, ask.number("start").orElse(0) / size + 1, size);
    }

    private static String start(Paging<?> page, int size) {
        return page.number() == 1 ? "" : "&start=" + (page.number() - 1) * size;
    }

    private static String pageLinks(String address, Paging<?> page, int size) {
        if (page.pages() == 1) return "• Страница <strong>1</strong> от <strong>1</strong>";
        String numbers = IntStream.rangeClosed(1, page.pages())
                .mapToObj(number -> number == page.number()
                        ? "<li class=\"active\"><span>" + number + "</span></li>"
                        : "<li><a class=\"button\" href=\"" + pageAddress(address, number, size) + "\" role=\"button\">"
                                + number + "</a></li>")
                .collect(Collectors.joining("\n"));
        String next = page.hasNext()
                ? "<li class=\"arrow next\"><a class=\"button button-icon-only\" href=\""
                        + pageAddress(address, page.number() + 1, size)
                        + "\" rel=\"next\" role=\"button\"><span class=\"sr-only\">Следваща</span></a></li>"
                : "";
        return "<ul>\n" + numbers + next + "\n</ul>";
    }

    private static String pageAddress(String address, int number, int size) {
        return Html.text(number == 1 ? address : address + "&start=" + (number - 1) * size);
    }

    private static String canonical(SiteView view, String path) {
        return "<link rel=\"canonical\" href=\"" + Html.text(view.url(path)) + "\">";
    }

    private String framed(
            Ask ask, SiteView view, String title, String head, String crumbs, String section, String body) {
        Instant now = view.story().began(view.story().chapter());
        return page.fill(
                "title",
                title + " - " + view.site().title(),
                "head",
                head,
                "section",
                section,
                "board",
                view.site().title(),
                "tagline",
                view.site().tagline(),
                "sid",
                session(ask),
                "crumbs",
                crumbs,
                "body",
                body,
                "offset",
                new PrintedTime(view.site()).offset(now));
    }

    /// Another session id for every address asked for: whoever keeps it in links walks in circles.
    private static String session(Ask ask) {
        return Sha256.of(ask.target()).substring(0, 32);
    }
}
