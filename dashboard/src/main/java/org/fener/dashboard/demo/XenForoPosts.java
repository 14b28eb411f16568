package org.fener.dashboard.demo;

import java.util.Locale;

/// The posts of a XenForo thread, and the thread's schema.org data in its head.
final class XenForoPosts {

    private final Template post = Template.of("xenforo/post");
    private final Template quote = Template.of("xenforo/quote");

    String markup(ShownPost shown, SiteView view) {
        XenForoTimes times = new XenForoTimes(view.site());
        int member = view.site().memberNumber(shown.by());
        return post.fill(
                "id", shown.id(),
                "by", shown.by(),
                "itemid", view.url("/posts/" + shown.id() + "/"),
                "thread", view.url(XenForoEngine.threadPath(shown.thread())),
                "person", view.url("/members/" + member + "/"),
                "member", member,
                "initial", shown.by().substring(0, 1).toUpperCase(Locale.ROOT),
                "href", XenForoEngine.postPath(shown),
                "time", times.element(shown.published(), "u-dt", " itemprop=\"datePublished\""),
                "position", shown.position(),
                "printed", times.printed(shown.published()),
                "text", quoted(shown, view) + Html.lines(shown.text()),
                "edited",
                        shown.edited()
                                .map(when -> "<div class=\"message-lastEdit\">Last edited: "
                                        + times.element(when, "u-dt", " itemprop=\"dateModified\"") + "</div>")
                                .orElse(""));
    }

    private String quoted(ShownPost shown, SiteView view) {
        return shown.post()
                .quotes()
                .flatMap(view::post)
                .map(source -> quote.fill(
                                "member", view.site().memberNumber(source.by()),
                                "by", source.by(),
                                "id", source.id(),
                                "text", Html.lines(source.text()))
                        .strip())
                .orElse("");
    }

    /// The thread as one DiscussionForumPosting with the text of its first post, as the engine states it on each page.
    String structuredData(ShownThread shown, SiteView view) {
        XenForoTimes times = new XenForoTimes(view.site());
        String url = view.url(XenForoEngine.threadPath(shown.thread()));
        return Json.script(Json.object(
                "@context", "https://schema.org",
                "@type", "DiscussionForumPosting",
                "@id", url,
                "headline", shown.title(),
                "articleBody", shown.first().text(),
                "articleSection", view.site().sectionTitle(shown.thread().section()),
                "author", Json.object("@type", "Person", "name", shown.first().by()),
                "datePublished", times.iso(shown.first().published()),
                "dateModified", times.iso(shown.last().published()),
                "url", url));
    }
}
