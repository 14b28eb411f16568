package org.fener.indexer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What is asked of the index. Filters of one field are alternatives; fields narrow each other. What a post must *not*
/// have is asked in the text: `-source:roads`.
///
/// @param text       words as typed, in the query language; empty or `*` is everything
/// @param categories flagged for any of these; `none` stands for posts without a flag, `any` for posts with one
/// @param from       published (or first seen) at or after
/// @param until      published (or first seen) before
/// @param seenFrom   first seen at or after, whatever the page says
/// @param seenUntil  first seen before
/// @param after      keyset: hits after this place of the same query, as given by the page before
/// @param plain      takes the text as words without syntax
/// @param widened    how words are looked for beyond the way they are typed
/// @param conditions that must hold too, each in the query language; they are neither marked nor weighed
/// @param among      only posts with one of these keys; empty: any
/// @param except     and none with one of these
/// @param counted    whether all that match are counted; else the total is the least that is known, and sooner there
public record PostQuery(
        String text,
        List<String> categories,
        List<String> sources,
        List<String> languages,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Instant> seenFrom,
        Optional<Instant> seenUntil,
        Order order,
        int limit,
        Optional<String> after,
        boolean plain,
        Set<Widening> widened,
        List<String> conditions,
        Optional<Set<String>> among,
        Set<String> except,
        boolean counted) {

    public enum Order {
        /// best match first
        BEST,
        /// newest first
        NEWEST,
        /// highest score first: for the category that is asked for, else of any
        SCORE,
        /// what names most different contacts and terms of an offer first
        EVIDENCE
    }

    /// A way to find more than the word as it stands.
    public enum Widening {
        /// other forms of the word, in the languages that it may be of
        FORMS,
        /// the word in the letters of the other script
        SCRIPTS,
        /// the word where some of its letters are look-alikes of another script, as in рaбота with a Latin a
        LOOK_ALIKES
    }

    public static final int MOST_HITS = 10_000;

    public PostQuery {
        if (limit < 0 || limit > MOST_HITS)
            throw new IllegalArgumentException("limit must be 0 to " + MOST_HITS + ", got " + limit);
        categories = List.copyOf(categories);
        sources = List.copyOf(sources);
        languages = List.copyOf(languages);
        widened = Set.copyOf(widened);
        conditions = List.copyOf(conditions);
        among = among.map(Set::copyOf);
        except = Set.copyOf(except);
    }

    /// Widened in every way, and counted.
    public PostQuery(
            String text,
            List<String> categories,
            List<String> sources,
            List<String> languages,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<Instant> seenFrom,
            Optional<Instant> seenUntil,
            Order order,
            int limit,
            Optional<String> after,
            boolean plain) {
        this(
                text,
                categories,
                sources,
                languages,
                from,
                until,
                seenFrom,
                seenUntil,
                order,
                limit,
                after,
                plain,
                EnumSet.allOf(Widening.class),
                List.of(),
                Optional.empty(),
                Set.of(),
                true);
    }

    /// Everything that matches the words, best first.
    public static PostQuery of(String text) {
        return new PostQuery(
                text,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Order.BEST,
                50,
                Optional.empty(),
                false);
    }

    /// The same question of other words.
    public PostQuery asking(String words) {
        return copy(draft -> draft.text = words);
    }

    /// The same question of posts flagged for any of these; of all, where there are none.
    public PostQuery flagged(List<String> any) {
        return copy(draft -> draft.categories = any);
    }

    /// The same question of posts of one source.
    public PostQuery ofSource(String source) {
        return copy(draft -> draft.sources = List.of(source));
    }

    /// The same question, with no more than so many hits.
    public PostQuery limited(int most) {
        return copy(draft -> draft.limit = most);
    }

    /// The same question of posts first seen at or after `start` and before `end`, whatever it said of that before.
    public PostQuery firstSeen(Instant start, Instant end) {
        return copy(draft -> {
            draft.seenFrom = Optional.of(start);
            draft.seenUntil = Optional.of(end);
        });
    }

    /// The same question, its answer in another order and from its beginning.
    public PostQuery ordered(Order other) {
        return copy(draft -> {
            draft.order = other;
            draft.after = Optional.empty();
        });
    }

    /// The same question, its answer after this place.
    public PostQuery after(Optional<String> place) {
        return copy(draft -> draft.after = place);
    }

    /// The same question, widened in these ways alone.
    public PostQuery widened(Set<Widening> ways) {
        return copy(draft -> draft.widened = ways);
    }

    /// The same question, taken as words without syntax or not.
    public PostQuery plain(boolean asWords) {
        return copy(draft -> draft.plain = asWords);
    }

    /// The same question of posts of which this holds too, in the query language.
    public PostQuery onlyIf(String condition) {
        return copy(draft -> {
            List<String> more = new ArrayList<>(draft.conditions);
            more.add(condition);
            draft.conditions = more;
        });
    }

    /// The same question of these posts alone; asked of several sets, of those that are in all.
    public PostQuery among(Set<String> keys) {
        return copy(draft -> {
            Set<String> left = new HashSet<>(keys);
            draft.among.ifPresent(left::retainAll);
            draft.among = Optional.of(left);
        });
    }

    /// The same question of all posts but these.
    public PostQuery except(Set<String> keys) {
        return copy(draft -> {
            Set<String> more = new HashSet<>(keys);
            more.addAll(draft.except);
            draft.except = more;
        });
    }

    /// The same question by somebody who wants hits and no counts.
    public PostQuery uncounted() {
        return copy(draft -> draft.counted = false);
    }

    private PostQuery copy(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    /// A question while one thing of it is changed.
    private static final class Draft {

        private final PostQuery asked;
        private String text;
        private List<String> categories;
        private List<String> sources;
        private Optional<Instant> seenFrom;
        private Optional<Instant> seenUntil;
        private Order order;
        private int limit;
        private Optional<String> after;
        private boolean plain;
        private Set<Widening> widened;
        private List<String> conditions;
        private Optional<Set<String>> among;
        private Set<String> except;
        private boolean counted;

        Draft(PostQuery asked) {
            this.asked = asked;
            this.text = asked.text;
            this.categories = asked.categories;
            this.sources = asked.sources;
            this.seenFrom = asked.seenFrom;
            this.seenUntil = asked.seenUntil;
            this.order = asked.order;
            this.limit = asked.limit;
            this.after = asked.after;
            this.plain = asked.plain;
            this.widened = asked.widened;
            this.conditions = asked.conditions;
            this.among = asked.among;
            this.except = asked.except;
            this.counted = asked.counted;
        }

        PostQuery made() {
            return new PostQuery(
                    text,
                    categories,
                    sources,
                    asked.languages,
                    asked.from,
                    asked.until,
                    seenFrom,
                    seenUntil,
                    order,
                    limit,
                    after,
                    plain,
                    widened,
                    conditions,
                    among,
                    except,
                    counted);
        }
    }
}
