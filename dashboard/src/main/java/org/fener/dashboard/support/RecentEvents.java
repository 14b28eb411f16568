package org.fener.dashboard.support;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers the last events of the log without what was filled in: of our own messages the fixed words, of others'
/// nothing but who spoke; of exceptions their kinds and places, not what they say. Named in `logback.xml`.
public final class RecentEvents extends AppenderBase<ILoggingEvent> {

    static final String NAME = "recent";

    private static final int MOST = 500;
    private static final int MOST_FRAMES = 12;
    private static final int MOST_CAUSES = 5;
    private static final String OURS = "org.fener.";

    private final Deque<Event> events = new ArrayDeque<>();

    /// One event.
    ///
    /// @param words  of our own messages, with `{}` where something was filled in; empty for others'
    /// @param thrown kinds of exceptions, each followed by its places
    public record Event(String at, String level, String logger, String words, List<String> thrown) {
        public Event {
            thrown = List.copyOf(thrown);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        boolean ours = event.getLoggerName().startsWith(OURS);
        Event kept = new Event(
                event.getInstant().toString(),
                event.getLevel().toString(),
                event.getLoggerName(),
                ours ? event.getMessage() : "",
                thrown(event.getThrowableProxy()));
        synchronized (events) {
            events.add(kept);
            if (events.size() > MOST) events.remove();
        }
    }

    private static List<String> thrown(@Nullable IThrowableProxy thrown) {
        List<String> lines = new ArrayList<>();
        IThrowableProxy cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            lines.add(cause.getClassName());
            Arrays.stream(cause.getStackTraceElementProxyArray())
                    .limit(MOST_FRAMES)
                    .map(StackTraceElementProxy::getSTEAsString)
                    .forEach(lines::add);
            cause = cause.getCause();
        }
        return lines;
    }

    private List<Event> kept() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /// Those of this process, oldest first.
    public static List<Event> ofThisProcess() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) return List.of();
        return Stream.ofNullable(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(NAME))
                .filter(RecentEvents.class::isInstance)
                .flatMap(recent -> ((RecentEvents) recent).kept().stream())
                .toList();
    }
}
