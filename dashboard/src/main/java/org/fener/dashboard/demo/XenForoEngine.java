package org.fener.dashboard.demo;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A forum on XenForo 2.2: nodes, threads of several pages, and post addresses that redirect into their thread.
final class XenForoEngine implements Engine {

    private static final int POSTS_A_PAGE = 5;
    private static final int THREADS_A_PAGE = 8;

    private final Template page = Template.of("xenforo/page");
    private final Template node = Template.of("xenforo/node");
    private final Template forum = Template.of("xenforo/forum");
    private final Template threadRow = Template.of("xenforo/thread-row");
    private final Template thread = Template.of("xenforo/thread");
    private final XenForoPosts posts = new XenForoPosts();

    @Override
    public URI permalink(ShownPost post, SiteView view) {
        return URI.create(view.url(postPath(post)));
    }

    static String threadPath(DemoThread thread) {
        return "/threads/" + Slug.anyScript(thread.title()) + "." + thread.id() + "/";
    }

    static String postPath(ShownPost post) {
        return threadPath(post.thread()) + "post-" + post.id();
    }

    @Override
    public Page answer(Ask ask, SiteView view) {
        List<String> parts = ask.parts();
        String area = parts.isEmpty() ? "" : parts.getFirst();
        return switch (area) {
            case "" -> nodes(view);
            case "forums" -> forum(parts, view).orElseGet(() -> missing(view));
            case "threads" -> thread(ask, parts, view).orElseGet(() -> missing(view));
            case "posts" -> post(parts, view).orElseGet(() -> missing(view));
            case "goto" ->
                ask.value("id").flatMap(view::post).map(post -> jump(post)).orElseGet(() -> missing(view));
            case "members" -> new Page.Missing(403, told(view, "You must be logged-in to do that."));
            case "login", "account", "search" ->
                Page.html(
                        told(view, "Log in: name or email address, password."),
                        view.story().began(1));
            case "whats-new" ->
                Page.html(
                        told(view, "New posts are shown to members."),
                        view.story().began(1));
            default -> missing(view);
        };
    }

    private Page missing(SiteView view) {
        return new Page.Missing(404, told(view, "The requested page could not be found."));
    }

    private String told(SiteView view, String message) {
        String body = "<div class=\"blockMessage\">" + Html.text(message) + "</div>";
        return framed(view, "error", "", "Oops! We ran into some problems.", "", body);
    }

    private Page nodes(SiteView view) {
        XenForoTimes times = new XenForoTimes(view.site());
        String nodes = view.site().sections().keySet().stream()
                .map(section -> nodeRow(section, view, times))
                .collect(Collectors.joining());
        String body =
                "<div class=\"block block--category block--category1\"><div class=\"block-container\"><h2 class=\"block-header\">"
                        + "<a href=\"/\">Main</a></h2><div class=\"block-body\">" + nodes + "</div></div></div>";
        String head = "<link rel=\"canonical\" href=\"" + view.url("/") + "\" />";
        return Page.html(framed(view, "forum_list", "", view.site().title(), head, body), view.changed());
    }

    private String nodeRow(String section, SiteView view, XenForoTimes times) {
        List<ShownThread> threads = view.liveliest(section);
        ShownPost last = threads.getFirst().last();
        return node.fill(
                "id", view.site().sectionNumber(section),
                "href", forumPath(section, view),
                "title", view.site().sectionTitle(section),
                "threads", threads.size(),
                "messages",
                        threads.stream().mapToInt(shown -> shown.posts().size()).sum(),
                "lastHref", postPath(last),
                "lastTitle", last.thread().title(),
                "time", times.element(last.published(), "node-extra-date u-dt"),
                "member", view.site().memberNumber(last.by()),
                "by", last.by());
    }

    private static String forumPath(String section, SiteView view) {
        return "/forums/" + Slug.latin(view.site().sectionTitle(section)) + "."
                + view.site().sectionNumber(section) + "/";
    }

    private Optional<Page> forum(List<String> parts, SiteView view) {
        if (parts.size() < 2) return Optional.empty();
        OptionalInt number = Ask.numberIn(parts.get(1).substring(parts.get(1).lastIndexOf('.') + 1));
        return view.site().sections().keySet().stream()
                .filter(section -> number.isPresent() && view.site().sectionNumber(section) == number.getAsInt())
                .findFirst()
                .flatMap(section -> Paging.of(view.liveliest(section), pageNumber(parts), THREADS_A_PAGE)
                        .map(threads -> forum(section, threads, view)));
    }

    private Page forum(String section, Paging<ShownThread> threads, SiteView view) {
        String path = forumPath(section, view);
        String rows = threads.items().stream().map(shown -> row(shown, view)).collect(Collectors.joining());
        String body = forum.fill("pages", pageLinks(path, threads), "threads", rows);
        String content = "forum-" + view.site().sectionNumber(section);
        return Page.html(
                framed(
                        view,
                        "forum_view",
                        content,
                        view.site().sectionTitle(section),
                        canonical(view, path, threads),
                        body),
                view.changed());
    }

