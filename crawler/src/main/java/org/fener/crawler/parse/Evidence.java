package org.fener.crawler.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What a document shows of its maker: class names, ids (digits as `#`), `data-` attributes, microdata types, the
/// generator that it declares.
final class Evidence {

    private static final Pick KIND = Pick.of("meta[property=og:type]@content");

    private final ElementIndex index;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private final StringBuilder generator = new StringBuilder();
    private final boolean hasLinkedData;
    private @Nullable List<Thing> linked;
    private @Nullable List<Thing> marked;

    Evidence(ElementIndex index) {
        this.index = index;
        for (String id : index.ids()) ids.add(digitsAsHash(id));
        for (Element typed : index.withAttribute("itemtype")) types.add(lastPart(typed.attr("itemtype")));
        for (Element meta : index.named("meta"))
            if (meta.attr("name").equalsIgnoreCase("generator"))
                generator.append(' ').append(meta.attr("content").toLowerCase(Locale.ROOT));
        hasLinkedData = hasLinkedData(index);
    }

    private static boolean hasLinkedData(ElementIndex index) {
        for (Element script : index.named("script")) if (LinkedData.isIn(script)) return true;
        return false;
    }

    boolean hasClass(String name) {
        return index.hasClass(name);
    }

    boolean hasClasses(String... names) {
        for (String name : names) if (!hasClass(name)) return false;
        return true;
    }

    /// An id with its digits as one `#`, such as `post_message_#`.
    boolean hasId(String shape) {
        return ids.contains(shape);
    }

    boolean hasAttribute(String name) {
        return index.hasAttribute(name);
    }

    /// A microdata type by its last part, such as `JobPosting`.
    boolean hasType(String name) {
        return types.contains(name);
    }

    boolean hasLinkedData() {
        return hasLinkedData;
    }

    /// What its scripts say in schema.org's words.
    List<Thing> linkedData() {
        if (linked == null) linked = hasLinkedData ? LinkedData.of(index) : List.of();
        return linked;
    }

    /// What its elements are marked as in schema.org's words.
    List<Thing> microdata() {
        if (marked == null) marked = Microdata.of(index);
        return marked;
    }

    /// The kind that it gives itself as a card for others to show (Open Graph), such as `article`.
    boolean isOfKind(String kind) {
        return KIND.from(index.document(), index).filter(kind::equals).isPresent();
    }

    /// The generator meta element in lower case contains the name.
    boolean generator(String name) {
        return generator.indexOf(name) >= 0;
    }

    private static String lastPart(String type) {
        return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#')) + 1);
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
