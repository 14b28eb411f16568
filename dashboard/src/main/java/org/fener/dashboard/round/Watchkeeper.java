package org.fener.dashboard.round;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fener.dashboard.store.AlertLedger;
import org.fener.dashboard.store.Database;
import org.fener.dashboard.store.KeptWatches;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.lucene.StandingQueries;
import org.fener.indexer.watch.Alert;
import org.fener.indexer.watch.Rehearsal;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watches;
import org.fener.indexer.watch.Watches.State;
import org.springframework.dao.DataAccessException;

/// Keeps the watches at work: those that are kept are matched with each post as it arrives, and what they find is kept
/// until its owner has read it.
public final class Watchkeeper implements Arrivals {

    /// How far back a watch is tried before it is saved.
    public static final Duration REHEARSED = Duration.ofDays(30);

    private final KeptWatches kept;
    private final AlertLedger alerts;
    private final Supplier<PostIndex> index;
    private final ZoneId zone;
    private final InstantSource clock;
    private final Watches working;
    private final Deque<Alert> waiting = new ArrayDeque<>();

    /// Takes up all watches that are kept.
    public Watchkeeper(Database database, Supplier<PostIndex> index, ZoneId zone, InstantSource clock) {
        this.kept = new KeptWatches(database);
        this.alerts = new AlertLedger(database, clock);
        this.index = index;
        this.zone = zone;
        this.clock = clock;
        this.working = new StandingQueries(zone, clock);
        kept.all().forEach(working::put);
    }

    @Override
    public void arrived(IndexedPost post) {
        List<Alert> found = working.match(post).stream()
                .filter(alert ->
                        !post.capture().fetchedAt().isBefore(alert.watch().since()))
                .toList();
        synchronized (waiting) {
            waiting.addAll(found);
        }
    }

    @Override
    public List<Alert> settle() throws IOException {
        synchronized (waiting) {
            if (waiting.isEmpty()) return List.of();
            Instant now = clock.instant();
            List<Alert> news = new ArrayList<>();
            try {
                while (!waiting.isEmpty()) {
                    Alert alert = waiting.peek();
                    if (alerts.add(alert, alert.watch().telling().when(now, zone))) news.add(alert);
                    waiting.remove();
                }
                alerts.sync();
            } catch (DataAccessException e) {
                throw new IOException(waiting.size() + " alerts could not be kept yet: " + e.getMessage(), e);
            }
            return news;
        }
    }

    /// Keeps a watch and sets it to work, in place of the one of the same id. If it is to tell otherwise than before,
    /// so it does of what is held already.
    public State save(Watch watch) {
        boolean tellsOtherwise = find(watch.id())
                .filter(before -> !before.watch().telling().equals(watch.telling()))
                .isPresent();
        kept.save(watch);
        State state = working.put(watch);
        if (tellsOtherwise) alerts.holdUntil(watch.id(), watch.telling().when(clock.instant(), zone));
        return state;
    }

    /// Whether there was one.
    public boolean remove(String id) {
        working.remove(id);
        return kept.remove(id);
    }

    /// By id.
    public Map<String, State> states() {
        return working.states();
    }

    public Optional<State> find(String id) {
        return Optional.ofNullable(working.states().get(id));
    }

    public AlertLedger alerts() {
        return alerts;
    }

    /// What a watch would have told in the last thirty days.
    ///
    /// @throws org.fener.indexer.QueryMistake if its query cannot be understood
    public Rehearsal rehearse(Watch watch) throws IOException {
        Instant until = clock.instant();
        Watches alone = new StandingQueries(zone, clock);
        alone.put(watch);
        return Rehearsal.of(index.get(), alone, watch, until.minus(REHEARSED), until, zone);
    }

    /// Says nothing of a watch until `end`; what is held already waits as well.
    public void silence(Watch watch, Instant end) {
        save(watch.with(watch.telling().silentUntil(end), watch.muted()));
    }

    /// Leaves a source out of a watch.
    public void mute(Watch watch, String source) {
        if (watch.muted().contains(source)) return;
        List<String> muted = new ArrayList<>(watch.muted());
        muted.add(source);
        save(watch.with(watch.telling(), muted));
    }

    /// Takes a source back into a watch.
    public void unmute(Watch watch, String source) {
        List<String> muted =
                watch.muted().stream().filter(it -> !it.equals(source)).toList();
        save(watch.with(watch.telling(), muted));
    }
}
