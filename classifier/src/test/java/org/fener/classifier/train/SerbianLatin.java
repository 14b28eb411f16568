package org.fener.classifier.train;

import java.util.Locale;

/// Serbian Cyrillic letter by letter into Latin letters.
final class SerbianLatin {

    private static final String FROM = "абвгдђежзијклљмнњопрстћуфхцчџш";
    private static final String[] TO = {
        "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o", "p", "r", "s", "t",
        "ć", "u", "f", "h", "c", "č", "dž", "š"
    };

    private SerbianLatin() {}

    static String of(String text) {
        StringBuilder latin = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int place = FROM.indexOf(Character.toLowerCase(c));
            if (place < 0) latin.append(c);
            else if (Character.isUpperCase(c))
                latin.append(TO[place].substring(0, 1).toUpperCase(Locale.ROOT)).append(TO[place].substring(1));
            else latin.append(TO[place]);
        }
        return latin.toString();
    }
}
