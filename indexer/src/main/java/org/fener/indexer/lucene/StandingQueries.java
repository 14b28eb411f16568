package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.query.Clause;
import org.fener.indexer.query.QueryReader;
import org.fener.indexer.watch.Alert;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watch.Listed;
import org.fener.indexer.watch.Watches;
import org.fener.indexer.watch.Watches.State.Broken;
import org.fener.indexer.watch.Watches.State.Working;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the watches of a post by the rarest word that each of them needs or by a contact that its list names, and asks
/// the rest of those alone.
public final class StandingQueries implements Watches {

    private static final Logger LOG = LoggerFactory.getLogger(StandingQueries.class);

    /// A watch and its query, ready to be asked; one instance for each time that a watch is put.
    private static final class Standing {

        final Watch watch;
        final Condition condition;
        final Set<String> anchors;
        final Marker marker;

        Standing(Watch watch, Condition condition, Marker marker) {
            this.watch = watch;
            this.condition = condition;
            this.anchors = watch.list().isEmpty() ? condition.anchors() : Set.of();
            this.marker = marker;
        }
    }

    private record Named(Standing standing, Listed contact) {}

    private final QueryReader reader;
    private final InstantSource clock;
    private final Languages languages = new Languages();
    private final Analyzer analyzer = languages.analyzer();
    private final PostFields fields = new PostFields(languages);
    private final Map<String, State> states = new ConcurrentSkipListMap<>();
    private final Map<String, Standing> standing = new HashMap<>();
    // readers see whole lists: each change puts a new one in the place of the old
    private final Map<String, List<Standing>> byAnchor = new ConcurrentHashMap<>();
    private final Map<String, List<Named>> byContact = new ConcurrentHashMap<>();
    private final Map<String, Standing> withoutAnchor = new ConcurrentHashMap<>();
    /// anchors that are beginnings of words
    private volatile int patterns;

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
            for (Listed contact : watch.list())
                for (String form : ContactForms.asked(contact.contact()))
                    byContact.merge(form, List.of(new Named(one, contact)), StandingQueries::joined);
            for (String anchor : one.anchors) byAnchor.merge(anchor, List.of(one), StandingQueries::joined);
            patterns += beginnings(one);
            if (one.anchors.isEmpty() && watch.list().isEmpty()) withoutAnchor.put(watch.id(), one);
            state = new Working(watch);
        } catch (QueryMistake mistake) {
            state = new Broken(watch, mistake.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Watch {} of {} cannot be set.", watch.id(), watch.owner(), e);
            state = new Broken(watch, String.valueOf(e.getMessage()));
        }
        states.put(watch.id(), state);
        return state;
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private Standing compiled(Watch watch) {
        Clause clause = reader.read(watch.query());
        QueryCompiler compiler = QueryCompiler.forAnyPost(languages, analyzer);
        Condition condition = Condition.of(compiler.compile(clause));
        return new Standing(watch, condition, new Marker(Sought.of(compiler.marked(clause)), languages, analyzer));
    }

    @Override
    public synchronized void remove(String id) {
        states.remove(id);
        withoutAnchor.remove(id);
        Standing old = standing.remove(id);
        if (old == null) return;
        patterns -= beginnings(old);
        for (String anchor : old.anchors)
            byAnchor.computeIfPresent(
                    anchor,
                    (word, those) ->
                            orNone(those.stream().filter(it -> it != old).toList()));
        for (Listed contact : old.watch.list())
            for (String form : ContactForms.asked(contact.contact()))
                byContact.computeIfPresent(
                        form,
                        (it, those) -> orNone(those.stream()
                                .filter(named -> named.standing != old)
                                .toList()));
    }

    private static int beginnings(Standing one) {
        return (int) one.anchors.stream().filter(PostTerms::isBeginning).count();
    }

    @SuppressWarnings("NullAway") // null takes the key out of the map
    private static <T> List<T> orNone(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    @Override
    public List<Alert> match(IndexedPost post) {
        try {
            Instant now = clock.instant();
            PostTerms terms = new PostTerms(() -> fields.of(post), analyzer);
            Map<Standing, List<Span>> contacts = contacts(post, now);
            List<Alert> alerts = new ArrayList<>();
            for (Standing candidate : candidates(terms, contacts.keySet()))
                matched(candidate, post, terms, contacts.getOrDefault(candidate, List.of()), now)
                        .ifPresent(alerts::add);
            alerts.sort(Comparator.comparing(alert -> alert.watch().id()));
            return alerts;
        } catch (IOException e) {
            throw new UncheckedIOException(post.key() + ": its words could not be read", e);
        }
    }

    /// The lists that name a contact of the post, and where it stands.
    private Map<Standing, List<Span>> contacts(IndexedPost post, Instant now) {
        if (byContact.isEmpty()) return Map.of();
        Map<Standing, List<Span>> contacts = new HashMap<>();
        for (Indicator indicator : post.verdict().indicators())
            for (String form : ContactForms.kept(indicator))
                for (Named named : byContact.getOrDefault(form, List.of()))
                    if (named.contact.counts(now))
                        contacts.computeIfAbsent(named.standing, none -> new ArrayList<>())
                                .add(indicator.span());
        return contacts;
    }

    private Set<Standing> candidates(PostTerms terms, Collection<Standing> listed) throws IOException {
        Set<Standing> candidates = new HashSet<>(listed);
        candidates.addAll(withoutAnchor.values());
        if (!byAnchor.isEmpty()) addAnchored(terms.terms(), candidates);
        if (patterns > 0) addAnchored(terms.beginnings(), candidates);
        return candidates;
    }

    private void addAnchored(Set<String> anchors, Set<Standing> candidates) {
        for (String anchor : anchors) {
            List<Standing> those = byAnchor.get(anchor);
            if (those != null) candidates.addAll(those);
        }
    }

    private Optional<Alert> matched(
            Standing candidate, IndexedPost post, PostTerms terms, List<Span> contacts, Instant now) {
        Watch watch = candidate.watch;
        if (!watch.concerns(post, now)) return Optional.empty();
        try {
            if (!candidate.condition.holds(terms)) return Optional.empty();
            List<Span> words = new ArrayList<>(candidate.marker.marks(post));
            words.addAll(contacts);
            return Optional.of(new Alert(watch, post, Marker.merged(words)));
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
