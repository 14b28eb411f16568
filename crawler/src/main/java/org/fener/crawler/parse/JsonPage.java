package org.fener.crawler.parse;

import java.net.URI;
import java.util.Optional;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.Source;
import org.jsoup.Jsoup;
import tools.jackson.databind.JsonNode;

/// A JSON document while it is read.
record JsonPage(FetchedPage fetched, Source source, JsonNode root, WebAddress base, DateReader dates) {

    static JsonPage of(FetchedPage fetched, Source source, JsonNode root) {
        return new JsonPage(
                fetched,
                source,
                root,
                WebAddress.base(fetched.uri()),
                PageClock.of(fetched, source, source.language()));
    }

    Optional<URI> resolve(String href) {
        return base.resolve(href);
    }

    Optional<PublishedAt> time(JsonNode object, String... names) {
        return Json.text(object, names).flatMap(dates::read);
    }

    static String plain(String html) {
        return html.isEmpty()
                ? ""
                : PlainText.said(Jsoup.parseBodyFragment(html).body());
    }
}
