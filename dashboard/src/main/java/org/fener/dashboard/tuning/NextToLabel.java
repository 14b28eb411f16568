package org.fener.dashboard.tuning;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fener.classifier.Classifier;
import org.fener.classifier.Score;
import org.fener.classifier.opennlp.Thresholds;
import org.fener.classifier.train.LabelQueue;
import org.fener.classifier.train.LabelQueue.Asked;
import org.fener.classifier.train.LabelQueue.Candidate;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Label;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.Labels;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;

/// The posts that a person should label next: those whose text nobody has answered for a category, or on which people
/// disagree. The same on one day, whoever asks.
public final class NextToLabel {

    /// of a category that a site's own model brought along
    private static final double UNKNOWN_THRESHOLD = 0.5;

    private NextToLabel() {}

    /// The queue of one category, in the order in which to ask. Only posts are read that a [Shortlist] names, unless
    /// another model is to judge them all.
    ///
    /// @param query which posts come into question
    /// @param other a model whose disagreement brings posts up, too
    public static List<Asked> of(
            Installation at, String category, PostQuery query, Optional<Classifier> other, int most)
            throws IOException {
        long today =
                at.clock().instant().atZone(at.settings().zone()).toLocalDate().toEpochDay();
        Answered answered = Answered.of(at.labels().standing(), category);
        Optional<Thresholds> thresholds =
                Optional.ofNullable(at.classifier().thresholdsInForce().get(category));
        int kept = Shortlist.KEPT + answered.byText.size();
        Shortlist shortlist = new Shortlist(kept, today);
        Set<String> standingOut = new TreeSet<>();
        at.index().scores(query, category, post -> {
            shortlist.add(post, thresholds.map(all -> all.of(post.language())).orElse(UNKNOWN_THRESHOLD));
            if (answered.disputed.contains(post.key())) standingOut.add(post.key());
        });
        if (other.isPresent()) standingOut.addAll(disagreed(at, category, query, other, kept));
        standingOut.addAll(shortlist.standingOut());
        return LabelQueue.next(
                candidates(at, category, shortlist.drawn(), answered, other),
                candidates(at, category, standingOut, answered, other),
                most,
                today);
    }

    /// What people said for a category.
    ///
    /// @param byText   by text digest
    /// @param disputed keys of posts on whose text they disagree
    private record Answered(Map<String, Set<Answer>> byText, Set<String> disputed) {

        static Answered of(List<Label> labels, String category) {
            List<Label> own = labels.stream()
                    .filter(label -> label.category().equals(category))
                    .toList();
            Map<String, Set<Answer>> byText =
                    own.stream().collect(groupingBy(Label::textDigest, mapping(Label::answer, Collectors.toSet())));
            Set<String> disputed = new HashSet<>();
            for (Label label : own)
                if (byText.getOrDefault(label.textDigest(), Set.of()).size() > 1) disputed.add(label.post());
            return new Answered(byText, disputed);
        }
    }

    /// Keys of the posts about which another model says most decidedly otherwise.
    private static List<String> disagreed(
            Installation at, String category, PostQuery query, Optional<Classifier> other, int most)
            throws IOException {
        Shortlist.Foremost foremost = new Shortlist.Foremost(most);
        at.index().scan(query, post -> {
            Optional<Score> ours = post.verdict().score(category);
            double disagreement =
                    ours.map(score -> disagreement(post, score, other)).orElse(0.0);
            if (disagreement > 0) foremost.add(post.key(), -disagreement);
        });
        return foremost.keys().toList();
    }

    private static List<Candidate> candidates(
            Installation at, String category, Collection<String> keys, Answered answered, Optional<Classifier> other)
            throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (String key : keys) {
            IndexedPost post = at.index().get(key).orElse(null);
            if (post == null) continue;
            Set<Answer> said =
                    answered.byText.getOrDefault(Labels.digest(post.post().text()), Set.of());
            if (said.size() == 1) continue;
            post.verdict()
                    .score(category)
                    .ifPresent(score -> candidates.add(new Candidate(
                            key,
                            post.post().text(),
                            score.probability(),
                            score.threshold(),
                            said.size() > 1 ? 1 : disagreement(post, score, other))));
        }
        return candidates;
    }

    private static double disagreement(IndexedPost post, Score score, Optional<Classifier> other) {
        return other.flatMap(model ->
                        model.judge(post.post().text(), post.post().language()).score(score.category()))
                .filter(theirs -> theirs.flagged() != score.flagged())
                .map(theirs -> Math.abs(theirs.probability() - score.probability()))
                .orElse(0.0);
    }
}
