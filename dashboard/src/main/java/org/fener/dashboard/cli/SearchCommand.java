package org.fener.dashboard.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fener.classifier.Score;
import org.fener.dashboard.export.PostExport;
import org.fener.dashboard.export.PostExport.Format;
import org.fener.dashboard.export.PostExport.Receipt;
import org.fener.indexer.BatchSearch;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.PostQuery.Widening;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.QueryPart;
import org.fener.indexer.SearchPage;
import org.fener.indexer.TellingWord;
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

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "write every match to FILE, never cut, and print rows and SHA-256; - is the output")
    @Nullable
    Path export;

    @Option(names = "--format", paramLabel = "F", description = "of the export: jsonl or csv (default: by FILE's name)")
    @Nullable
    String format;

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description = "one query a line; prints the number of posts for each")
    @Nullable
    Path batch;

    @Option(names = "--words", description = "print the words that tell the matches from all other posts")
    boolean words;

    @Option(names = "--no-forms", description = "do not look for other forms of the words")
    boolean noForms;

    @Option(names = "--no-scripts", description = "do not look for the words in the letters of the other script")
    boolean noScripts;

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
        if (queries == null && batch == null && query.isEmpty())
            throw new IllegalArgumentException("expected a QUERY, --queries FILE or --batch FILE; `*` is everything");
        try (Workplace.Opened opened = workplace().open(home.path())) {
            PostIndex index = opened.installation().index();
            PostQuery asked = ask(String.join(" ", query));
            if (queries != null) answerMany(index, workplace().file(queries));
            else if (batch != null) count(index, workplace().file(batch));
            else if (export != null) export(index, asked, export);
            else if (words) tell(index, asked);
            else answer(index, asked);
            return 0;
        }
    }

    /// Whole or not at all: a file that is there was written to its end.
    private void export(PostIndex index, PostQuery asked, Path file) throws IOException {
        String name = file.toString();
        Format how = Format.named(
                format != null ? format : name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "jsonl");
        if (name.equals("-")) {
            Receipt receipt = PostExport.write(
                    index, asked, how, new PrintedBytes(workplace().out()));
            workplace().out().flush();
            say(receipt.rows() + " rows, sha256 " + receipt.sha256());
            return;
        }
        Path target = workplace().file(file);
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            Receipt receipt;
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                receipt = PostExport.write(index, asked, how, out);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            print(JSON.writeValueAsString(new Exported(target.toString(), receipt.rows(), receipt.sha256())));
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    record Exported(String file, long rows, String sha256) {}

    record Counted(String query, long posts, @Nullable String mistake) {}

    private void count(PostIndex index, Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            BatchSearch.run(index, lines, ask(""), answer -> {
                String mistake = answer.mistake().map(QueryMistake::getMessage).orElse(null);
                if (json) print(JSON.writeValueAsString(new Counted(answer.line(), answer.posts(), mistake)));
                else print((mistake == null ? String.valueOf(answer.posts()) : mistake) + "\t" + answer.line());
            });
        }
    }

    private void tell(PostIndex index, PostQuery asked) throws IOException {
        for (TellingWord word : index.tellingWords(asked, limit)) {
            if (json) print(JSON.writeValueAsString(word));
            else print(word.word() + "\t" + word.posts() + " of " + word.looked() + "\t" + word.all() + " in all");
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
                plain,
                widened(),
                true);
    }

    private Set<Widening> widened() {
        Set<Widening> ways = EnumSet.allOf(Widening.class);
        if (noForms) ways.remove(Widening.FORMS);
        if (noScripts) ways.remove(Widening.SCRIPTS);
        return ways;
    }

    private void answer(PostIndex index, PostQuery asked) throws IOException {
        SearchPage page = index.search(asked);
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
        for (SearchPage.Variant variant : page.variants())
            say(variant.word() + " was looked for as " + String.join(", ", variant.also()) + " too");
        if (page.total() == 0) sayWhichPartsKill(index, asked);
    }

    private void sayWhichPartsKill(PostIndex index, PostQuery asked) throws IOException {
        List<QueryPart> parts = index.parts(asked);
        if (parts.size() < 2) return;
        for (QueryPart part : parts)
            say("  " + asked.text().substring(part.at().start(), part.at().end()) + ": " + part.alone()
                    + " posts alone, " + part.without() + " without it");
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
