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
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
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

    /// Posts after which the rarest words are chosen anew, the first time; then after twice as many.
    private static final int FIRST_CHOICE = 1_000;

    /// A watch and its query, ready to be asked; one instance for each time that a watch is put.
    private static final class Standing {

        final Watch watch;
        final Condition condition;
        final List<Condition> seen;
        final Marker unseen;
        int[] anchors = Condition.NO_ANCHORS;

        Standing(Watch watch, Condition condition, List<Condition> seen, Marker unseen) {
            this.watch = watch;
            this.condition = condition;
            this.seen = seen;
            this.unseen = unseen;
        }
    }

    private record Named(Standing standing, Listed contact) {}

    private final QueryReader reader;
    private final InstantSource clock;
    private final Languages languages = new Languages();
    private final Analyzer analyzer = languages.analyzer();
    private final PostFields fields = new PostFields(languages);
    private final Map<String, State> states = new ConcurrentSkipListMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final WatchedWords words = new WatchedWords();
    private final Map<String, Standing> standing = new HashMap<>();
    /// by the number of a word
    private final List<List<Standing>> byAnchor = new ArrayList<>();
    private final Map<String, List<Named>> byContact = new HashMap<>();
    private final Map<String, Standing> withoutAnchor = new HashMap<>();
    private final AtomicLong posts = new AtomicLong();
    private volatile long nextChoice = FIRST_CHOICE;

    /// @param zone  in which a day is a day
    /// @param clock for times such as `since:7d` and for expiry
    public StandingQueries(ZoneId zone, InstantSource clock) {
        this.reader = new QueryReader(clock, zone);
        this.clock = clock;
    }

    @Override
    public State put(Watch watch) {
        lock.writeLock().lock();
        try {
            forget(watch.id());
            State state = set(watch);
            states.put(watch.id(), state);
            return state;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private State set(Watch watch) {
        try {
            Standing one = compiled(watch);
            standing.put(watch.id(), one);
            for (Listed contact : watch.list())
                for (String form : ContactForms.asked(contact.contact()))
                    byContact.computeIfAbsent(form, none -> new ArrayList<>(1)).add(new Named(one, contact));
            anchor(one);
            return new Working(watch);
        } catch (QueryMistake mistake) {
            return new Broken(watch, mistake.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Watch {} of {} cannot be set.", watch.id(), watch.owner(), e);
            return new Broken(watch, String.valueOf(e.getMessage()));
        }
    }

    private Standing compiled(Watch watch) {
        Clause clause = reader.read(watch.query());
        QueryCompiler compiler = QueryCompiler.forAnyPost(languages, analyzer);
        Condition condition = Condition.of(compiler.compile(clause), words);
        List<Condition> seen = new ArrayList<>();
        List<Query> unseen = new ArrayList<>();
        for (Query query : compiler.marked(clause)) {
            Condition marked = Condition.of(query, words);
            if (marked.isSeen()) seen.add(marked);
            else unseen.add(query);
        }
        return new Standing(watch, condition, seen, new Marker(Sought.of(unseen), languages, analyzer));
    }

    /// A list calls its watch up by itself.
    private void anchor(Standing one) {
        while (byAnchor.size() < words.size()) byAnchor.add(new ArrayList<>(0));
        if (!one.watch.list().isEmpty()) return;
        one.anchors = one.condition.anchors(words);
        for (int anchor : one.anchors) byAnchor.get(anchor).add(one);
        if (one.anchors.length == 0) withoutAnchor.put(one.watch.id(), one);
    }

    @Override
    public void remove(String id) {
        lock.writeLock().lock();
        try {
            forget(id);
            states.remove(id);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void forget(String id) {
        withoutAnchor.remove(id);
        Standing old = standing.remove(id);
        if (old == null) return;
        for (int anchor : old.anchors) byAnchor.get(anchor).remove(old);
        if (!old.watch.list().isEmpty()) {
            byContact.values().forEach(those -> those.removeIf(named -> named.standing == old));
            byContact.values().removeIf(List::isEmpty);
        }
    }

    /// What posts showed to be frequent calls up no more watches.
    private void chooseAnchors() {
        lock.writeLock().lock();
        try {
            if (posts.get() < nextChoice) return;
            nextChoice *= 2;
            byAnchor.forEach(List::clear);
            withoutAnchor.clear();
            standing.values().forEach(this::anchor);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public List<Alert> match(IndexedPost post) {
        if (posts.incrementAndGet() >= nextChoice) chooseAnchors();
        lock.readLock().lock();
        try {
            Instant now = clock.instant();
            PostTokens tokens = new PostTokens(fields.of(post), analyzer, words);
            Map<Standing, List<Span>> contacts = contacts(post, now);
            List<Alert> alerts = new ArrayList<>();
            for (Standing candidate : candidates(tokens, contacts.keySet()))
                matched(candidate, post, tokens, contacts.getOrDefault(candidate, List.of()), now)
                        .ifPresent(alerts::add);
            alerts.sort(Comparator.comparing(alert -> alert.watch().id()));
            return alerts;
        } catch (IOException e) {
            throw new UncheckedIOException(post.key() + ": its words could not be read", e);
        } finally {
            lock.readLock().unlock();
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

    private Set<Standing> candidates(PostTokens tokens, Collection<Standing> listed) {
        Set<Standing> candidates = new HashSet<>(listed);
        candidates.addAll(withoutAnchor.values());
        for (int word : tokens.distinct()) {
            words.met(word);
            // a watch that could not be set may have left words behind
            if (word < byAnchor.size()) candidates.addAll(byAnchor.get(word));
        }
        return candidates;
    }

    private Optional<Alert> matched(
            Standing candidate, IndexedPost post, PostTokens tokens, List<Span> contacts, Instant now) {
        Watch watch = candidate.watch;
        if (!watch.concerns(post, now)) return Optional.empty();
        try {
            if (!candidate.condition.holds(tokens)) return Optional.empty();
            List<Span> marks = new ArrayList<>(candidate.unseen.marks(post));
            for (Condition condition : candidate.seen) condition.mark(tokens, marks);
            marks.addAll(contacts);
            return Optional.of(new Alert(watch, post, Marker.merged(marks)));
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
