package org.fener.crawler.parse;

import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/// An element that knows its place in the order of its document, so that nobody has to look for it. [QuickTree] makes
/// these, jsoup makes others. What it is asked of its attributes, by name, it tells without looking through them.
final class PlacedElement extends Element {

    private int place = -1;

    PlacedElement(Tag tag, @Nullable Attributes attributes) {
        super(tag, null, attributes);
    }

    /// False of one that surely has none.
    boolean mayHaveAttributes() {
        return hasAttributes();
    }

    @Override
    public boolean hasAttr(String name) {
        AttributeName known = AttributeName.of(name);
        if (known.isCommon() && hasAttributes() && attributes() instanceof NamedAttributes named)
            return named.has(known);
        return super.hasAttr(name);
    }

    @Override
    public String attr(String name) {
        AttributeName known = AttributeName.of(name);
        if (!known.isCommon() || !hasAttributes() || !(attributes() instanceof NamedAttributes named))
            return super.attr(name);
        return named.has(known) ? named.get(known.name()) : "";
    }

    /// As the document's [ElementIndex] has told it; negative before.
    int place() {
        return place;
    }

    void place(int told) {
        place = told;
    }
}
