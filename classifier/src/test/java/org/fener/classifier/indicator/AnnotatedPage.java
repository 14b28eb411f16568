package org.fener.classifier.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The visible text of a page that WebAnnotator marked, and what is marked in it; a mark that goes over several
/// elements keeps its number and is joined again.
record AnnotatedPage(String text, Map<String, String> marks) {

    static AnnotatedPage read(String html) {
        StringBuilder text = new StringBuilder(html.length() / 3);
        Map<String, StringBuilder> marks = new TreeMap<>();
        List<String> open = new ArrayList<>();
        int at = 0;
        while (at < html.length()) {
            if (html.charAt(at) != '<') {
                int to = html.indexOf('<', at);
                if (to < 0) to = html.length();
                String shown = decoded(html.substring(at, to));
                text.append(shown);
                for (String mark : open)
                    if (!mark.isEmpty())
                        marks.computeIfAbsent(mark, m -> new StringBuilder()).append(shown);
                at = to;
                continue;
            }
            if (html.startsWith("<!--", at)) {
                at = after(html, "-->", at);
                continue;
            }
            int to = after(html, ">", at);
            String tag = html.substring(at, to);
            String name = tag.replaceFirst("(?s)^</?", "")
                    .replaceFirst("(?s)[\\s/>].*", "")
                    .toLowerCase(Locale.ROOT);
            at = to;
            if (tag.startsWith("<script") || tag.startsWith("<style") || tag.startsWith("<title"))
                at = after(html, "</" + name + ">", to);
            else if (name.equals("span")) span(tag, marks, open);
            else if (!INLINE.contains(name)) text.append('\n');
        }
        Map<String, String> marked = new TreeMap<>();
        marks.forEach((mark, written) -> marked.put(mark, written.toString()));
        return new AnnotatedPage(text.toString(), marked);
    }

    private static final List<String> INLINE =
            List.of("a", "b", "i", "em", "strong", "font", "u", "small", "big", "sup", "sub", "abbr", "wbr", "img");

    private static void span(String tag, Map<String, StringBuilder> marks, List<String> open) {
        if (tag.startsWith("</")) {
            if (!open.isEmpty()) open.removeLast();
            return;
        }
        String type = attribute(tag, "wa-type");
        String mark = type.isEmpty() ? "" : type + " " + attribute(tag, "wa-id");
        if (!mark.isEmpty()) marks.computeIfAbsent(mark, m -> new StringBuilder());
        open.add(mark);
    }

    List<String> marked(String... types) {
        List<String> marked = new ArrayList<>();
        for (String type : types)
            marks.forEach((mark, written) -> {
                if (mark.startsWith(type + " ")) marked.add(written);
            });
        return marked;
    }

    private static String attribute(String tag, String name) {
        int at = tag.indexOf(name + "=\"");
        if (at < 0) return "";
        int from = at + name.length() + 2;
        return tag.substring(from, tag.indexOf('"', from));
    }

    private static int after(String html, String what, int from) {
        int at = html.indexOf(what, from);
        return at < 0 ? html.length() : at + what.length();
    }

    private static String decoded(String shown) {
        return shown.replace("&#160;", " ")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replaceAll("&#8211;|&#8210;|&#8208;", "–")
                .replaceAll("&#\\d+;", " ");
    }
}
