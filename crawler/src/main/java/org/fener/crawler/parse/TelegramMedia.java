package org.fener.crawler.parse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/// What a Telegram message shows beside words, by the classes of its parts.
final class TelegramMedia {

    private static final List<Map.Entry<String, String>> KINDS = List.of(
            Map.entry("tgme_widget_message_photo_wrap", "photo"),
            Map.entry("tgme_widget_message_video_player", "video"),
            Map.entry("tgme_widget_message_video_wrap", "video"),
            Map.entry("tgme_widget_message_roundvideo_player", "round-video"),
            Map.entry("tgme_widget_message_voice_player", "voice"),
            Map.entry("tgme_widget_message_document", "document"),
            Map.entry("tgme_widget_message_sticker_wrap", "sticker"),
            Map.entry("tgme_widget_message_location", "location"),
            Map.entry("tgme_widget_message_contact_wrap", "contact"),
            Map.entry("tgme_widget_message_game", "game"),
            Map.entry("tgme_widget_message_invoice", "invoice"));

    private TelegramMedia() {}

    static Optional<String> of(Element message) {
        Set<String> kinds = new LinkedHashSet<>();
        for (Map.Entry<String, String> kind : KINDS)
            for (Element part : message.getElementsByClass(kind.getKey()))
                if (!isQuoted(part)) kinds.add(kind(part, kind.getValue()));
        return kinds.isEmpty() ? Optional.empty() : Optional.of(String.join(",", kinds));
    }

    private static String kind(Element part, String kind) {
        boolean audio =
                kind.equals("document") && !part.getElementsByClass("audio").isEmpty();
        return audio ? "audio" : kind;
    }

    /// Of the message that this one answers, or of a link's preview.
    private static boolean isQuoted(Element part) {
        return part.parents().stream()
                .anyMatch(up ->
                        up.hasClass("tgme_widget_message_reply") || up.hasClass("tgme_widget_message_link_preview"));
    }
}
