package org.fener.crawler.parse;

import org.fener.crawler.parse.TreeState.Mode;
import org.jsoup.nodes.Element;

/// Start and end tags before the body of a page (WHATWG HTML, 13.2.6.4.2 to 13.2.6.4.6).
final class HeadTags {

    private final TreeState state;
    private final OpenElements open;
    private final TreeMaker maker;

    HeadTags(TreeState state, TreeMaker maker) {
        this.state = state;
        this.open = state.open;
        this.maker = maker;
    }

    void beforeHtml(HtmlTag tag) {
        if (tag == HtmlTag.HTML) {
            Element html = state.element(tag);
            state.document.appendChild(html);
            open.push(tag, html, false);
            state.mode = Mode.BEFORE_HEAD;
        } else {
            state.implied(HtmlTag.HTML, Mode.BEFORE_HEAD);
            maker.start(tag);
        }
    }

    void beforeHead(HtmlTag tag) {
        if (tag == HtmlTag.HTML) state.again(tag);
        else if (tag == HtmlTag.HEAD) {
            state.head = state.insert(tag);
            state.mode = Mode.HEAD;
        } else {
            state.impliedHead();
            maker.start(tag);
        }
    }

    void head(HtmlTag tag) {
        if (tag == HtmlTag.HTML) state.again(tag);
        else if (tag == HtmlTag.TEMPLATE) state.startTemplate(tag);
        else if (tag == HtmlTag.NOSCRIPT) state.startNoscript(tag);
        else if (tag.has(TagRole.HEAD_CONTENT)) state.insert(tag);
        else if (tag != HtmlTag.HEAD) {
            state.endHead();
            maker.start(tag);
        }
    }

    void afterHead(HtmlTag tag) {
        if (tag == HtmlTag.HTML) state.again(tag);
        else if (tag == HtmlTag.FRAMESET || state.head == null) state.odd = true;
        else if (tag == HtmlTag.BODY) {
            state.insert(tag);
            state.hasBody = true;
            state.mode = Mode.BODY;
        } else if (tag == HtmlTag.TEMPLATE) {
            Element template = state.element(tag);
            state.head.element.appendChild(template);
            open.push(tag, template, false);
            state.openTemplate();
        } else if (tag.has(TagRole.HEAD_CONTENT)) state.head.element.appendChild(state.element(tag));
        else if (tag != HtmlTag.HEAD) {
            state.implied(HtmlTag.BODY, Mode.BODY);
            maker.start(tag);
        }
    }

    void endInHead(HtmlTag tag) {
        if (tag == HtmlTag.HEAD) state.endHead();
        else if (endsHead(tag)) {
            state.endHead();
            maker.end(tag);
        }
    }

    /// Whether an end tag ends the head and is looked at again in the body.
    static boolean endsHead(HtmlTag tag) {
        return tag == HtmlTag.BODY || tag == HtmlTag.BR || tag == HtmlTag.HTML;
    }
}
