package org.fener.crawler.parse;

import org.jsoup.nodes.Element;

/// Tells pages that mostly lead elsewhere.
final class ListPages {

    private ListPages() {}

    /// Front pages, and pages whose words are mostly links to items.
    static boolean isList(HtmlPage page) {
        int linked = 0;
        int items = 0;
        for (Element anchor : page.document().getElementsByTag("a")) {
            int words = anchor.text().length();
            linked += words;
            if (words >= 20) items++;
        }
        int all = Math.max(1, page.document().text().length());
        return items >= 8 && linked * 2 > all;
    }
}
