package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Words to look for in class names and ids, whose parts stand between white space, `-` and `_`: a word is a whole
/// part, `page*` also begins a longer one, `nav-links` is two parts in a row.
final class NameWords {

    private final Set<String> whole = new HashSet<>();
    private final List<String> starts = new ArrayList<>();
    private final Set<String> pairs = new HashSet<>();

    private NameWords() {}

    static NameWords of(String list) {
        NameWords words = new NameWords();
        for (String word : list.split(" ", -1)) {
            if (word.endsWith("*")) words.starts.add(word.substring(0, word.length() - 1));
            else if (word.indexOf('-') >= 0) words.pairs.add(word);
            else words.whole.add(word);
        }
        return words;
    }

    /// Whether one of them is among the parts of a class attribute or an id.
    boolean in(String names) {
        int from = 0;
        String before = "";
        for (int i = 0; i <= names.length(); i++) {
            char c = i < names.length() ? names.charAt(i) : ' ';
            if (c > ' ' && c != '-' && c != '_') continue;
            if (i > from) {
                String part = names.substring(from, i).toLowerCase(Locale.ROOT);
                if (has(part, before)) return true;
                before = part;
            }
            if (c <= ' ') before = "";
            from = i + 1;
        }
        return false;
    }

    private boolean has(String part, String before) {
        if (whole.contains(part)) return true;
        for (String start : starts) if (part.startsWith(start)) return true;
        return !pairs.isEmpty() && !before.isEmpty() && pairs.contains(before + "-" + part);
    }
}
