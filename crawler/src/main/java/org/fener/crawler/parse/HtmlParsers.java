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

    private final List<PageParser> parsers;
    private final PageParser rest = new ArticleParser();

    HtmlParsers() {
        List<PageParser> all = new ArrayList<>();
        all.add(new TelegramParser());
        ForumShapes.ALL.forEach(shape -> all.add(new ForumParser(shape)));
        CommunityShapes.ALL.forEach(shape -> all.add(new ForumParser(shape)));
        all.add(new PreloadedDiscourse());
        all.add(new SchemaParser());
        all.add(new RecordsParser());
        parsers = List.copyOf(all);
    }

    PageReading read(FetchedPage fetched, Source source, Document document) {
        HtmlPage page = HtmlPage.of(fetched, source, document);
        boolean failed = fetched.status() >= 400;
        for (PageParser parser : parsers) {
            if (failed || !parser.recognises(page.evidence())) continue;
            // the boards of a forum we know repeat teasers, not posts
            if (parser instanceof RecordsParser && ForumPages.engine(page).isPresent()) continue;
            boolean known = parser instanceof ForumParser || parser instanceof TelegramParser;
            Optional<PageKind> wall = known ? Optional.empty() : Walls.of(document, fetched.status());
            if (wall.isPresent()) return reading(page, "wall", new Found(wall.get(), List.of()));
            Optional<Found> found = parser.read(page);
            if (found.isPresent()) return reading(page, parser.engine(), found.get());
        }
        Optional<PageKind> wall = Walls.of(document, fetched.status());
        if (wall.isPresent() || failed)
            return reading(page, "wall", new Found(wall.orElse(failure(fetched)), List.of()));
        Optional<String> forum = ForumPages.engine(page);
        if (forum.isPresent())
            return reading(page, forum.get(), new Found(Walls.notice(document).orElse(PageKind.LIST), List.of()));
        return reading(page, rest.engine(), rest.read(page).orElse(new Found(PageKind.OTHER, List.of())));
    }

    private static PageKind failure(FetchedPage page) {
        return page.status() == 401 || page.status() == 403 || page.status() == 429 || page.status() == 451
                ? PageKind.WALL
                : PageKind.OTHER;
    }

    private static PageReading reading(HtmlPage page, String engine, Found found) {
        return new PageReading(
                found.kind(), engine, PostDraft.posts(found.posts(), page.address()), PageLinks.of(page));
    }
}
