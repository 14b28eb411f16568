package org.fener.dashboard.tuning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fener.classifier.Classifier;
import org.fener.classifier.Score;
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

    private NextToLabel() {}

    /// The queue of one category, in the order in which to ask.
    ///
    /// @param query which posts come into question
    /// @param other a model whose disagreement brings posts up, too
    public static List<Asked> of(
            Installation at, String category, PostQuery query, Optional<Classifier> other, int most)
            throws IOException {
        long today =
                at.clock().instant().atZone(at.settings().zone()).toLocalDate().toEpochDay();
        return LabelQueue.next(candidates(at, category, query, other), most, today);
    }

    private static List<Candidate> candidates(
            Installation at, String category, PostQuery query, Optional<Classifier> other) throws IOException {
        Map<String, Set<Answer>> answers = new HashMap<>();
        for (Label label : at.labels().standing())
            if (label.category().equals(category))
                answers.computeIfAbsent(label.textDigest(), text -> new HashSet<>())
                        .add(label.answer());
        List<Candidate> candidates = new ArrayList<>();
        at.index().each(query, post -> {
            Set<Answer> said = answers.getOrDefault(Labels.digest(post.post().text()), Set.of());
            if (said.size() == 1) return;
            post.verdict()
                    .score(category)
                    .ifPresent(score -> candidates.add(new Candidate(
                            post.key(),
                            post.post().text(),
                            score.probability(),
                            score.threshold(),
                            said.size() > 1 ? 1 : disagreement(post, score, other))));
        });
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
