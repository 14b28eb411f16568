package org.fener.dashboard.demo;

import java.util.stream.Collectors;

/// The posts of a phpBB topic, on its pages and in its print view.
final class PhpBbPosts {

    private static final String PRINTED = "EEE MMM dd, yyyy HH:mm";

    private final Template post = Template.of("phpbb/post");
    private final Template quote = Template.of("phpbb/quote");
    private final Template notice = Template.of("phpbb/notice");
    private final Template print = Template.of("phpbb/print");
    private final Template printPost = Template.of("phpbb/print-post");

    String markup(ShownPost shown, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        return post.fill(
                "id", shown.id(),
                "shade", shown.position() % 2 == 0 ? "bg1" : "bg2",
                "member", view.site().memberNumber(shown.by()),
                "by", shown.by(),
                "count", view.site().postsBy(shown.by()),
                "first", shown.position() == 1 ? "class=\"first\"" : "",
                "subject", subject(shown),
                "iso", times.iso(shown.published()),
                "printed", times.as(PRINTED, shown.published()),
                "text", quoted(shown, view) + Html.lines(shown.text()),
                "notice",
                        shown.edited()
                                .map(when -> notice(shown, view, times.iso(when), times.as(PRINTED, when)))
                                .orElse(""));
    }

    /// The whole topic on one page, without the posts' addresses, as phpBB prints it.
    String printed(ShownThread thread, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        String posts = thread.posts().stream()
                .map(shown -> printPost.fill(
                        "subject", subject(shown),
                        "printed", times.as(PRINTED, shown.published()),
                        "by", shown.by(),
                        "text", quoted(shown, view) + Html.lines(shown.text())))
                .collect(Collectors.joining());
        return print.fill(
                "board", view.site().title(),
                "title", thread.title(),
                "canonical", view.url("/viewtopic.php?t=" + thread.id()),
                "posts", posts);
    }

    private static String subject(ShownPost shown) {
        return (shown.position() == 1 ? "" : "Re: ") + shown.thread().title();
    }

    private String quoted(ShownPost shown, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        return shown.post()
                .quotes()
                .flatMap(view::post)
                .map(source -> quote.fill(
                                "member", view.site().memberNumber(source.by()),
                                "by", source.by(),
                                "id", source.id(),
                                "printed", times.as(PRINTED, source.published()),
                                "text", Html.lines(source.text()))
                        .strip())
                .orElse("");
    }

    private String notice(ShownPost shown, SiteView view, String iso, String printed) {
        return notice.fill(
                "member", view.site().memberNumber(shown.by()), "by", shown.by(), "iso", iso, "printed", printed);
    }
}
