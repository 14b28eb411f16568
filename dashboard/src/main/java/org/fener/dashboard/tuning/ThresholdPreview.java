package org.fener.dashboard.tuning;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fener.classifier.opennlp.Thresholds;
import org.fener.classifier.train.LabelledRow;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.LabelRows;
import org.fener.dashboard.store.ThresholdRows;
import org.fener.dashboard.store.ThresholdRows.ThresholdRow;
import org.fener.dashboard.tuning.RememberedScores.Remembered;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.Scored;

/// What a threshold would do, told before it is saved: how many of the last thirty days' posts it would flag, which
/// would appear and vanish, and how it does on what people have labelled. Only reads.
///
/// @param days    that the posts span, at most thirty
/// @param now     with the thresholds in force
/// @param would   with the proposed one
/// @param gained  posts that only the proposed one flags, newest first, at most twenty
/// @param lost    posts that it flags no longer, newest first, at most twenty
/// @param ladder  what each twentieth would do on the labelled texts
/// @param spread  of the scores, to tell what any other threshold would do
public record ThresholdPreview(
        long posts,
        double days,
        Side now,
        Side would,
        int gainedInAll,
        int lostInAll,
        List<IndexedPost> gained,
        List<IndexedPost> lost,
        List<Step> ladder,
        Spread spread) {

    private static final Duration SPAN = Duration.ofDays(30);
    private static final int SHOWN = 20;
    private static final int STEPS = 20;

    /// One of the two sides of the comparison.
    ///
    /// @param least    the probability that flags, in the language that is asked about
    /// @param labelled on labelled texts
    public record Side(double least, long flagged, double perDay, OnLabels labelled) {}

    /// On labelled texts of the category and language.
    public record OnLabels(int right, int wrong, int missed) {

        /// Empty where nothing labelled is flagged.
        public OptionalDouble precision() {
            return share(right, right + wrong);
        }

        /// Empty where nothing is labelled as fitting.
        public OptionalDouble recall() {
            return share(right, right + missed);
        }

        /// Empty where nothing is flagged or fits.
        public OptionalDouble f1() {
            return share(2 * right, 2 * right + wrong + missed);
        }

        private static OptionalDouble share(int part, int all) {
            return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / all);
        }
    }

    /// What a threshold would do on the labelled texts.
    public record Step(double least, OnLabels labelled) {}

    /// The scores of the language that is asked about, by what is known of them.
    ///
    /// @param flagged   of posts that the thresholds in force flag
    /// @param others    of posts that they do not
    /// @param fitting   of labelled texts that fit
    /// @param unfitting of labelled texts that do not
    /// @param elsewhere posts of other languages that are flagged whatever is proposed
    public record Spread(Scores flagged, Scores others, Scores fitting, Scores unfitting, long elsewhere) {}

    /// Labelled texts with their score.
    private record Judged(boolean fits, double probability, String language) {}

    /// How the thresholds in force do; nothing is proposed.
    ///
    /// @param language as below
    public static ThresholdPreview inForce(
            Installation at, RememberedScores remembered, String category, Optional<String> language)
            throws IOException {
        Thresholds now = after(at, at.thresholds().history(), category);
        return compare(at, remembered, category, language, now, now);
    }

    /// Compares a proposed threshold with the one in force.
    ///
    /// @param language the proposal is for texts of this language alone; empty: for every language, in place of
    ///                 those that languages have of their own
    /// @param least    proposed; empty: the model's own
    public static ThresholdPreview of(
            Installation at,
            RememberedScores remembered,
            String category,
            Optional<String> language,
            OptionalDouble least)
            throws IOException {
        List<ThresholdRow> history = at.thresholds().history();
        List<ThresholdRow> proposed = Stream.concat(
                        history.stream(),
                        Stream.of(new ThresholdRow(
                                category, language, least, at.clock().instant(), "preview", "preview")))
                .toList();
        return compare(at, remembered, category, language, after(at, history, category), after(at, proposed, category));
    }

    private static Thresholds after(Installation at, List<ThresholdRow> decisions, String category) throws IOException {
        Map<String, Thresholds> own = at.classifier().ownThresholds();
        return in(ThresholdRows.over(own, decisions), own, category);
    }

    private static ThresholdPreview compare(
            Installation at,
            RememberedScores remembered,
            String category,
            Optional<String> language,
            Thresholds now,
            Thresholds then)
            throws IOException {
        Instant until = at.clock().instant();
        PostQuery recent = PostQuery.of("*").firstSeen(until.minus(SPAN), until);
        Newest gained = new Newest();
        Newest lost = new Newest();
        Scores flagged = new Scores();
        Scores others = new Scores();
        long[] counts = {0, 0, 0};
        Instant[] first = {until};
        at.index().scores(recent, category, post -> {
            if (post.firstSeen().isBefore(first[0])) first[0] = post.firstSeen();
            boolean is = post.probability() >= now.of(post.language());
            boolean will = post.probability() >= then.of(post.language());
            if (is) counts[0]++;
            if (will) counts[1]++;
            if (will && !is) gained.add(post);
            if (is && !will) lost.add(post);
            if (language.filter(only -> !only.equals(post.language())).isEmpty())
                (is ? flagged : others).add(post.probability());
            else if (is) counts[2]++;
        });
        double days = Math.max(1, Duration.between(first[0], until).toMinutes() / 1440.0);
        List<Judged> labelled = labelled(at, remembered, category, language);
        String asked = language.orElse("");
        return new ThresholdPreview(
                at.index().count(recent),
                days,
                new Side(now.of(asked), counts[0], counts[0] / days, count(labelled, now)),
                new Side(then.of(asked), counts[1], counts[1] / days, count(labelled, then)),
                gained.all,
                lost.all,
                gained.posts(at.index()),
                lost.posts(at.index()),
                IntStream.range(1, STEPS)
                        .mapToObj(part -> step(labelled, (double) part / STEPS))
                        .toList(),
                new Spread(flagged, others, spread(labelled, true), spread(labelled, false), counts[2]));
    }

    private static Scores spread(List<Judged> labelled, boolean fits) {
        Scores spread = new Scores();
        for (Judged one : labelled) if (one.fits == fits) spread.add(one.probability);
        return spread;
    }

    private static Thresholds in(Map<String, Thresholds> over, Map<String, Thresholds> own, String category) {
        Thresholds models = own.get(category);
        if (models == null)
            throw new IllegalArgumentException("category '" + category + "': expected one of " + own.keySet());
        return over.getOrDefault(category, models);
    }

    /// The newest of many posts, and how many there are.
    private static final class Newest {

        private static final Comparator<Scored> OLDEST_FIRST =
                Comparator.comparing(Scored::firstSeen).thenComparing(Scored::key);

        private final PriorityQueue<Scored> newest = new PriorityQueue<>(OLDEST_FIRST);
        private int all;

        void add(Scored post) {
            all++;
            newest.add(post);
            if (newest.size() > SHOWN) newest.remove();
        }

        List<IndexedPost> posts(PostIndex index) throws IOException {
            List<IndexedPost> posts = new ArrayList<>();
            for (Scored post : newest.stream().sorted(OLDEST_FIRST.reversed()).toList())
                index.get(post.key()).ifPresent(posts::add);
            return posts;
        }
    }

    private static List<Judged> labelled(
            Installation at, RememberedScores remembered, String category, Optional<String> language) {
        List<LabelledRow> rows = new ArrayList<>(LabelRows.learnable(at.labels()));
        rows.addAll(LabelRows.frozen(at.labels()));
        List<Judged> judged = new ArrayList<>();
        for (LabelledRow row : rows) {
            Optional<Boolean> fits = row.label(category);
            if (fits.isEmpty()) continue;
            Remembered scores = remembered.of(row, at.classifier());
            if (language.isPresent() && !language.get().equals(scores.language())) continue;
            scores.of(category)
                    .ifPresent(probability -> judged.add(new Judged(fits.get(), probability, scores.language())));
        }
        return judged;
    }

    private static OnLabels count(List<Judged> labelled, Thresholds thresholds) {
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (Judged one : labelled) {
            boolean flagged = one.probability >= thresholds.of(one.language);
            if (flagged && one.fits) right++;
            else if (flagged) wrong++;
            else if (one.fits) missed++;
        }
        return new OnLabels(right, wrong, missed);
    }

    private static Step step(List<Judged> labelled, double least) {
        return new Step(least, count(labelled, new Thresholds(least, Map.of(), "step", "step")));
    }
}
