package org.fener.dashboard.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.fener.dashboard.export.PostExport;
import org.fener.dashboard.export.PostExport.Format;
import org.fener.dashboard.export.PostExport.Receipt;
import org.fener.indexer.BatchSearch;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.QueryPart;
import org.fener.indexer.Ranked;
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

    @Mixin
    SearchOptions options = new SearchOptions();

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

    record Scored(String id, double score) {}

    record Answered(String id, long total, List<Scored> hits) {}

    @Override
    public Integer call() throws IOException {
        if (queries == null && batch == null && query.isEmpty())
            throw new IllegalArgumentException("expected a QUERY, --queries FILE or --batch FILE; `*` is everything");
        try (Workplace.Opened opened = workplace().open(home.path())) {
            PostIndex index = opened.installation().index();
            PostQuery asked = options.asking(String.join(" ", query));
            if (queries != null) answerMany(index, workplace().file(queries));
            else if (batch != null) count(index, workplace().file(batch));
            else if (export != null) export(index, asked, export);
            else if (words) tell(index, asked);
            else answer(index, asked);
            return 0;
        } catch (QueryMistake mistake) {
            point(String.join(" ", query), mistake);
            throw mistake;
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
            BatchSearch.run(index, lines, options.asking(""), answer -> {
                String mistake = answer.mistake().map(QueryMistake::getMessage).orElse(null);
                if (json) print(JSON.writeValueAsString(new Counted(answer.line(), answer.posts(), mistake)));
                else print((mistake == null ? String.valueOf(answer.posts()) : mistake) + "\t" + answer.line());
            });
        }
    }

    private void tell(PostIndex index, PostQuery asked) throws IOException {
        for (TellingWord word : index.tellingWords(asked, options.limit)) {
            if (json) print(JSON.writeValueAsString(word));
            else print(word.word() + "\t" + word.posts() + " of " + word.looked() + "\t" + word.all() + " in all");
        }
    }

    private void answer(PostIndex index, PostQuery asked) throws IOException {
        SearchPage page = index.search(asked);
        if (json) {
            print(JSON.writeValueAsString(FoundPosts.of(page)));
            return;
        }
        for (SearchPage.Hit found : page.hits()) print(FoundPosts.line(found.post()));
        say(page.total() + " posts");
        for (SearchPage.Variant variant : page.variants())
            say(variant.word() + " was looked for as " + String.join(", ", variant.also()) + " too");
        if (!page.matched().isEmpty()) say("found as " + String.join(", ", page.matched()));
        if (page.total() == 0) sayWhichPartsKill(index, asked);
    }

    private void sayWhichPartsKill(PostIndex index, PostQuery asked) throws IOException {
        List<QueryPart> parts = index.parts(asked);
        for (QueryPart part : parts) {
            String typed = asked.text().substring(part.at().start(), part.at().end());
            if (parts.size() > 1)
                say("  " + typed + ": " + part.alone() + " posts alone, " + part.without() + " without it");
            part.instead().ifPresent(it -> say("  no post has " + typed + "; did you mean " + it + "?"));
        }
    }

    private void answerMany(PostIndex index, Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines.filter(text -> !text.isBlank())::iterator) {
                JsonNode row = JSON.readTree(line);
                PostQuery asked = options.asking(row.path("query").asString(""));
                print(JSON.writeValueAsString(new Answered(
                        row.path("id").asString(""),
                        index.count(asked),
                        index.ranking(asked).posts().stream()
                                .map(SearchCommand::scored)
                                .toList())));
            }
        }
    }

    /// A source's id has no slash, a post's may.
    private static Scored scored(Ranked ranked) {
        String key = ranked.key();
        return new Scored(key.substring(key.indexOf('/') + 1), ranked.score());
    }
}
