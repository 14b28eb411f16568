package org.fener.dashboard.demo;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.fener.dashboard.store.Sha256;

/// Public channels as a messenger previews them on the web: `/s/<channel>`, older messages with `?before=`.
///
/// A section of the site is a channel.
final class TelegramEngine implements Engine {

    private static final int MESSAGES_A_PAGE = 10;

    private final Template channel = Template.of("telegram/channel");
    private final Template message = Template.of("telegram/message");
    private final Template landing = Template.of("telegram/landing");
    private final Template error = Template.of("telegram/error");

    @Override
    public URI permalink(ShownPost post, SiteView view) {
        return URI.create(view.url("/" + post.thread().section() + "/" + post.id()));
    }

    @Override
    public Page answer(Ask ask, SiteView view) {
        List<String> parts = ask.parts();
        if (parts.isEmpty())
            return new Page.Moved(
                    302, "/s/" + view.site().sections().keySet().iterator().next());
        boolean preview = parts.getFirst().equals("s") && parts.size() > 1;
        String name = preview ? parts.get(1) : parts.getFirst();
        if (name.equals("share"))
            return Page.html(
                    error.fill("message", "Choose a chat to share to."),
                    view.story().began(1));
        if (!view.site().sections().containsKey(name))
            return new Page.Missing(404, error.fill("message", "There is no such channel."));
        OptionalInt id = parts.size() > (preview ? 2 : 1) ? Ask.numberIn(parts.getLast()) : OptionalInt.empty();
        return preview ? history(ask, view, name, id) : landing(view, name, id);
    }

    private Page history(Ask ask, SiteView view, String name, OptionalInt around) {
        List<ShownPost> all = messages(view, name);
        int before = around.isPresent()
                ? around.getAsInt() + MESSAGES_A_PAGE / 2
                : ask.number("before").orElse(Integer.MAX_VALUE);
        List<ShownPost> older =
                all.stream().filter(post -> number(post) < before).toList();
        OptionalInt after = ask.number("after");
        List<ShownPost> shown = after.isPresent()
                ? all.stream()
                        .filter(post -> number(post) > after.getAsInt())
                        .limit(MESSAGES_A_PAGE)
                        .toList()
                : older.subList(Math.max(0, older.size() - MESSAGES_A_PAGE), older.size());
        return Page.html(history(view, name, all, shown), view.changed());
    }

    private String history(SiteView view, String name, List<ShownPost> all, List<ShownPost> shown) {
        boolean hasOlder = !shown.isEmpty() && number(shown.getFirst()) > number(all.getFirst());
        boolean hasNewer = !shown.isEmpty() && number(shown.getLast()) < number(all.getLast());
        String older = hasOlder ? "/s/" + name + "?before=" + shown.getFirst().id() : "";
        String newer = hasNewer ? "/s/" + name + "?after=" + shown.getLast().id() : "";
        String self = hasNewer ? "/s/" + name + "?before=" + (number(shown.getLast()) + 1) : "/s/" + name;
        return channel.fill(
                "title", view.site().sectionTitle(name),
                "about", view.site().tagline(),
                "channel", name,
                "initial", view.site().sectionTitle(name).substring(0, 1),
                "subscribers", subscribers(name),
                "links",
                        "<link rel=\"canonical\" href=\"" + self + "\">"
                                + (hasOlder ? "<link rel=\"prev\" href=\"" + older + "\">" : ""),
                "before", hasOlder ? more(older, "before", shown.getFirst()) : "",
                "messages", shown.stream().map(post -> message(post, view)).collect(Collectors.joining()),
                "after", hasNewer ? more(newer, "after", shown.getLast()) : "");
    }

    private static String more(String address, String direction, ShownPost edge) {
        return "<div class=\"tgme_widget_message_centered js-messages_more_wrap\"><a href=\"" + address
                + "\" class=\"tme_messages_more js-messages_more\" data-" + direction + "=\"" + edge.id()
                + "\"></a></div>";
    }

    private String message(ShownPost post, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        String name = post.thread().section();
        return message.fill(
                "channel", name,
                "id", post.id(),
                "token", Sha256.of(name + post.id()).substring(0, 24),
                "home", view.url("/" + name),
                "initial", post.by().substring(0, 1),
                "by", post.by(),
                "text", Html.text(post.text()).replace("\n", "<br/>"),
                "views", 180 + Math.floorMod(number(post) * 37, 900),
                "edited", post.edited().isPresent() ? "edited &nbsp;" : "",
                "permalink", permalink(post, view),
                "iso", PrintedTime.isoInUtc(post.published()),
                "clock", times.as("HH:mm", post.published()));
    }

    private Page landing(SiteView view, String name, OptionalInt id) {
        Optional<ShownPost> post = messages(view, name).stream()
                .filter(candidate -> id.isPresent() && number(candidate) == id.getAsInt())
                .findFirst();
        String widget = post.map(shown -> "<div class=\"tgme_page_widget_wrap\" id=\"widget\"><iframe src=\"/" + name
                        + "/" + shown.id() + "?embed=1\" width=\"100%\" title=\"message\"></iframe></div>")
                .orElse("<div class=\"tgme_page_description\">"
                        + Html.text(view.site().tagline()) + "</div>");
        String body = landing.fill(
                "channel", name,
                "title", view.site().sectionTitle(name),
                "about", post.map(ShownPost::text).orElse(view.site().tagline()),
                "subscribers", subscribers(name),
                "widget", widget);
        return Page.html(body, post.map(ShownPost::changed).orElse(view.story().began(1)));
    }

    private static List<ShownPost> messages(SiteView view, String name) {
        return view.posts()
                .filter(post -> post.thread().section().equals(name))
                .sorted(Comparator.comparingInt(TelegramEngine::number))
                .toList();
    }

    private static int number(ShownPost post) {
        return Integer.parseInt(post.id());
    }

    private static String subscribers(String name) {
        return (2 + name.length() % 7) + "." + name.length() % 10 + "K";
    }
}
