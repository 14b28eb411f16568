package org.fener.classifier.indicator;

import java.util.Arrays;

/// Characters under repair, each with the place in the original where it begins.
final class TextWithOrigins {

    private char[] characters;
    private int[] origins;
    private int length;
    private int originalLength;

    TextWithOrigins(int expected) {
        characters = new char[expected + 1];
        origins = new int[expected + 1];
    }

    void append(char c, int origin) {
        if (length == characters.length) {
            characters = Arrays.copyOf(characters, length * 2);
            origins = Arrays.copyOf(origins, length * 2);
        }
        characters[length] = c;
        origins[length++] = origin;
    }

    void end(int originalLength) {
        this.originalLength = originalLength;
    }

    int length() {
        return length;
    }

    char at(int index) {
        return index >= 0 && index < length ? characters[index] : '\n';
    }

    int origin(int index) {
        return index < length ? origins[index] : originalLength;
    }

    String substring(int from, int to) {
        return new String(characters, from, Math.min(to, length) - from);
    }

    /// Takes over the characters and origins of a repaired copy.
    void become(TextWithOrigins repaired) {
        characters = repaired.characters;
        origins = repaired.origins;
        length = repaired.length;
    }

    boolean regionMatches(int at, String lower) {
        if (at + lower.length() > length) return false;
        for (int i = 0; i < lower.length(); i++)
            if (Character.toLowerCase(characters[at + i]) != lower.charAt(i)) return false;
        return true;
    }

    /// One more than the characters: the last is where the original ends.
    int[] origins() {
        int[] all = Arrays.copyOf(origins, length + 1);
        all[length] = originalLength;
        return all;
    }

    @Override
    public String toString() {
        return new String(characters, 0, length);
    }
}
