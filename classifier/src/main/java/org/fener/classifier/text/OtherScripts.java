package org.fener.classifier.text;

import java.lang.Character.UnicodeScript;

/// Languages that own their script; enough to say what a post is not.
final class OtherScripts {

    private OtherScripts() {}

    static String language(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(point -> language(UnicodeScript.of(point)))
                .filter(language -> !language.equals(DetectedLanguage.UNDETERMINED))
                .findFirst()
                .orElse(DetectedLanguage.UNDETERMINED);
    }

    private static String language(UnicodeScript script) {
        return switch (script) {
            case HEBREW -> "he";
            case GEORGIAN -> "ka";
            case ARMENIAN -> "hy";
            case HIRAGANA, KATAKANA -> "ja";
            case HAN -> "zh";
            case HANGUL -> "ko";
            case THAI -> "th";
            case DEVANAGARI -> "hi";
            case BENGALI -> "bn";
            case TAMIL -> "ta";
            case ETHIOPIC -> "am";
            default -> DetectedLanguage.UNDETERMINED;
        };
    }
}
