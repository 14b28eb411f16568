package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/// The words of a Telegram message: its text or caption, a poll, the name of a document, contact or place.
final class TelegramText {

    private TelegramText() {}

    static String of(Element message) {
        List<String> lines = new ArrayList<>();
        for (Element body : bodies(message)) lines.add(PlainText.said(body));
        Element poll = message.selectFirst(".tgme_widget_message_poll_question");
        if (poll != null) {
            lines.add(PlainText.line(poll));
            for (Element option : message.select(".tgme_widget_message_poll_option_text"))
                lines.add("- " + PlainText.line(option));
        }
        boolean captioned = !lines.isEmpty();
        for (String part : captioned
                ? List.<String>of()
                : List.of(
                        ".tgme_widget_message_document_title",
                        ".tgme_widget_message_document_extra",
                        ".tgme_widget_message_contact_name",
                        ".tgme_widget_message_contact_phone",
                        ".tgme_widget_message_location_title",
                        ".tgme_widget_message_location_address"))
            for (Element named : message.select(part)) lines.add(PlainText.line(named));
        return String.join("\n", lines.stream().filter(line -> !line.isBlank()).toList());
    }

    /// Text blocks of the message itself, not of the one it answers.
    static List<Element> bodies(Element message) {
        List<Element> out = new ArrayList<>();
        for (Element body : message.getElementsByClass("tgme_widget_message_text")) {
            boolean quoted = body.parents().stream().anyMatch(up -> up.hasClass("tgme_widget_message_reply"));
            boolean nested = out.stream().anyMatch(outer -> body.parents().contains(outer));
            if (!quoted && !nested && !body.hasClass("js-message_reply_text")) out.add(body);
        }
        return out;
    }
}
