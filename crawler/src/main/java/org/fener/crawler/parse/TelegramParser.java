package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fener.crawler.PostFact;
import org.fener.crawler.PostKind;
import org.jsoup.nodes.Element;

/// Public previews of Telegram channels (`/s/channel`) and the widgets of single messages.
///
/// What a message answers or forwards is among its links.
final class TelegramParser implements PageParser {

    private static final Pick TIME = Pick.of(
            ".tgme_widget_message_meta time@datetime | .tgme_widget_message_date time@datetime | time@datetime");
    private static final Pick OWNER =
            Pick.of(".tgme_widget_message_owner_name | .tgme_channel_info_header_title | .tgme_header_title");
    private static final Pick CHANNEL = Pick.of(".tgme_channel_info_header_title | .tgme_header_title");
    private static final Pick ADDRESS = Pick.of("a.tgme_widget_message_date@href");
    private static final Css MORE = Css.of(
            "a.tgme_widget_message_link_preview[href], a.tgme_widget_message_reply[href], a.tgme_widget_message_forwarded_from_name[href], a.tgme_widget_message_inline_button[href], a.tgme_widget_message_location_wrap[href]");
    private static final Pick SIGNED = Pick.of(".tgme_widget_message_from_author");

    private static final Pick FORWARDED =
            Pick.of(".tgme_widget_message_forwarded_from_name | .tgme_widget_message_forwarded_from_author");
    private static final Pick REPLIED = Pick.of("a.tgme_widget_message_reply@href");

    @Override
    public String engine() {
        return "telegram";
    }

    @Override
    public boolean recognises(Evidence evidence) {
        return evidence.hasClass("tgme_widget_message")
                || evidence.hasClass("tgme_channel_info")
                || evidence.hasClass("tgme_channel_info_header_username")
                || evidence.hasClass("tgme_page_title");
    }

    @Override
    public Optional<Found> read(HtmlPage page) {
        Optional<String> channel = CHANNEL.from(page.document(), page.index());
        List<PostDraft> posts = new ArrayList<>();
        for (Element message : page.index().withAttribute("data-post")) {
            if (message.hasClass("tgme_widget_message")) posts.add(draft(page, message, channel));
        }
        return Optional.of(new Found(posts.isEmpty() ? PageKind.LIST : PageKind.THREAD, posts));
    }

    private static PostDraft draft(HtmlPage page, Element message, Optional<String> channel) {
        Optional<String> owner = OWNER.from(message, page.index()).or(() -> channel);
        return new PostDraft(PostKind.CHANNEL_MESSAGE, TelegramText.of(message))
                .permalink(permalink(page, message))
                .title(channel.or(() -> owner))
                .author(SIGNED.from(message, page.index()).or(() -> owner))
                .published(TIME.from(message, page.index()).flatMap(page.dates()::read))
                .language(page.language())
                .fact(PostFact.EDITED, isEdited(message))
                .fact(PostFact.FORWARDED_FROM, FORWARDED.from(message, page.index()))
                .fact(
                        PostFact.REPLY_TO,
                        REPLIED.from(message, page.index())
                                .flatMap(page::resolve)
                                .map(URI::toString))
                .fact(PostFact.MEDIA, TelegramMedia.of(message))
                .fact(PostFact.POLL, poll(message))
                .fact(PostFact.SERVICE, message.hasClass("service_message"))
                .links(links(page, message));
    }

    /// The time of an edited message has the word before it, in English whatever the channel's language.
    private static boolean isEdited(Element message) {
        Element meta = message.selectFirst(".tgme_widget_message_meta");
        return meta != null && meta.ownText().toLowerCase(Locale.ROOT).contains("edited");
    }

    private static Optional<String> poll(Element message) {
        Element poll = message.selectFirst(".tgme_widget_message_poll");
        if (poll == null) return Optional.empty();
        Element type = poll.selectFirst(".tgme_widget_message_poll_type");
        boolean quiz = type != null && type.text().toLowerCase(Locale.ROOT).contains("quiz");
        return Optional.of(quiz ? "quiz" : "poll");
    }

    /// `/channel/20`: without `/s/`, which is only the preview.
    private static Optional<URI> permalink(HtmlPage page, Element message) {
        return ADDRESS.from(message, page.index())
                .flatMap(page::resolve)
                .or(() -> page.resolve("/" + message.attr("data-post")))
                .map(CanonicalPage::withoutFragment)
                .map(uri -> URI.create(uri.toString()
                        .replaceFirst("(?<=[^/])/s/(?=[^/]+/\\d+)", "/")
                        .replaceFirst("\\?.*$", "")));
    }

    private static List<URI> links(HtmlPage page, Element message) {
        List<URI> links = new ArrayList<>();
        for (Element body : TelegramText.bodies(message)) links.addAll(PostLinks.of(body, page));
        for (Element preview : MORE.all(message, page.index()))
            page.resolve(preview.attr("href")).ifPresent(links::add);
        return links.stream().distinct().toList();
    }
}
