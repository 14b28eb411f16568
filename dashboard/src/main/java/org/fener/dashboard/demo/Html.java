package org.fener.dashboard.demo;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Plain text into markup.
final class Html {

    private Html() {}

    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// Lines parted by `<br>`, as forums and channels print what was typed.
    static String lines(String plain) {
        return text(plain).replace("\n", "<br>\n");
    }

    /// Paragraphs where a blank line parts them, as newspapers print them.
    static String paragraphs(String plain) {
        return Arrays.stream(plain.split("\n\n"))
                .map(paragraph -> "<p>" + lines(paragraph.strip()) + "</p>")
                .collect(Collectors.joining("\n"));
    }
}
