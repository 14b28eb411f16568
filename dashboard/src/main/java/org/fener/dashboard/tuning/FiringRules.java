package org.fener.dashboard.tuning;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.fener.classifier.Reason.Span;
import org.fener.dashboard.store.Rule;
import org.fener.dashboard.store.Rule.Kind;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.lucene.StandingQueries;
import org.fener.indexer.watch.Alert;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watches.State;

/// Tells which rules fire on a post, and where in its text. Regular expressions are those of RE2: no pattern can take
/// more than linear time.
public final class FiringRules {

    private static final int MOST_PLACES = 20;

    private final StandingQueries words;
    private final Map<String, Rule> byId = new HashMap<>();
    private final Map<Rule, Pattern> expressions = new LinkedHashMap<>();

    /// One rule on one post.
    public record Fired(Rule rule, List<Span> places) {
        public Fired {
            places = List.copyOf(places);
        }
    }

    public FiringRules(List<Rule> rules, ZoneId zone, InstantSource clock) {
        this.words = new StandingQueries(zone, clock);
        for (Rule rule : rules) {
            if (mistake(rule, zone, clock).isPresent()) continue; // from an older version: its page tells of it
            if (rule.kind() == Kind.EXPRESSION) expressions.put(rule, compiled(rule));
            else {
                byId.put(id(rule), rule);
                words.put(watch(rule));
            }
        }
    }

    /// What is wrong with the pattern of a rule: of an expression what RE2 calls it, such as `missing closing )`.
    public static Optional<String> mistake(Rule rule, ZoneId zone, InstantSource clock) {
        try {
            if (rule.kind() == Kind.EXPRESSION) {
                compiled(rule);
                return Optional.empty();
            }
            return new StandingQueries(zone, clock).put(watch(rule)) instanceof State.Broken broken
                    ? Optional.of(broken.why())
                    : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Pattern compiled(Rule rule) {
        return Pattern.compile(rule.pattern(), Pattern.CASE_INSENSITIVE);
    }

    private static Watch watch(Rule rule) {
        return Watch.of(id(rule), rule.by(), rule.pattern());
    }

    private static String id(Rule rule) {
        return rule.category() + " " + rule.name();
    }

    /// Those that fire on a post, in no order.
    public List<Fired> on(IndexedPost post) {
        List<Fired> fired = new ArrayList<>();
        for (Alert alert : words.match(post)) {
            Rule rule = byId.get(alert.watch().id());
            if (rule != null) fired.add(new Fired(rule, alert.words()));
        }
        expressions.forEach((rule, expression) -> {
            List<Span> places = places(expression.matcher(post.post().text()));
            if (!places.isEmpty()) fired.add(new Fired(rule, places));
        });
        return fired;
    }

    /// Those that fire on each of many posts, by their keys; posts on which none fires are left out. Words are asked of
    /// the index, and only where there are expressions is every post read.
    ///
    /// @param narrowed makes a query find only such posts as are meant
    SortedMap<String, List<Rule>> on(PostIndex index, UnaryOperator<PostQuery> narrowed) throws IOException {
        SortedMap<String, List<Rule>> fired = new TreeMap<>();
        for (Rule rule : byId.values())
            index.keys(
                    narrowed.apply(PostQuery.of(rule.pattern())),
                    key -> fired.computeIfAbsent(key, any -> new ArrayList<>()).add(rule));
        if (!expressions.isEmpty())
            index.scan(
                    narrowed.apply(PostQuery.of("*")),
                    post -> expressions.forEach((rule, expression) -> {
                        if (fires(expression.matcher(post.post().text())))
                            fired.computeIfAbsent(post.key(), any -> new ArrayList<>())
                                    .add(rule);
                    }));
        return fired;
    }

    private static boolean fires(Matcher matcher) {
        while (matcher.find()) if (matcher.end() > matcher.start()) return true;
        return false;
    }

    private static List<Span> places(Matcher matcher) {
        List<Span> places = new ArrayList<>();
        while (places.size() < MOST_PLACES && matcher.find())
            if (matcher.end() > matcher.start()) places.add(new Span(matcher.start(), matcher.end()));
        return places;
    }
}
