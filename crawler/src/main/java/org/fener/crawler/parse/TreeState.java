package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import org.fener.crawler.parse.OpenElements.Open;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.parser.TagSet;
import org.jspecify.annotations.Nullable;

/// A tree that is being made: what is open, which part of the page is read, and how elements come into it.
final class TreeState {

    /// The insertion mode of the standard (WHATWG HTML, 13.2.4.1).
    enum Mode {
        BEFORE_HTML,
        BEFORE_HEAD,
        HEAD,
        AFTER_HEAD,
        BODY,
        TABLE,
        TABLE_BODY,
        ROW,
        CELL,
        CAPTION,
        COLUMNS,
        TEMPLATE,
        AFTER_BODY,
        AFTER_ALL
    }

    final Document document;
    final OpenElements open = new OpenElements();
    private final TagSet tags = TagSet.Html();
    /// In which mode each open template is read.
    final List<Mode> templates = new ArrayList<>();
    Mode mode = Mode.BEFORE_HTML;

    @Nullable
    Open head;

    @Nullable
    Open form;

    private @Nullable Open outerForm;
    /// How many elements are open around the `noscript` that is read; -1 if none is.
    int noscript = -1;
    boolean hasBody;
    /// The page needs more mending than this does.
    boolean odd;

    /// Of the start tag that is being looked at.
    @Nullable
    Attributes attributes;

    boolean selfClosing;
    /// Whether characters alone follow it.
    boolean raw;
    private @Nullable Element last;

    TreeState(Document document) {
        this.document = document;
    }

    /// The end of a `noscript`, within which nothing was mended.
    void endNoscript() {
        open.popTo(noscript);
        noscript = -1;
        form = outerForm;
    }

    /// Inserts an element and leaves it open, unless it is empty. What is characters alone is filled by the reader.
    Open insert(HtmlTag tag) {
        Element element = element(tag);
        open.append(element);
        Open pushed = open.push(tag, element, false);
        if (element.tag().isEmpty()) open.pop();
        return pushed;
    }

    Element element(HtmlTag tag) {
        Element element = tag == HtmlTag.FORM
                ? new FormElement(jsoupTag(tag), null, attributes)
                : new PlacedElement(jsoupTag(tag), attributes);
        last = element;
        raw = element.tag().is(Tag.Data) || element.tag().is(Tag.RcData);
        return element;
    }

    void implied(HtmlTag tag, Mode next) {
        Element element = new PlacedElement(jsoupTag(tag), null);
        if (open.size() == 0) document.appendChild(element);
        else open.append(element);
        open.push(tag, element, false);
        if (tag == HtmlTag.BODY) hasBody = true;
        mode = next;
    }

    void impliedHead() {
        implied(HtmlTag.HEAD, Mode.HEAD);
        head = open.current();
    }

    void endHead() {
        open.pop();
        mode = Mode.AFTER_HEAD;
    }

    void insertForeign(HtmlTag tag) {
        Element element = new PlacedElement(tags.valueOf(tag.name, Parser.NamespaceSvg), attributes);
        open.append(element);
        if (!selfClosing) open.push(tag, element, true);
    }

    /// Another document or body says more of the one there is.
    void again(HtmlTag tag) {
        if (tag == HtmlTag.FRAMESET) odd = true;
        else if (attributes != null && !open.holds(HtmlTag.TEMPLATE)) {
            int at = tag == HtmlTag.HTML ? 0 : 1;
            if (open.size() > at && open.get(at).is(tag))
                merge(attributes, open.get(at).element.attributes());
        }
    }

    void startTemplate(HtmlTag tag) {
        insert(tag);
        openTemplate();
    }

    void openTemplate() {
        open.border();
        mode = Mode.TEMPLATE;
        templates.add(mode);
    }

    void endTemplate() {
        if (!open.holds(HtmlTag.TEMPLATE)) return;
        open.endAllImplied();
        open.popTo(HtmlTag.TEMPLATE);
        open.clearToBorder();
        templates.removeLast();
        resetMode();
    }

    void startNoscript(HtmlTag tag) {
        insert(tag);
        noscript = open.size() - 1;
        outerForm = form;
        form = null;
    }

    void resetMode() {
        for (int at = open.size() - 1; at >= 0; at--) {
            Open around = open.get(at);
            if (around.isForeign) continue;
            HtmlTag tag = around.tag;
            if (tag.has(TagRole.CELL)) mode = Mode.CELL;
            else if (tag == HtmlTag.TR) mode = Mode.ROW;
            else if (tag.has(TagRole.TABLE_BODY)) mode = Mode.TABLE_BODY;
            else if (tag == HtmlTag.CAPTION) mode = Mode.CAPTION;
            else if (tag == HtmlTag.COLGROUP) mode = Mode.COLUMNS;
            else if (tag == HtmlTag.TABLE) mode = Mode.TABLE;
            else if (tag == HtmlTag.TEMPLATE) mode = templates.getLast();
            else if (tag == HtmlTag.HEAD) mode = Mode.HEAD;
            else if (tag == HtmlTag.BODY) mode = Mode.BODY;
            else if (tag == HtmlTag.HTML) mode = Mode.AFTER_HEAD;
            else continue;
            return;
        }
        odd = true;
    }

    /// Fills the element that was inserted last, which holds characters alone, and closes it.
    @SuppressWarnings("ReferenceEquality") // which one it is, is the question
    void fill(String text) {
        Element filled = last;
        if (filled == null) {
            odd = true;
            return;
        }
        if (!text.isEmpty()) filled.appendChild(filled.tag().is(Tag.Data) ? new DataNode(text) : new TextNode(text));
        if (open.size() > 0 && open.current().element == filled) open.pop();
    }

    private static void merge(Attributes more, Attributes into) {
        for (Attribute attribute : more) {
            if (into.hasKey(attribute.getKey())) continue;
            if (into instanceof NamedAttributes named)
                named.add(AttributeName.of(attribute.getKey()), attribute.getValue());
            else into.put(attribute);
        }
    }

    /// For each element of a page, so that nothing is made to ask for it.
    private Tag jsoupTag(HtmlTag tag) {
        return tag.tag.isPresent() ? tag.tag.get() : tags.valueOf(tag.name, Parser.NamespaceHtml);
    }
}
