package org.fener.dashboard.erasure;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fener.crawler.erasure.Erasures.Kind;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.ErasedRows;
import org.fener.dashboard.store.RetentionRules;
import org.fener.dashboard.store.RetentionRules.RetentionRule;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;

/// Erases posts whose time is over. Of several categories the longest time counts; it begins when the post was first
/// seen. What lies in an open case or is held stays.
public final class Retention {

    private final Installation installation;

    public Retention(Installation installation) {
        this.installation = installation;
    }

    /// What would go, and what stays though its time is over.
    ///
    /// @param posts  keys
    /// @param counts of them by kind and source
    /// @param inCases posts in open cases
    /// @param held   posts that a hold keeps
    public record Due(Set<String> posts, Map<String, Integer> counts, int inCases, int held) {
        public Due {
            posts = Set.copyOf(posts);
            counts = Map.copyOf(counts);
        }
    }

    /// As things stand now.
    public Due due() throws IOException {
        return due(rules());
    }

    /// As things would stand if this were decided now.
    public Due dueWith(RetentionRule decision) throws IOException {
        List<RetentionRule> rules = new ArrayList<>(rules());
        rules.addFirst(decision);
        return due(rules);
    }

    private List<RetentionRule> rules() {
        return new RetentionRules(installation.database(), installation.clock()).history();
    }

    private Due due(List<RetentionRule> rules) throws IOException {
        Instant now = installation.clock().instant();
        Set<String> over = new TreeSet<>();
        Map<String, String> kinds = new TreeMap<>();
        Instant youngest = now.minus(Duration.ofDays(RetentionRules.leastDays(rules)));
        installation.index().scan(PostQuery.of("").firstSeen(Instant.EPOCH, youngest), post -> {
            if (!isOver(post, rules, now)) return;
            over.add(post.key());
            kinds.put(post.key(), kind(post) + " " + post.source());
        });
        Set<String> cases = new ErasedRows(installation.database()).inOpenCases();
        int before = over.size();
        over.removeAll(cases);
        int inCases = before - over.size();
        Set<String> held = HeldPosts.of(installation).among(over);
        over.removeAll(held);
        Map<String, Integer> counts = new TreeMap<>();
        for (String key : over) counts.merge(kinds.getOrDefault(key, ""), 1, Integer::sum);
        return new Due(over, counts, inCases, held.size());
    }

    /// Erases what is due; empty if nothing is.
    public Optional<Erasure.Done> run(String by) throws IOException {
        Due due = due();
        if (due.posts().isEmpty()) return Optional.empty();
        return Optional.of(new Erasure(installation).order(due.posts(), Kind.RETENTION, by, "their time is over"));
    }

    private static boolean isOver(IndexedPost post, List<RetentionRule> rules, Instant now) {
        List<String> flags = post.verdict().flags();
        int days = flags.isEmpty()
                ? RetentionRules.days(rules, RetentionRules.UNFLAGGED, post.source())
                : flags.stream()
                        .mapToInt(flag -> RetentionRules.days(rules, flag, post.source()))
                        .max()
                        .orElseThrow();
        return post.firstSeen().plus(Duration.ofDays(days)).isBefore(now);
    }

    private static String kind(IndexedPost post) {
        List<String> flags = post.verdict().flags();
        return flags.isEmpty() ? RetentionRules.UNFLAGGED : String.join("+", flags);
    }
}
