package org.fener.dashboard.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Turns the pages of the story: by the clock, by hand, or both.
final class StoryTeller {

    private final InstantSource clock;
    private final Optional<Duration> pace;
    private final int lastChapter;
    private final AtomicReference<Story> story;

    /// @param pace time from one chapter to the next; empty if only [#advanceTo] moves the story
    StoryTeller(InstantSource clock, Optional<Duration> pace, int lastChapter) {
        this.clock = clock;
        this.pace = pace;
        this.lastChapter = lastChapter;
        this.story = new AtomicReference<>(new Story(List.of(clock.instant())));
    }

    Story now() {
        return pace.map(step -> story.updateAndGet(told -> toldBy(clock.instant(), told, step)))
                .orElseGet(story::get);
    }

    /// Begins every chapter up to this one now; never goes back.
    Story advanceTo(int chapter) {
        if (chapter < 1 || chapter > lastChapter)
            throw new IllegalArgumentException("chapter must be 1 to " + lastChapter + ", got " + chapter);
        now();
        return story.updateAndGet(told -> {
            List<Instant> began = new ArrayList<>(told.began());
            while (began.size() < chapter) began.add(clock.instant());
            return new Story(began);
        });
    }

    private Story toldBy(Instant now, Story told, Duration step) {
        List<Instant> began = new ArrayList<>(told.began());
        while (began.size() < lastChapter && !began.getLast().plus(step).isAfter(now))
            began.add(began.getLast().plus(step));
        return new Story(began);
    }
}
