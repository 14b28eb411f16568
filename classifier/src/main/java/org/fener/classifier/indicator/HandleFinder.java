package org.fener.classifier.indicator;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.classifier.indicator.Indicator.Kind;

/// `@name`, and names after a messenger's word ("тг: name", "Insta name_1"); the nearest messenger named before it owns
/// it.
final class HandleFinder implements Finder {

    private static final Map<String, String> PLATFORM_WORDS = Map.ofEntries(
            Map.entry("telegram", "telegram"),
            Map.entry("telegr", "telegram"),
            Map.entry("телеграм", "telegram"),
            Map.entry("телеграмм", "telegram"),
            Map.entry("tg", "telegram"),
            Map.entry("тг", "telegram"),
            Map.entry("tlg", "telegram"),
            Map.entry("телега", "telegram"),
            Map.entry("телегу", "telegram"),
            Map.entry("تلگرام", "telegram"),
            Map.entry("تلغرام", "telegram"),
            Map.entry("تيليجرام", "telegram"),
            Map.entry("تليجرام", "telegram"),
            Map.entry("whatsapp", "whatsapp"),
            Map.entry("watsap", "whatsapp"),
            Map.entry("wapp", "whatsapp"),
            Map.entry("уатсап", "whatsapp"),
            Map.entry("ватсап", "whatsapp"),
            Map.entry("واتساب", "whatsapp"),
            Map.entry("واتس", "whatsapp"),
            Map.entry("viber", "viber"),
            Map.entry("вайбър", "viber"),
            Map.entry("вибер", "viber"),
            Map.entry("вайбер", "viber"),
            Map.entry("فايبر", "viber"),
            Map.entry("signal", "signal"),
            Map.entry("сигнал", "signal"),
            Map.entry("instagram", "instagram"),
            Map.entry("insta", "instagram"),
            Map.entry("ig", "instagram"),
            Map.entry("инстаграм", "instagram"),
            Map.entry("инста", "instagram"),
            Map.entry("инсту", "instagram"),
            Map.entry("tiktok", "tiktok"),
            Map.entry("тикток", "tiktok"),
            Map.entry("facebook", "facebook"),
            Map.entry("fb", "facebook"),
            Map.entry("фейсбук", "facebook"),
            Map.entry("фб", "facebook"),
            Map.entry("messenger", "facebook"),
            Map.entry("snapchat", "snapchat"),
            Map.entry("snap", "snapchat"),
            Map.entry("wickr", "wickr"),
            Map.entry("threema", "threema"),
            Map.entry("skype", "skype"),
            Map.entry("discord", "discord"),
            Map.entry("twitter", "x"),
            Map.entry("vk", "vk"),
            Map.entry("imo", "imo"),
            Map.entry("kik", "kik"),
            Map.entry("jabber", "jabber"),
            Map.entry("icq", "icq"),
            Map.entry("session", "session"));

    private static final Pattern AFTER_WORD = Pattern.compile(
            "(?iu)(?<![\\p{L}\\d@/.])(telegram|телеграмм?|tg|тг|instagram|insta|инстаграм|инста|ig|tiktok|тикток|skype|wickr|threema|snapchat|snap|discord|icq|kik|viber|вайбър|whatsapp)"
                    + "\\s?[:=→➡-]\\s?@?([A-Za-z0-9][A-Za-z0-9_.]{2,31})");

    @Override
    public void find(ScannedText text, Hits hits) {
        String plain = text.plain();
        for (int at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
            int end = at + 1;
            while (end < plain.length() && isName(plain.charAt(end))) end++;
            while (end > at && plain.charAt(end - 1) == '.') end--;
            if (end - at < 4 || end - at > 33 || hits.isTaken(at, end) || isName(text.at(at - 1))) continue;
            hits.add(
                    Kind.HANDLE,
                    platformBefore(plain, at) + ":"
                            + plain.substring(at + 1, end).toLowerCase(Locale.ROOT),
                    at,
                    end);
        }
        if (!mayNamePlatform(plain)) return;
        Matcher named = AFTER_WORD.matcher(plain);
        while (named.find()) {
            int start = named.start(2);
            int end = named.end(2);
            while (plain.charAt(end - 1) == '.') end--;
            String name = plain.substring(start, end);
            if (hits.isTaken(start, end)
                    || name.chars().filter(Character::isDigit).count() > 6
                    || !name.chars().anyMatch(Character::isLetter)) continue;
            String platform = PLATFORM_WORDS.getOrDefault(named.group(1).toLowerCase(Locale.ROOT), "handle");
            hits.add(Kind.HANDLE, platform + ":" + name.toLowerCase(Locale.ROOT), start, end);
        }
    }

    private static boolean mayNamePlatform(String plain) {
        for (int i = 1; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if ((c == ':' || c == '=' || c == '→' || c == '➡' || c == '-')
                    && (Character.isLetter(plain.charAt(i - 1)) || plain.charAt(i - 1) == ' ')) return true;
        }
        return false;
    }

    /// The messenger named within the forty characters before; `handle` if none is.
    private static String platformBefore(String plain, int at) {
        int from = Math.max(0, at - 40);
        String platform = "handle";
        int wordStart = -1;
        for (int i = from; i <= at; i++) {
            boolean letter = i < at && Character.isLetter(plain.charAt(i));
            if (letter && wordStart < 0) wordStart = i;
            if (!letter && wordStart >= 0) {
                platform = PLATFORM_WORDS.getOrDefault(
                        plain.substring(wordStart, i).toLowerCase(Locale.ROOT), platform);
                wordStart = -1;
            }
        }
        return platform;
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    }
}
