package org.fener.crawler.nutch;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// What waits at one host: news, and pages that were read before and are only looked at again. Three of the former go
/// before one of the latter, so that a new thread that a list leads to need not wait until all old ones were looked
/// at, and neither waits for ever. Not safe for several threads.
final class HostLine<T> {

    private static final int NEWS_PER_REPEAT = 3;

    private final Queue<T> news = new ArrayDeque<>();
    private final Queue<T> repeats = new ArrayDeque<>();
    private int newsInARow;

    void add(T address, boolean isRepeat) {
        (isRepeat ? repeats : news).add(address);
    }

    Optional<T> next() {
        boolean isRepeatsTurn = news.isEmpty() || (newsInARow >= NEWS_PER_REPEAT && !repeats.isEmpty());
        newsInARow = isRepeatsTurn ? 0 : newsInARow + 1;
        return Optional.ofNullable(isRepeatsTurn ? repeats.poll() : news.poll());
    }

    boolean isEmpty() {
        return news.isEmpty() && repeats.isEmpty();
    }

    int size() {
        return news.size() + repeats.size();
    }

    void clear() {
        news.clear();
        repeats.clear();
    }
}
