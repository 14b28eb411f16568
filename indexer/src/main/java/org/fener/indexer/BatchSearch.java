package org.fener.indexer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A pasted list of queries, each with the number of posts that match.
public final class BatchSearch {

    /// Lines that are answered at once.
    public static final int MOST_LINES = 10_000;

    private BatchSearch() {}

    /// The answer to one line.
    ///
    /// @param line    as pasted, without blanks around it
    /// @param posts   that match; 0 where the line could not be understood
    /// @param mistake in the line, if there is one
    public record Answer(String line, long posts, Optional<QueryMistake> mistake) {}

    /// Hears of each answer in the order of the lines.
    @FunctionalInterface
    public interface Listener {
        void answered(Answer answer) throws IOException;
    }

    /// Empty lines are left out.
    ///
    /// @param all  filters for every line; its text is replaced
    /// @return how many lines were answered
    public static long run(PostIndex index, Stream<String> lines, PostQuery all, Listener listener) throws IOException {
        List<String> asked = lines.map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST_LINES + 1L)
                .toList();
        if (asked.size() > MOST_LINES)
            throw new IllegalArgumentException("a list may have " + MOST_LINES + " lines, this one has more");
        for (String line : asked) listener.answered(answer(index, line, all));
        return asked.size();
    }

    private static Answer answer(PostIndex index, String line, PostQuery all) throws IOException {
        try {
            return new Answer(line, index.count(all.asking(line)), Optional.empty());
        } catch (QueryMistake mistake) {
            return new Answer(line, 0, Optional.of(mistake));
        }
    }
}
