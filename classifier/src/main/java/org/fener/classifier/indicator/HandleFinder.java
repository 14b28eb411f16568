package org.fener.classifier.indicator;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.text.Skeleton;
import org.fener.classifier.text.Token;
import org.fener.classifier.text.WordLines;
import org.fener.classifier.text.WordTrie;
import org.jspecify.annotations.Nullable;

/// `@name`, and names after a messenger's word ("тг: name", "Insta name_1"); the nearest messenger named before it owns
/// it. The words are kept as data in `messengers.txt`.
final class HandleFinder implements Finder {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 32;
    private static final int REACH = 40;
    private static final String POINTERS = ":=→➡-";
    private static final String UNKNOWN = "handle";

    private final WordTrie<String> messengers = new WordTrie<>(0);

    HandleFinder() {
        WordLines.read(HandleFinder.class, "messengers.txt", messengers::put);
    }

    @Override
    public void find(ScannedText text, Hits hits) {
        String plain = text.plain();
        for (int at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
            int end = nameEnd(text, at + 1);
            if (isName(text, at, at + 1, end, hits) && !isGrown(text, at, end))
                hits.add(Kind.HANDLE, handle(messengerBefore(plain, at, REACH), text, at + 1, end), at, end);
        }
        for (int i = 0; i < POINTERS.length(); i++) {
            char pointer = POINTERS.charAt(i);
            for (int at = plain.indexOf(pointer); at >= 0; at = plain.indexOf(pointer, at + 1))
                if (Character.isLetter(text.at(at - 1)) || text.at(at - 1) == ' ') pointed(text, at, hits);
        }
        for (int at = plain.indexOf('_'); at >= 0; at = plain.indexOf('_', at + 1)) underlined(text, at, hits);
    }

    /// "тг: name", "instagram - name".
    private void pointed(ScannedText text, int pointer, Hits hits) {
        int start = pointer + 1;
        while (text.at(start) == ' ' || text.at(start) == '@') start++;
        int end = nameEnd(text, start);
        if (start - pointer > 3 || !isName(text, start, start, end, hits)) return;
        String messenger = wordBefore(text.plain(), pointer);
        // "live:.cid.92a1": as Skype has named its users since 2012
        if (messenger.equals("skype") && text.at(end) == ':') end = nameEnd(text, end + 1);
        if (!messenger.isEmpty()) hits.add(Kind.HANDLE, handle(messenger, text, start, end), start, end);
    }

    /// "insta maria_92": an underscore is what no other word has.
    private void underlined(ScannedText text, int underscore, Hits hits) {
        int start = underscore;
        while (isName(text.at(start - 1))) start--;
        int end = nameEnd(text, underscore);
        if (!isName(text, start, start, end, hits)) return;
        String messenger = messengerBefore(text.plain(), start, REACH / 2);
        if (!messenger.equals(UNKNOWN)) hits.add(Kind.HANDLE, handle(messenger, text, start, end), start, end);
    }

    private static String handle(String messenger, ScannedText text, int start, int end) {
        return messenger + ":" + text.plain().substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static int nameEnd(ScannedText text, int start) {
        int end = start;
        while (isName(text.at(end)) && end - start <= LONGEST) end++;
        while (end > start && text.at(end - 1) == '.') end--;
        return end;
    }

    /// A name has a letter, or stands behind an @; a phone number is another thing.
    private static boolean isName(ScannedText text, int from, int start, int end, Hits hits) {
        if (end - start < SHORTEST || end - start > LONGEST || hits.isTaken(from, end)) return false;
        boolean signed = text.at(start - 1) == '@';
        if (Character.isLetterOrDigit(text.at(end)) || (!signed && text.isWord(start - 1))) return false;
        int digits = 0;
        boolean letter = signed;
        for (int i = start; i < end; i++) {
            if (text.isDigit(i)) digits++;
            letter |= Character.isLetter(text.at(i));
        }
        return letter && (signed || digits <= 6);
    }

    /// Whether the sign or the name is part of something longer; "RT@name" is not.
    private static boolean isGrown(ScannedText text, int at, int end) {
        char before = text.at(at - 1);
        boolean repeats = Character.toLowerCase(before) == 't'
                && Character.toLowerCase(text.at(at - 2)) == 'r'
                && !text.isWord(at - 3);
        return (isName(before) && before != '.' && !repeats)
                || "@#!$%&*/".indexOf(before) >= 0
                || text.at(end) == '@'
                || (text.at(end) == ':' && text.at(end + 1) == '/');
    }

    /// Empty if the word before a pointer names no messenger.
    private String wordBefore(String plain, int pointer) {
        int end = pointer;
        while (end > 0 && (plain.charAt(end - 1) == ' ' || POINTERS.indexOf(plain.charAt(end - 1)) >= 0)) end--;
        int start = end;
        while (start > 0 && Character.isLetter(plain.charAt(start - 1))) start--;
        String messenger = pointer - end <= 2 ? messenger(plain, start, end) : null;
        return messenger == null ? "" : messenger;
    }

    /// The last messenger named within so many characters before.
    private String messengerBefore(String plain, int at, int reach) {
        int end = at;
        while (end > 0 && at - end < reach) {
            while (end > 0 && !Character.isLetter(plain.charAt(end - 1))) end--;
            int start = end;
            while (start > 0 && Character.isLetter(plain.charAt(start - 1))) start--;
            String messenger = messenger(plain, start, end);
            if (messenger != null && at - start <= reach) return messenger;
            end = start;
        }
        return UNKNOWN;
    }

    private @Nullable String messenger(String plain, int start, int end) {
        if (end - start < 2 || end - start > LONGEST) return null;
        for (Token token : PreparedText.of(plain.substring(start, end)).tokens()) {
            WordTrie.Match<String> match = messengers.at(new @Nullable String[] {Skeleton.of(token.text(), false)}, 0);
            if (match != null) return match.value();
        }
        return null;
    }

    private static boolean isName(char c) {
        return Refanging.isAscii(c) || c == '_' || c == '.';
    }
}
