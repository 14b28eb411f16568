package org.fener.classifier.indicator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The contact behind a messenger's or social site's address: `https://t.me/name` is `telegram:name`.
final class MessengerLinks {

    private static final Map<String, String> PLATFORMS = Map.ofEntries(
            Map.entry("t.me", "telegram"),
            Map.entry("telegram.me", "telegram"),
            Map.entry("telegram.dog", "telegram"),
            Map.entry("tg.me", "telegram"),
            Map.entry("wa.me", "whatsapp"),
            Map.entry("api.whatsapp.com", "whatsapp"),
            Map.entry("web.whatsapp.com", "whatsapp"),
            Map.entry("chat.whatsapp.com", "whatsapp"),
            Map.entry("invite.viber.com", "viber"),
            Map.entry("chats.viber.com", "viber"),
            Map.entry("viber.click", "viber"),
            Map.entry("vb.me", "viber"),
            Map.entry("signal.me", "signal"),
            Map.entry("signal.group", "signal"),
            Map.entry("instagram.com", "instagram"),
            Map.entry("instagr.am", "instagram"),
            Map.entry("ig.me", "instagram"),
            Map.entry("tiktok.com", "tiktok"),
            Map.entry("vm.tiktok.com", "tiktok"),
            Map.entry("facebook.com", "facebook"),
            Map.entry("fb.com", "facebook"),
            Map.entry("fb.me", "facebook"),
            Map.entry("m.me", "facebook"),
            Map.entry("vk.com", "vk"),
            Map.entry("vk.me", "vk"),
            Map.entry("ok.ru", "ok"),
            Map.entry("twitter.com", "x"),
            Map.entry("x.com", "x"),
            Map.entry("discord.gg", "discord"),
            Map.entry("snapchat.com", "snapchat"),
            Map.entry("threema.id", "threema"),
            Map.entry("line.me", "line"),
            Map.entry("imo.im", "imo"));

    /// Pages of the site itself, not of a user.
    private static final Set<String> NOT_NAMES = Set.of(
            "p",
            "reel",
            "reels",
            "explore",
            "stories",
            "tv",
            "share",
            "sharer",
            "sharer.php",
            "groups",
            "events",
            "watch",
            "pages",
            "marketplace",
            "photo",
            "photo.php",
            "login",
            "hashtag",
            "intent",
            "search",
            "home",
            "i",
            "tag",
            "music",
            "video",
            "feed",
            "wall",
            "joinchat",
            "addstickers",
            "proxy",
            "iv",
            "s",
            "c",
            "add",
            "profile.php",
            "people",
            "posts",
            "permalink.php",
            "story.php",
            "video.php");

    private MessengerLinks() {}

    /// Empty if the address is no contact.
    static String handle(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("viber://") || lower.startsWith("whatsapp://") || lower.startsWith("tg://"))
            return byScheme(url, lower);
        String host = LinkFinder.host(url);
        for (String prefix : new String[] {"www.", "m.", "mobile.", "web.facebook"})
            if (host.startsWith(prefix)) host = host.substring(prefix.length());
        String platform = PLATFORMS.get(host);
        if (platform == null) return "";
        String path =
                url.substring(Math.min(url.length(), url.indexOf("://") + 3)).replaceFirst("^[^/?#]*/?", "");
        return name(platform, path);
    }

    /// @param path after the host, without the leading slash
    static String name(String platform, String path) {
        String phone = parameter(path, "phone");
        if (!phone.isEmpty()) return platform + ":+" + digits(phone);
        String[] parts = path.replaceFirst("[?#].*", "").split("/", -1);
        String first = parts[0];
        if (platform.equals("telegram") && first.equals("s") && parts.length > 1) first = parts[1];
        // one invitation in two forms, whose letters are not to change
        if (platform.equals("telegram") && first.equals("joinchat") && parts.length > 1) first = "+" + parts[1];
        if (platform.equals("signal") && path.startsWith("#")) return signal(path.substring(1));
        if (platform.equals("facebook") && first.equals("profile.php")) return "facebook:" + parameter(path, "id");
        if (platform.equals("facebook") && first.equals("groups") && parts.length > 1)
            return "facebook:groups/" + parts[1].toLowerCase(Locale.ROOT);
        if (first.startsWith("@")) first = first.substring(1);
        if (first.isEmpty() || NOT_NAMES.contains(first.toLowerCase(Locale.ROOT))) return "";
        if (platform.equals("whatsapp") || (platform.equals("telegram") && first.startsWith("+"))) {
            String digits = digits(first);
            if (digits.length() >= 8 && digits.length() >= first.length() - 2) return platform + ":+" + digits;
            return platform + ":" + first;
        }
        if (platform.equals("viber") || platform.equals("signal") || platform.equals("discord"))
            return platform + ":" + first;
        return platform + ":" + first.toLowerCase(Locale.ROOT);
    }

    /// @param fragment `p/+359…` or who is in a group or has a name, in letters that are not to change
    private static String signal(String fragment) {
        if (fragment.startsWith("p/")) return "signal:+" + digits(fragment);
        return fragment.isEmpty() ? "" : "signal:" + fragment;
    }

    private static String byScheme(String url, String lower) {
        String platform = lower.startsWith("viber") ? "viber" : lower.startsWith("whatsapp") ? "whatsapp" : "telegram";
        for (String key : new String[] {"number", "phone", "domain", "chatURI", "public_id", "invite"}) {
            String value = parameter(url, key);
            if (value.isEmpty()) continue;
            if (platform.equals("telegram") && key.equals("invite")) return "telegram:+" + value;
            String digits = digits(value);
            return platform + ":" + (digits.length() >= 8 ? "+" + digits : value.toLowerCase(Locale.ROOT));
        }
        return "";
    }

    private static String parameter(String url, String name) {
        int at = url.indexOf(name + "=");
        if (at <= 0 || (url.charAt(at - 1) != '?' && url.charAt(at - 1) != '&')) return "";
        int end = at + name.length() + 1;
        int from = end;
        while (end < url.length() && "&#/ ".indexOf(url.charAt(end)) < 0) end++;
        try {
            return URLDecoder.decode(url.substring(from, end), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return url.substring(from, end); // a stray % is no reason to lose the contact
        }
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
