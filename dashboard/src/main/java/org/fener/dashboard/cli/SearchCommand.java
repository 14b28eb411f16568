package org.fener.dashboard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fener.classifier.Score;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.SearchPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `fener search`: asks the index.
@Command(name = "search", description = "Searches the posts; `*` is everything.", mixinStandardHelpOptions = true)
final class SearchCommand extends org.fener.dashboard.cli.Command {

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "words, phrases, fields such as category:smuggling")
    List<String> query = List.of();

    @Mixin
    HomeOption home = new HomeOption();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "hits (default: ${DEFAULT-VALUE})")
    int limit;

    @Option(names = "--plain", description = "take the query as words, without syntax")
    boolean plain;

    @Option(names = "--queries", paramLabel = "FILE", description = "JSON lines {id, query}; answers {id, total, hits}")
    @Nullable
    Path queries;

    @Option(names = "--json", description = "print one JSON document")
    boolean json;

    record Hit(
            String id,
            String permalink,
            String source,
            @Nullable String author,
            @Nullable String publishedAt,
            String lang,
            String text,
            double score,
            Map<String, Double> scores,
            List<String> flags,
            String group,
            int version,
            @Nullable String gone) {}

    record Answer(long total, List<Hit> hits, Map<String, Map<String, Long>> facets) {}

    record Ranked(String id, double score) {}

    record Ranking(String id, long total, List<Ranked> hits) {}

    @Override
    public Integer call() throws IOException {
        if (queries == null && query.isEmpty())
            throw new IllegalArgumentException("expected a QUERY or --queries FILE; `*` is everything");
        try (Workplace.Opened opened = workplace().open(home.path())) {
            PostIndex index = opened.installation().index();
            if (queries != null) answerMany(index, workplace().file(queries));
            else answer(index.search(ask(String.join(" ", query))));
            return 0;
        }
    }

    private PostQuery ask(String text) {
        return new PostQuery(
                text.strip().equals("*") ? "" : text,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Order.BEST,
                limit,
                Optional.empty(),
                plain);
    }

    private void answer(SearchPage page) {
        if (json) {
            Map<String, Map<String, Long>> facets = page.facets().stream()
                    .collect(Collectors.toMap(
                            SearchPage.Facet::field,
                            facet -> facet.counts().stream()
                                    .collect(Collectors.toMap(
                                            SearchPage.Count::value,
                                            SearchPage.Count::posts,
                                            Long::sum,
                                            java.util.LinkedHashMap::new)),
                            (one, other) -> one,
                            java.util.LinkedHashMap::new));
            print(JSON.writeValueAsString(new Answer(
                    page.total(), page.hits().stream().map(SearchCommand::hit).toList(), facets)));
            return;
        }
        for (SearchPage.Hit found : page.hits()) print(line(found.post()));
        say(page.total() + " posts");
    }

    private void answerMany(PostIndex index, Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines.filter(text -> !text.isBlank())::iterator) {
                JsonNode row = JSON.readTree(line);
                SearchPage page = index.search(ask(row.path("query").asString("")));
                print(JSON.writeValueAsString(new Ranking(
                        row.path("id").asString(""),
                        page.total(),
                        page.hits().stream()
                                .map(hit -> new Ranked(hit.post().post().id(), hit.score()))
                                .toList())));
            }
        }
    }

    private static Hit hit(SearchPage.Hit found) {
        IndexedPost post = found.post();
        return new Hit(
                post.post().id(),
                post.post().permalink().toString(),
                post.source(),
                post.post().author().orElse(null),
                post.post()
                        .published()
                        .map(published -> published.at().toString())
                        .orElse(null),
                post.verdict().language(),
                post.post().text(),
                found.score(),
                post.verdict().scores().stream().collect(Collectors.toMap(Score::category, Score::probability)),
                post.verdict().flags(),
                post.group(),
                post.version(),
                post.gone().map(Instant::toString).orElse(null));
    }

    private static String line(IndexedPost post) {
        String text = post.post().text().replaceAll("\\s+", " ").strip();
        String gone = post.gone().map(since -> "  gone since " + since).orElse("");
        return post.time() + "  " + String.join(",", post.verdict().flags()) + "  " + post.source() + "  "
                + post.post().permalink() + gone + "\n    "
                + (text.length() > 160 ? text.substring(0, 160) + " …" : text);
    }
}
