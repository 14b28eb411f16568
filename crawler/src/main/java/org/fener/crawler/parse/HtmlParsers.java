package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Source;
import org.fener.crawler.parse.PageParser.Found;
import org.jsoup.nodes.Document;

/// All that read HTML, in the order in which they are asked.
final class HtmlParsers {

    private final List<PageParser> known;
    private final PageParser schema = new SchemaParser();
    private final PageParser records = new RecordsParser();
    private final PageParser rest = new ArticleParser();

    HtmlParsers() {
        List<PageParser> all = new ArrayList<>();
        all.add(new TelegramParser());
        ForumShapes.ALL.forEach(shape -> all.add(new ForumParser(shape)));
        CommunityShapes.ALL.forEach(shape -> all.add(new ForumParser(shape)));
        all.add(new PreloadedDiscourse());
        known = List.copyOf(all);
    }

    PageReading read(FetchedPage fetched, Source source, Document document) {
        HtmlPage page = new HtmlPage(fetched, source, document);
        if (fetched.status() >= 400) {
            PageKind kind = Walls.of(page).orElse(failure(fetched));
            return reading(page, "wall", new Found(kind, List.of()));
        }
        return first(known, page).orElseGet(() -> unknown(page));
    }

    /// A page that no engine we know has made.
    private PageReading unknown(HtmlPage page) {
        Optional<PageKind> wall = Walls.of(page);
        if (wall.isPresent()) return reading(page, "wall", new Found(wall.get(), List.of()));
        Optional<PageReading> described = first(List.of(schema), page);
        if (described.isPresent()) return described.get();
        // the boards of a forum we know repeat teasers, not posts
        Optional<String> forum = ForumPages.engine(page);
        if (forum.isPresent())
            return reading(page, forum.get(), new Found(Walls.notice(page).orElse(PageKind.LIST), List.of()));
        // who can be reached how is no thread, however often a row of it repeats
        return first(page.isContactPage() ? List.of(rest) : List.of(records, rest), page)
                .orElseGet(() -> reading(page, rest.engine(), new Found(PageKind.OTHER, List.of())));
    }

    private static Optional<PageReading> first(List<PageParser> parsers, HtmlPage page) {
        for (PageParser parser : parsers) {
            if (!parser.recognises(page.evidence())) continue;
            Optional<Found> found = parser.read(page);
            if (found.isPresent()) return Optional.of(reading(page, parser.engine(), found.get()));
        }
        return Optional.empty();
    }

    private static PageKind failure(FetchedPage page) {
        return page.status() == 401 || page.status() == 403 || page.status() == 429 || page.status() == 451
                ? PageKind.WALL
                : PageKind.OTHER;
    }

    private static PageReading reading(HtmlPage page, String engine, Found found) {
        List<PageLink> links = new ArrayList<>(PageLinks.of(page));
        links.addAll(found.places());
        return new PageReading(
                found.kind(),
                engine,
                PostDraft.posts(found.posts(), page.address()),
                found.kind() == PageKind.LIST ? ListedTimes.on(page, links) : links,
                RobotsMeta.of(page.index()));
    }
}
