package org.fener.classifier.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.train.LabelQueue.Asked;
import org.fener.classifier.train.LabelQueue.Candidate;
import org.fener.classifier.train.LabelQueue.Reason;
import org.junit.jupiter.api.Test;

final class LabelQueueTest {

    private static final List<String> NOUNS = List.of(
            "boat", "bread", "copper", "donkey", "engine", "flour", "guitar", "hammer", "island", "jacket", "kettle",
            "lantern");
    private static final List<String> VERBS =
            List.of("paints", "carries", "washes", "sells", "mends", "hides", "weighs", "lends", "finds");

    /// 108 texts that share no run of three words.
    private static List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (String noun : NOUNS)
            for (String verb : VERBS) {
                int i = candidates.size();
                candidates.add(new Candidate(
                        "p" + i,
                        "my " + noun + i(i) + " " + verb + i(i) + " slowly" + i(i),
                        i / 108.0,
                        0.5,
                        i == 30 ? 1 : 0));
            }
        return candidates;
    }

    private static String i(int number) {
        return String.valueOf((char) ('a' + number / 26)) + (char) ('a' + number % 26);
    }

    private static List<String> asked(List<Asked> queue, Reason reason) {
        return queue.stream()
                .filter(asked -> asked.reason() == reason)
                .map(asked -> asked.candidate().id())
                .toList();
    }

    @Test
    void everyReasonHasItsTurnAndNoPostIsAskedForTwice() {
        List<Asked> queue = LabelQueue.next(candidates(), 20, 1);

        assertThat(queue).hasSize(20);
        assertThat(queue.stream().map(asked -> asked.candidate().id())).doesNotHaveDuplicates();
        assertThat(asked(queue, Reason.UNCERTAIN)).startsWith("p54");
        assertThat(asked(queue, Reason.LIKELY)).startsWith("p107");
        assertThat(asked(queue, Reason.DISAGREEING)).containsExactly("p30");
        assertThat(asked(queue, Reason.RANDOM)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(asked(queue, Reason.DIVERSE)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void asksOnceForNearlyTheSameText() {
        List<Candidate> campaign = new ArrayList<>();
        for (int i = 0; i < 50; i++)
            campaign.add(new Candidate(
                    "copy" + i, "We take people from the border to Vienna by van, call 0700 900 " + i, 0.9, 0.5, 0));
        campaign.add(new Candidate("other", "The library is closed on Monday because of the holiday", 0.1, 0.5, 0));

        assertThat(LabelQueue.next(campaign, 20, 1))
                .extracting(asked -> asked.candidate().id())
                .containsExactlyInAnyOrder("copy0", "other");
    }

    @Test
    void asksForTheTextThatIsUnlikeTheOthers() {
        List<Candidate> candidates = List.of(
                new Candidate("same1", "room for rent in the quiet centre of town", 0.5, 0.5, 0),
                new Candidate("same2", "room in town for rent quiet the centre of", 0.4, 0.5, 0),
                new Candidate("unlike", "потвърждава се превоз през планината тази нощ", 0.01, 0.5, 0));

        assertThat(asked(LabelQueue.next(candidates, 2, 3), Reason.DIVERSE)).containsExactly("unlike");
    }

    @Test
    void theSameSeedAsksForTheSame() {
        assertThat(LabelQueue.next(candidates(), 15, 7)).isEqualTo(LabelQueue.next(candidates(), 15, 7));
    }

    @Test
    void drawsByLotFromThoseThatWereDrawnAlone() {
        List<Candidate> all = candidates();
        List<Candidate> drawn = all.subList(0, all.size() / 2);

        List<Asked> queue = LabelQueue.next(drawn, all, 20, 1);

        assertThat(drawn.stream().map(Candidate::id))
                .containsAll(asked(queue, Reason.RANDOM))
                .containsAll(asked(queue, Reason.DIVERSE));
        assertThat(queue.stream().map(one -> one.candidate().id())).doesNotHaveDuplicates();
        assertThat(asked(LabelQueue.next(all.subList(0, 1), all, 20, 1), Reason.LIKELY))
                .as("what stands out need not be drawn")
                .isNotEmpty();
    }

    @Test
    void nothingToAskForIsNoQueue() {
        assertThat(LabelQueue.next(List.of(), 5, 1)).isEmpty();
    }
}
