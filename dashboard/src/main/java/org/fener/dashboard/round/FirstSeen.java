package org.fener.dashboard.round;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;

/// When the posts of a source were first seen, asked of the index once and counted as often as needed.
final class FirstSeen {

    private final long[] millis;

    private FirstSeen(long[] millis) {
        this.millis = millis;
    }

    /// Of the posts since `from`.
    static FirstSeen of(PostIndex index, String source, Instant from) throws IOException {
        LongStream.Builder times = LongStream.builder();
        index.firstSeen(
                PostQuery.of("*").ofSource(source).firstSeen(from, Instant.MAX),
                time -> times.add(time.toEpochMilli()));
        return new FirstSeen(times.build().sorted().toArray());
    }

    /// How many at or after `start` and before `end`.
    long between(Instant start, Instant end) {
        return Math.max(0, before(end) - before(start));
    }

    private long before(Instant time) {
        int at = Arrays.binarySearch(millis, time.toEpochMilli());
        if (at < 0) return -at - 1L;
        while (at > 0 && millis[at - 1] == millis[at]) at--;
        return at;
    }
}
