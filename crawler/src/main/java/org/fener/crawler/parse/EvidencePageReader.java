package org.fener.crawler.parse;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Post;
import org.fener.crawler.Source;
import org.jsoup.nodes.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Reads any page by what it shows: JSON, feed, sitemap, text or HTML; HTML by the engine that made it, else by its
/// structure, else its main text. Bounded in input and time; what breaks a parser is read as plain text.
public final class EvidencePageReader implements PageReader {

    private static final Logger LOG = LoggerFactory.getLogger(EvidencePageReader.class);
    private static final int MOST_INFLATED = 10 * 1024 * 1024;

    /// Of a page; nobody writes so many.
    private static final int MOST_TAGS = 80_000;

    private static final int SHORTEST_TAG = 3;

    /// As many as a sitemap of 50,000 addresses may have; each takes some hundred bytes.
    private static final int MOST_TAGS_OF_XML = 600_000;

    /// Characters of a page of which a tree is made; a sitemap is as long as the fetcher's cap lets it be.
    static final int LONGEST_PAGE = 4 * 1024 * 1024;

    /// What a gzip file begins with (RFC 1952 §2.3.1).
    private static final Body GZIP = Body.of(new byte[] {0x1f, (byte) 0x8b});

    private static final Pattern SITEMAP_FILE = Pattern.compile(".*(?:\\.xml|\\.txt|sitemap).*");

    private static final List<JsonParser> JSON = List.of(
            new JsonFeedParser(),
            new DiscourseJsonParser(),
            new RedditParser(),
            new LemmyParser(),
            new MastodonParser(),
            new ActivityParser(),
            new ImageboardParser());

    private final HtmlParsers html;
    private final BoundedParser bounded;

    public EvidencePageReader(InstantSource clock) {
        this(clock, Duration.ofSeconds(5));
    }

    /// @param deadline for making a document of one page; what has been read by then is what counts
    EvidencePageReader(InstantSource clock, Duration deadline) {
        this.bounded = new BoundedParser(clock, deadline);
        this.html = new HtmlParsers();
    }

    @Override
    public PageReading read(FetchedPage page, Source source) {
        PageReading reading = readingOrText(page, source);
        RobotsMeta asked = RobotsMeta.of(page).and(reading.robots());
        return reading.obeying(source.access().robotsMeta() ? asked : RobotsMeta.NONE);
    }

    private PageReading readingOrText(FetchedPage page, Source source) {
        try {
            return reading(page, source);
        } catch (RuntimeException | StackOverflowError e) {
            // the one catch-all: a page must never end the round, and what could be kept of it is kept
            LOG.warn("{}: reading failed, kept as plain text: {}", page.uri(), e.toString());
            return PlainPage.read(page, source);
        }
    }

    /// What a page says in its main part, also where it is a place to look and has no posts.
    public String mainText(FetchedPage page) {
        String text = PageDecoder.decode(page);
        return ContentKind.of(page, text) == ContentKind.HTML ? MainText.of(bounded.html(text)) : PlainText.lines(text);
    }

    /// As [#read], but what breaks a parser is thrown.
    PageReading reading(FetchedPage fetched, Source source) {
        FetchedPage page = inflated(fetched);
        if (page.status() == 404 || page.status() == 410) return nothing(PageKind.NOT_FOUND, page);
        if (Walls.byHeaders(page)) return nothing(PageKind.WALL, page);
        if (page.body().length() == 0) return nothing(PageKind.OTHER, page);
        String text = PageDecoder.decode(page);
        return switch (ContentKind.of(page, text)) {
            case HTML -> html(page, source, text);
            case XML -> xml(page, source, text);
            case JSON -> json(page, source, text);
            case TEXT ->
                SitemapReader.read(page, text)
                        .map(EvidencePageReader::sitemap)
                        .orElseGet(() -> PlainPage.read(page, source, text));
            case OTHER -> nothing(PageKind.OTHER, page);
        };
    }

    /// A tree of very many elements fills the memory of all readers, and no page that people write has so many: its
    /// words and links are read without one.
    private PageReading html(FetchedPage page, Source source, String text) {
        boolean mayBeDense = page.body().length() > SHORTEST_TAG * MOST_TAGS;
        return mayBeDense && page.body().count('<') > MOST_TAGS
                ? PlainPage.read(page, source)
                : html.read(page, source, bounded.html(text.substring(0, Math.min(text.length(), LONGEST_PAGE))));
    }

    private static PageReading nothing(PageKind kind, FetchedPage page) {
        return new PageReading(kind, page.status() >= 400 ? "error" : "none", List.of(), List.of());
    }

    private PageReading xml(FetchedPage page, Source source, String text) {
        Document xml = bounded.xml(text.substring(0, endOfTags(text)));
        Optional<List<PageLink>> sitemap = SitemapReader.read(page, xml);
        if (sitemap.isPresent()) return sitemap(sitemap.get());
        Optional<JsonParser.Found> feed = FeedReader.read(page, source, xml);
        if (feed.isPresent()) return reading("feed", feed.get(), page);
        return html(page, source, text);
    }

    static int endOfTags(String text) {
        int at = -1;
        for (int tags = 0; tags < MOST_TAGS_OF_XML; tags++) {
            at = text.indexOf('<', at + 1);
            if (at < 0) return text.length();
        }
        return at;
    }

    private static PageReading sitemap(List<PageLink> links) {
        return new PageReading(PageKind.FEED, "sitemap", List.of(), links);
    }

    private static PageReading json(FetchedPage page, Source source, String text) {
        JsonPage json;
        try {
            json = JsonPage.of(page, source, Json.read(text));
        } catch (JacksonException e) {
            LOG.debug("{}: no JSON after all: {}", page.uri(), e.getOriginalMessage());
            return PlainPage.read(page, source, text);
        }
        for (JsonParser parser : JSON)
            if (parser.recognises(json.root())) return reading(parser.engine(), parser.read(json), page);
        return new PageReading(PageKind.OTHER, "json", List.of(), List.of());
    }

    private static PageReading reading(String engine, JsonParser.Found found, FetchedPage page) {
        if (page.status() >= 400) return nothing(PageKind.WALL, page);
        List<Post> posts =
                PostDraft.posts(found.posts(), CanonicalPage.withoutFragment(WebAddress.canonical(page.uri())));
        Set<PageLink> links = new LinkedHashSet<>(found.links());
        return new PageReading(
                found.kind(), engine, posts, new ArrayList<>(links).subList(0, Math.min(links.size(), PageLinks.MOST)));
    }

    /// Sitemaps come as gzip files; no more than the cap is inflated.
    private static FetchedPage inflated(FetchedPage page) {
        if (!page.body().startsWith(GZIP)) return page;
        String path = String.valueOf(page.uri().getPath()).toLowerCase(Locale.ROOT);
        if (!SITEMAP_FILE.matcher(path).matches()) return page;
        try (InputStream file = new GZIPInputStream(page.body().stream())) {
            return page.with(Body.of(file.readNBytes(MOST_INFLATED)));
        } catch (IOException e) {
            LOG.debug("{}: no gzip after all: {}", page.uri(), e.getMessage());
            return page;
        }
    }
}