    private String row(ShownThread shown, SiteView view) {
        XenForoTimes times = new XenForoTimes(view.site());
        return threadRow.fill(
                "id", shown.id(),
                "by", shown.first().by(),
                "href", threadPath(shown.thread()),
                "title", shown.title(),
                "member", view.site().memberNumber(shown.first().by()),
                "time", times.element(shown.first().published(), "u-dt"),
                "replies", shown.posts().size() - 1,
                "lastTime", times.element(shown.last().published(), "structItem-latestDate u-dt"),
                "lastMember", view.site().memberNumber(shown.last().by()),
                "lastBy", shown.last().by());
    }

    private Optional<Page> thread(Ask ask, List<String> parts, SiteView view) {
        if (parts.size() < 2) return Optional.empty();
        String name = parts.get(1);
        Optional<ShownThread> found = view.thread(name.substring(name.lastIndexOf('.') + 1));
        String rest = parts.size() > 2 ? parts.get(2) : "";
        if (rest.startsWith("post-"))
            return found.flatMap(shown -> view.post(rest.substring("post-".length())))
                    .map(this::jump);
        if (rest.equals("latest")) return found.map(shown -> new Page.Moved(303, postPath(shown.last())));
        return found.flatMap(shown -> {
            String path = threadPath(shown.thread());
            if (!ask.path().startsWith(URI.create(path).getPath())) return Optional.of(new Page.Moved(301, path));
            return Paging.of(shown.posts(), pageNumber(parts), POSTS_A_PAGE).map(page -> thread(shown, page, view));
        });
    }

    private Page thread(ShownThread shown, Paging<ShownPost> page, SiteView view) {
        String path = threadPath(shown.thread());
        String body = thread.fill(
                "id", shown.id(),
                "pages", pageLinks(path, page),
                "posts",
                        page.items().stream()
                                .map(post -> posts.markup(post, view))
                                .collect(Collectors.joining()));
        String head = canonical(view, path, page) + "\n" + posts.structuredData(shown, view);
        return Page.html(
                framed(view, "thread_view", "thread-" + shown.id(), shown.title(), head, body), shown.changed());
    }

    private Optional<Page> post(List<String> parts, SiteView view) {
        boolean needsLogin = parts.size() > 2;
        if (needsLogin) return Optional.of(new Page.Missing(403, told(view, "You must be logged-in to do that.")));
        return Optional.of(parts)
                .filter(all -> all.size() == 2)
                .flatMap(all -> view.post(all.get(1)))
                .map(this::jump);
    }

    private Page jump(ShownPost post) {
        int number = (post.position() - 1) / POSTS_A_PAGE + 1;
        String page = number == 1 ? "" : "page-" + number;
        return new Page.Moved(301, threadPath(post.thread()) + page + "#post-" + post.id());
    }

    private static int pageNumber(List<String> parts) {
        if (parts.size() < 3) return 1;
        String last = parts.get(2);
        return last.startsWith("page-")
                ? Ask.numberIn(last.substring("page-".length())).orElse(0)
                : 0;
    }

    private static String canonical(SiteView view, String path, Paging<?> page) {
        String self = page.number() == 1 ? path : path + "page-" + page.number();
        return "<link rel=\"canonical\" href=\"" + view.url(self) + "\" />"
                + (page.hasNext() ? "<link rel=\"next\" href=\"" + path + "page-" + (page.number() + 1) + "\" />" : "");
    }

    private static String pageLinks(String path, Paging<?> page) {
        if (page.pages() == 1) return "";
        String numbers = IntStream.rangeClosed(1, page.pages())
                .mapToObj(number -> "<li class=\"pageNav-page "
                        + (number == page.number() ? "pageNav-page--current " : "") + "\"><a href=\"" + path
                        + (number == 1 ? "" : "page-" + number) + "\">" + number + "</a></li>")
                .collect(Collectors.joining());
        String next = page.hasNext()
                ? "<a href=\"" + path + "page-" + (page.number() + 1)
                        + "\" class=\"pageNav-jump pageNav-jump--next\">Next</a>"
                : "";
        return "<div class=\"block-outer-main\"><nav class=\"pageNavWrapper pageNavWrapper--mixed \"><div class=\"pageNav\">"
                + "<ul class=\"pageNav-main\">" + numbers + "</ul>" + next + "</div></nav></div>";
    }

    private String framed(SiteView view, String template, String content, String title, String head, String body) {
        return page.fill(
                "template",
                template,
                "container",
                "node-1",
                "content",
                content,
                "title",
                title,
                "board",
                view.site().title(),
                "tagline",
                view.site().tagline(),
                "head",
                head,
                "crumbs",
                "<li itemprop=\"itemListElement\" itemscope itemtype=\"https://schema.org/ListItem\"><a href=\"/\" itemprop=\"item\"><span itemprop=\"name\">Forums</span></a></li>",
                "description",
                "",
                "body",
                body);
    }
}
