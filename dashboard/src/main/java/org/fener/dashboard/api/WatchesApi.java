package org.fener.dashboard.api;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AlertLedger.Counts;
import org.fener.dashboard.store.KeptAlert;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watches.State;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The watches and what they found.
@RestController
final class WatchesApi {

    private static final int MOST_ALERTS = 500;

    private final Installation installation;

    WatchesApi(Installation installation) {
        this.installation = installation;
    }

    record Watching(
            String id,
            String name,
            String owner,
            String query,
            @Says("how many contacts its list has") int contacts,
            List<String> categories,
            double leastScore,
            @Nullable Instant expires,

            @Says("what is wrong with a watch that no longer works") @Nullable
            String broken,

            @Says("alerts told so far") int told,
            @Says("of these, not read by its owner") int unread,
            @Says("found, to be told later") int held) {}

    record Told(
            long id,
            @Says("of the post") String post,
            Instant found,
            Instant told,
            @Nullable Instant read,

            @Says("the words that matched, with contacts hidden; empty where the index no longer has the post")
            List<String> words) {}

    @Says("All watches.")
    @GetMapping("/api/v1/watches")
    List<Watching> watches() {
        return installation.watches().states().values().stream()
                .map(this::watching)
                .sorted(Comparator.comparing(Watching::name).thenComparing(Watching::id))
                .toList();
    }

    private Watching watching(State state) {
        Watch watch = state.watch();
        Counts counts = installation.watches().alerts().counts(watch.id());
        return new Watching(
                watch.id(),
                Mask.hideContacts(watch.name()),
                watch.owner(),
                Mask.hideContacts(watch.query()),
                watch.list().size(),
                watch.categories(),
                watch.leastScore(),
                watch.expires().orElse(null),
                state instanceof State.Broken broken ? broken.why() : null,
                counts.told(),
                counts.unread(),
                counts.held());
    }

    @Says("The alerts of a watch whose time has come, newest first.")
    @GetMapping("/api/v1/watches/{id}/alerts")
    List<Told> alerts(
            @Says("of the watch") @PathVariable String id,
            @Says("at most 500") @RequestParam(defaultValue = "50") int limit)
            throws IOException {
        if (installation.watches().find(id).isEmpty())
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no watch '" + id + "'");
        List<Told> told = new ArrayList<>();
        for (KeptAlert alert : installation.watches().alerts().told(id, Question.checked(limit, MOST_ALERTS)))
            told.add(told(alert));
        return told;
    }

    private Told told(KeptAlert alert) throws IOException {
        Optional<IndexedPost> post = installation.index().get(alert.postKey());
        return new Told(
                alert.id(),
                alert.postKey(),
                alert.foundAt(),
                alert.toldAt(),
                alert.readAt().orElse(null),
                post.map(it -> words(it, alert)).orElse(List.of()));
    }

    private static List<String> words(IndexedPost post, KeptAlert alert) {
        String text = Mask.of(post).hide(post.post().text());
        return alert.words().stream()
                .filter(span -> span.end() <= text.length())
                .map(span -> text.substring(span.start(), span.end()))
                .distinct()
                .toList();
    }
}
