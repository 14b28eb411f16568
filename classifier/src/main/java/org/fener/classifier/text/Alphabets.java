package org.fener.classifier.text;

import java.util.List;
import java.util.Map;

/// Letters that belong to some languages of a script only: seeing one speaks against all the others.
final class Alphabets {

    private static final Map<String, List<String>> WRITTEN_ONLY_IN = Map.ofEntries(
            Map.entry("ыэ", List.of("ru", "be", "kk", "tt", "mn", "tg")),
            Map.entry("ё", List.of("ru", "be", "kk", "tt", "mn", "tg")),
            Map.entry("ъ", List.of("bg", "ru", "tt", "tg", "kk", "mn")),
            Map.entry("щ", List.of("bg", "ru", "uk", "kk", "tt", "mn")),
            Map.entry("йьюя", List.of("bg", "ru", "uk", "be", "kk", "tt", "mn", "tg")),
            Map.entry("і", List.of("uk", "be", "kk")),
            Map.entry("їєґ", List.of("uk")),
            Map.entry("ў", List.of("be")),
            Map.entry("ћђ", List.of("sr")),
            Map.entry("ѓќѕ", List.of("mk")),
            Map.entry("љњџј", List.of("sr", "mk")),
            Map.entry("ғқңұһәөү", List.of("kk", "tt", "mn", "tg")),
            Map.entry("ğ", List.of("tr", "az")),
            Map.entry("ı", List.of("tr", "az")),
            Map.entry("ə", List.of("az")),
            Map.entry("ășțţ", List.of("ro")),
            Map.entry("ćđ", List.of("sr", "pl")),
            Map.entry("łęą", List.of("pl", "lt")),
            Map.entry("پچژگ", List.of("fa", "ur", "pnb")),
            Map.entry("ٹڈڑں", List.of("ur", "pnb")),
            Map.entry("ىةأإ", List.of("ar")));

    private Alphabets() {}

    /// For each character below 0x0700 the languages of the profile as bits, all bits where the letter is common.
    static long[] allowed(List<String> languages) {
        long[] allowed = new long[0x700];
        java.util.Arrays.fill(allowed, -1L);
        WRITTEN_ONLY_IN.forEach((letters, owners) -> {
            long bits = 0;
            for (int i = 0; i < languages.size(); i++) if (owners.contains(code(languages.get(i)))) bits |= 1L << i;
            if (bits == 0) return;
            for (char letter : letters.toCharArray()) allowed[letter] = bits;
        });
        return allowed;
    }

    /// BCP 47 of a profile's ISO 639-3 code; `hrv` and `bos` are told apart from Serbian later.
    static String code(String iso) {
        return switch (iso) {
            case "bul" -> "bg";
            case "mkd" -> "mk";
            case "srp", "hrv", "bos" -> "sr";
            case "ukr" -> "uk";
            case "rus" -> "ru";
            case "bel" -> "be";
            case "kaz" -> "kk";
            case "tat" -> "tt";
            case "mon" -> "mn";
            case "tgk" -> "tg";
            case "eng" -> "en";
            case "tur" -> "tr";
            case "ron" -> "ro";
            case "aze" -> "az";
            case "deu" -> "de";
            case "fra" -> "fr";
            case "ita" -> "it";
            case "spa" -> "es";
            case "por" -> "pt";
            case "nld" -> "nl";
            case "pol" -> "pl";
            case "ces" -> "cs";
            case "slk" -> "sk";
            case "slv" -> "sl";
            case "hun" -> "hu";
            case "sqi" -> "sq";
            case "swe" -> "sv";
            case "dan" -> "da";
            case "nob" -> "nb";
            case "fin" -> "fi";
            case "ekk" -> "et";
            case "lvs" -> "lv";
            case "lit" -> "lt";
            case "cat" -> "ca";
            case "glg" -> "gl";
            case "eus" -> "eu";
            case "gle" -> "ga";
            case "mlt" -> "mt";
            case "vie" -> "vi";
            case "ind" -> "id";
            case "uzb" -> "uz";
            case "ara" -> "ar";
            case "pes" -> "fa";
            case "urd" -> "ur";
            default -> iso;
        };
    }
}
