package org.fener.crawler.parse;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Source;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A page with its document, while it is read.
///
/// @param base     what its links are relative to: its address, or its `<base>`
/// @param language as the page declares it, else the source's hint
record HtmlPage(
        FetchedPage fetched,
        Source source,
        Document document,
        Evidence evidence,
        WebAddress base,
        URI address,
        Optional<String> language,
        DateReader dates) {

    static HtmlPage of(FetchedPage fetched, Source source, Document document) {
        Evidence evidence = Evidence.of(document);
        WebAddress own = WebAddress.base(fetched.uri());
        Element base = document.selectFirst("base[href]");
        WebAddress links = base == null
                ? own
                : own.resolve(base.attr("href")).map(WebAddress::base).orElse(own);
        Optional<String> declared = language(document);
        Optional<String> language = declared.or(source::language);
        return new HtmlPage(
                fetched,
                source,
                document,
                evidence,
                links,
                CanonicalPage.of(document, fetched.uri(), links),
                language,
                PageClock.of(fetched, source, language));
    }

    private static Optional<String> language(Document document) {
        Element html = document.selectFirst("html");
        String code = html == null ? "" : html.attr("lang").isBlank() ? html.attr("xml:lang") : html.attr("lang");
        return tag(code);
    }

    static Optional<String> tag(String code) {
        String tag = code.strip().replace('_', '-');
        if (!tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) return Optional.empty();
        return Optional.of(Locale.forLanguageTag(tag).toLanguageTag());
    }

    Optional<URI> resolve(String href) {
        return base.resolve(href);
    }

    /// The title of what the page is about, without the site's name where that can be told.
    Optional<String> title() {
        return PageTitle.of(document);
    }
}
