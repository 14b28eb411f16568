package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.parse.PageLink.Relation;

/// Next and previous pages named in the `Link` header (RFC 8288).
final class LinkHeader {

    private static final Pattern LINK =
            Pattern.compile("<([^>]{1,2048})>\\s*;[^,<]*?rel\\s*=\\s*\"?\\s*(next|prev)\\b", Pattern.CASE_INSENSITIVE);

    private LinkHeader() {}

    static List<PageLink> paging(FetchedPage page, WebAddress base) {
        List<PageLink> links = new ArrayList<>();
        for (String header : page.headers().all("Link")) {
            Matcher matcher = LINK.matcher(header);
            while (matcher.find())
                base.resolve(matcher.group(1)).ifPresent(uri -> links.add(new PageLink(uri, Relation.PAGING)));
        }
        return links;
    }
}
