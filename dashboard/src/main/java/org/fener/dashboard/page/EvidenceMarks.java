package org.fener.dashboard.page;

import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.Reason;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.Score;
import org.fener.dashboard.page.MarkedText.Mark;
import org.fener.dashboard.round.JudgeInForce;
import org.fener.dashboard.why.ToldReasons;
import org.fener.indexer.IndexedPost;

/// What of a post's words speaks for the categories that it is flagged for.
final class EvidenceMarks {

    private EvidenceMarks() {}

    static List<Mark> of(IndexedPost post, JudgeInForce judge) {
        List<Mark> marks = new ArrayList<>();
        for (Score score : post.verdict().scores()) if (score.flagged()) add(marks, post, score.category(), judge);
        return marks;
    }

    private static void add(List<Mark> marks, IndexedPost post, String category, JudgeInForce judge) {
        ToldReasons reasons = ToldReasons.of(
                judge.explain(post.post().text(), post.post().language(), category),
                post.post().text(),
                post.verdict().language(),
                Integer.MAX_VALUE);
        for (Reason reason : reasons.told())
            if (reason.contribution() > 0) for (Span span : reason.spans()) marks.add(new Mark(span, "evidence"));
    }
}
