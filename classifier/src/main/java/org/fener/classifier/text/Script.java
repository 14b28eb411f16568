package org.fener.classifier.text;

/// Writing systems that the project tells apart; everything else is `OTHER`.
public enum Script {
    LATIN,
    CYRILLIC,
    GREEK,
    ARABIC,
    OTHER;

    static Script of(char letter) {
        if (letter < 0x0250) return LATIN;
        if (letter >= 0x0400 && letter < 0x0530) return CYRILLIC;
        if ((letter >= 0x0370 && letter < 0x0400) || (letter >= 0x1F00 && letter < 0x2000)) return GREEK;
        if ((letter >= 0x0600 && letter < 0x0780) || (letter >= 0xFB50 && letter < 0xFF00)) return ARABIC;
        if (letter >= 0x1E00 && letter < 0x1F00) return LATIN;
        return OTHER;
    }
}
