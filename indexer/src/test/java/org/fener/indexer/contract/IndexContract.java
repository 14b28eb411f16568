package org.fener.indexer.contract;

import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What every index keeps and answers, whatever engine is below: one class for each side of it.
///
/// The clock stands at 2026-11-21T12:00:00Z; a day is a day in Europe/Sofia.
public abstract class IndexContract {

    protected static final ArchiveCursor SOMEWHERE =
            new ArchiveCursor("2026/11/20/a.warc.gz", Map.of("2026/11/20/b.warc.gz", 4711L));

    protected PostIndex index;

    /// Opens the one index of this test, again after each close.
    protected abstract PostIndex open() throws IOException;

    @BeforeEach
    void openIndex() throws IOException {
        index = open();
    }

    @AfterEach
    void closeIndex() throws IOException {
        index.close();
    }

    protected void reopen() throws IOException {
        index.close();
        index = open();
    }

    protected PostIndex refreshed() throws IOException {
        index.refresh();
        return index;
    }

    protected List<String> ids(String query) throws IOException {
        return ids(PostQuery.of(query));
    }

    protected List<String> ids(PostQuery query) throws IOException {
        return refreshed().search(query).hits().stream()
                .map(hit -> hit.post().post().id())
                .sorted()
                .toList();
    }

    protected IndexedPost current(String key) throws IOException {
        return index.get(key).orElseThrow();
    }

    protected void addVariety() throws IOException {
        post("a", "Превоз до Сърбия")
                .in("bg")
                .published("2026-11-17T10:00:00Z")
                .scored("smuggling", 0.6)
                .with(Kind.PRICE, "EUR 800")
                .addTo(index);
        post("b", "Превоз с джип")
                .from("market")
                .in("bg")
                .published("2026-11-18T10:00:00Z")
                .scored("smuggling", 0.9)
                .scored("trafficking", 0.7)
                .with(Kind.PRICE, "EUR 3500")
                .addTo(index);
        post("c", "Fresh logs for sale")
                .in("en")
                .author("Petrov")
                .published("2026-11-19T10:00:00Z")
                .scored("cyber-threat", 0.8)
                .addTo(index);
        post("d", "Weather report").in("en").published("2026-11-19T22:30:00Z").addTo(index);
        post("e", "undated").from("market").undated().addTo(index);
        post("f", "late")
                .published("2026-11-20T22:30:00Z")
                .fetched("2026-11-21T01:00:00Z")
                .addTo(index);
    }

    protected static QueryForm query(String text) {
        return new QueryForm(text);
    }

    /// A query put together word by word.
    protected static final class QueryForm {

        private final String text;
        private List<String> categories = List.of();
        private List<String> sources = List.of();
        private List<String> languages = List.of();
        private Optional<Instant> from = Optional.empty();
        private Optional<Instant> until = Optional.empty();
        private Optional<Instant> seenFrom = Optional.empty();
        private Optional<Instant> seenUntil = Optional.empty();
        private Order order = Order.BEST;
        private int limit = 50;
        private Optional<String> after = Optional.empty();
        private boolean plain;

        private QueryForm(String text) {
            this.text = text;
        }

        public QueryForm categories(String... names) {
            categories = List.of(names);
            return this;
        }

        public QueryForm sources(String... names) {
            sources = List.of(names);
            return this;
        }

        public QueryForm languages(String... names) {
            languages = List.of(names);
            return this;
        }

        public QueryForm published(Instant start, Instant end) {
            from = Optional.of(start);
            until = Optional.of(end);
            return this;
        }

        public QueryForm seen(Instant start, Instant end) {
            seenFrom = Optional.of(start);
            seenUntil = Optional.of(end);
            return this;
        }

        public QueryForm order(Order newOrder) {
            order = newOrder;
            return this;
        }

        public QueryForm limit(int most) {
            limit = most;
            return this;
        }

        public QueryForm after(Optional<String> place) {
            after = place;
            return this;
        }

        public QueryForm plain(boolean words) {
            plain = words;
            return this;
        }

        public PostQuery build() {
            return new PostQuery(
                    text, categories, sources, languages, from, until, seenFrom, seenUntil, order, limit, after, plain);
        }
    }
}
