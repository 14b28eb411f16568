package org.fener.crawler.parse;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/// A link that is a contact: a number to call, an e-mail address, a chat. Its words often hide it ("call me", "write
/// to me here"), while whoever taps on it gets it: it is part of what is said.
final class ContactLink {

    private static final Set<String> HOSTS = Set.of(
            "t.me",
            "telegram.me",
            "telegram.dog",
            "wa.me",
            "api.whatsapp.com",
            "chat.whatsapp.com",
            "viber.click",
            "invite.viber.com",
            "chats.viber.com",
            "signal.me",
            "signal.group",
            "m.me");
    /// So many digits at its end tell a number from others.
    private static final int TELLING = 6;
    private static final int LONGEST = 200;

    private ContactLink() {}

    /// The contact in a link, unless its words show it; empty if it has none.
    static String hidden(Element link) {
        String href = link.attr("href");
        int colon = href.indexOf(':');
        if (colon < 2 || colon > 8 || href.length() > LONGEST) return "";
        return switch (href.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
            case "mailto" -> mail(link, href.substring(colon + 1));
            case "tel", "sms", "callto" -> number(link, beforeQuery(href.substring(colon + 1)));
            case "viber", "whatsapp", "tg" -> chat(link, href);
            case "http", "https" -> isChat(href, colon) ? chat(link, href) : "";
            default -> "";
        };
    }

    private static String mail(Element link, String rest) {
        String address = beforeQuery(rest);
        boolean known = address.indexOf('@') <= 0
                || link.text().toLowerCase(Locale.ROOT).contains(address.toLowerCase(Locale.ROOT));
        return known ? "" : address;
    }

    private static String number(Element link, String number) {
        String digits = digits(number);
        if (digits.length() < TELLING) return "";
        return digits(link.text()).contains(digits.substring(digits.length() - TELLING)) ? "" : number;
    }

    /// What a link to share something opens is nobody's chat.
    private static String chat(Element link, String href) {
        String decoded = decoded(href);
        boolean sharing = decoded.contains("text=") || decoded.contains("/share") || decoded.contains("://forward");
        boolean addressed = decoded.contains("phone=") || decoded.matches("https?://(?:wa|t)\\.me/[^/?]+\\?.*");
        if (sharing && !addressed) return "";
        String name = decoded.replaceFirst("[?&]text=.*", "").replaceFirst(".*[/=@+]", "");
        if (name.isEmpty()) return "";
        String words = link.text().toLowerCase(Locale.ROOT);
        String digits = digits(name);
        boolean shown = words.contains(name.toLowerCase(Locale.ROOT))
                || (digits.length() >= TELLING && digits(words).contains(digits.substring(digits.length() - TELLING)));
        return shown ? "" : decoded.replaceFirst("[?&]text=.*", "");
    }

    private static boolean isChat(String href, int colon) {
        if (!href.startsWith("//", colon + 1)) return false;
        int from = colon + 3;
        if (href.startsWith("www.", from)) from += 4;
        int end = href.indexOf('/', from);
        return end > from && HOSTS.contains(href.substring(from, end).toLowerCase(Locale.ROOT));
    }

    private static String beforeQuery(String rest) {
        int query = rest.indexOf('?');
        return decoded(query < 0 ? rest : rest.substring(0, query)).strip();
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) return text;
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray % is no reason to lose the contact
        }
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) digits.append(text.charAt(i));
        return digits.toString();
    }
}
