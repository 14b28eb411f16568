package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.lucene.analysis.Analyzer;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.query.Clause;
import org.fener.indexer.query.QueryReader;
import org.fener.indexer.watch.Alert;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watches;
import org.fener.indexer.watch.Watches.State.Broken;
import org.fener.indexer.watch.Watches.State.Working;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the watches of a post by the rarest word that each of them needs, and asks the rest of those alone.
public final class StandingQueries implements Watches {

    private static final Logger LOG = LoggerFactory.getLogger(StandingQueries.class);

    /// A watch and its query, ready to be asked.
    private record Standing(Watch watch, Condition condition, Set<String> anchors, Marker marker) {}

    private final QueryReader reader;
    private final InstantSource clock;
    private final Languages languages = new Languages();
    private final Analyzer analyzer = languages.analyzer();
    private final PostFields fields = new PostFields(languages);
    private final Map<String, State> states = new ConcurrentSkipListMap<>();
    private final Map<String, Standing> standing = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Standing>> byAnchor = new ConcurrentHashMap<>();
    private final Map<String, Standing> withoutAnchor = new ConcurrentHashMap<>();

    /// @param zone  in which a day is a day
    /// @param clock for times such as `since:7d` and for expiry
    public StandingQueries(ZoneId zone, InstantSource clock) {
        this.reader = new QueryReader(clock, zone);
        this.clock = clock;
    }

    @Override
    public synchronized State put(Watch watch) {
        remove(watch.id());
        State state;
        try {
            Standing one = compiled(watch);
            standing.put(watch.id(), one);
            if (one.anchors.isEmpty()) withoutAnchor.put(watch.id(), one);
            for (String anchor : one.anchors)
                byAnchor.computeIfAbsent(anchor, none -> new ConcurrentHashMap<>())
                        .put(watch.id(), one);
            state = new Working(watch);
        } catch (QueryMistake mistake) {
            state = new Broken(watch, mistake.getMessage());
        }
        states.put(watch.id(), state);
        return state;
    }

    private Standing compiled(Watch watch) {
        Clause clause = reader.read(watch.query());
        QueryCompiler compiler = QueryCompiler.forAnyPost(languages, analyzer);
        Condition condition = Condition.of(compiler.compile(clause));
        return new Standing(
                watch, condition, condition.anchors(), new Marker(compiler.marked(clause), languages, analyzer));
    }

    @Override
    public synchronized void remove(String id) {
        states.remove(id);
        withoutAnchor.remove(id);
        Standing old = standing.remove(id);
        if (old == null) return;
        for (String anchor : old.anchors)
            byAnchor.computeIfPresent(anchor, (word, watches) -> {
                watches.remove(id);
                return watches.isEmpty() ? null : watches;
            });
    }

    @Override
    public List<Alert> match(IndexedPost post) {
        try {
            PostTerms terms = new PostTerms(fields.of(post), analyzer);
            Map<String, Standing> candidates = new TreeMap<>(withoutAnchor);
            for (String term : terms.terms()) candidates.putAll(byAnchor.getOrDefault(term, Map.of()));
            List<Alert> alerts = new ArrayList<>();
            for (Standing candidate : candidates.values())
                matched(candidate, post, terms).ifPresent(alerts::add);
            return alerts;
        } catch (IOException e) {
            throw new UncheckedIOException(post.key() + ": its words could not be read", e);
        }
    }

    private Optional<Alert> matched(Standing candidate, IndexedPost post, PostTerms terms) {
        Watch watch = candidate.watch;
        if (!watch.concerns(post, clock.instant())) return Optional.empty();
        try {
            if (!candidate.condition.holds(terms)) return Optional.empty();
            List<Span> words = candidate.marker.marks(post);
            return Optional.of(new Alert(watch, post, words));
        } catch (IOException | RuntimeException e) {
            LOG.error("Watch {} of {} broke on post {}.", watch.id(), watch.owner(), post.key(), e);
            states.put(watch.id(), new Broken(watch, "it failed on post " + post.key() + ": " + e));
            return Optional.empty();
        }
    }

    @Override
    public Map<String, State> states() {
        return new TreeMap<>(states);
    }
}
