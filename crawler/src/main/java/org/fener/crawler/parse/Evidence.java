package org.fener.crawler.parse;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/// What a document shows of its maker, gathered in one walk: class names, ids (digits as `#`), `data-` attributes,
/// microdata types, names of the script files, the generator that it declares.
final class Evidence implements NodeVisitor {

    private final Set<String> classes = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> attributes = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private String generator = "";
    private boolean linkedData;

    private Evidence() {}

    static Evidence of(Element document) {
        Evidence evidence = new Evidence();
        document.traverse(evidence);
        return evidence;
    }

    boolean hasClass(String name) {
        return classes.contains(name);
    }

    boolean hasClasses(String... names) {
        for (String name : names) if (!classes.contains(name)) return false;
        return true;
    }

    /// An id with its digits as one `#`, such as `post_message_#`.
    boolean hasId(String shape) {
        return ids.contains(shape);
    }

    boolean hasAttribute(String name) {
        return attributes.contains(name);
    }

    /// A microdata type by its last part, such as `JobPosting`.
    boolean hasType(String name) {
        return types.contains(name);
    }

    boolean hasLinkedData() {
        return linkedData;
    }

    /// The generator meta element in lower case contains the name.
    boolean generator(String name) {
        return generator.contains(name);
    }

    @Override
    public void head(Node node, int depth) {
        if (!(node instanceof Element element) || element.attributesSize() == 0) return;
        for (Attribute attribute : element.attributes()) note(element, attribute.getKey(), attribute.getValue());
    }

    private void note(Element element, String name, String value) {
        switch (name) {
            case "class" -> {
                int from = 0;
                for (int i = 0; i <= value.length(); i++) {
                    if (i < value.length() && value.charAt(i) > ' ') continue;
                    if (i > from) classes.add(value.substring(from, i));
                    from = i + 1;
                }
            }
            case "id" -> ids.add(digitsAsHash(value));
            case "itemtype" -> types.add(value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf('#')) + 1));
            case "name" -> {
                if (element.normalName().equals("meta") && value.equalsIgnoreCase("generator"))
                    generator += " " + element.attr("content").toLowerCase(Locale.ROOT);
            }
            case "type" -> {
                if (value.equalsIgnoreCase("application/ld+json")) linkedData = true;
            }
            default -> {
                if (name.startsWith("data-") || name.equals("component")) attributes.add(name);
            }
        }
    }

    private static String digitsAsHash(String id) {
        StringBuilder out = null;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (digit && out == null) out = new StringBuilder(id.length()).append(id, 0, i);
            if (out == null) continue;
            if (!digit) out.append(c);
            else if (out.isEmpty() || out.charAt(out.length() - 1) != '#') out.append('#');
        }
        return out == null ? id : out.toString();
    }
}
