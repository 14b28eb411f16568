package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/// What a page says from its headline on, where it tells who has written something and when.
final class BelowHeadline {

    /// So many pieces of text are looked at.
    private static final int PIECES = 40;

    private BelowHeadline() {}

    /// The pieces that are not blank, folded, in order; none on a page without headline.
    static List<String> pieces(HtmlPage page) {
        ElementIndex index = page.index();
        List<Element> headlines = index.named("h1");
        List<String> pieces = new ArrayList<>();
        if (headlines.isEmpty()) return pieces;
        int end = index.textEnd(0);
        for (int text = index.textStart(index.place(headlines.getFirst()));
                text < end && pieces.size() < PIECES;
                text++) if (!index.text(text).isBlank()) pieces.add(PlainText.fold(index.text(text)));
        return pieces;
    }
}
