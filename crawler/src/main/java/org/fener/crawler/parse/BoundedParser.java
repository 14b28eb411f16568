package org.fener.crawler.parse;

import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// jsoup with limits: a cap on characters, on depth, and a deadline. At the deadline the input simply ends, so that
/// what was read by then is a whole document. Most pages get the same tree in less time from [QuickTree].
final class BoundedParser {

    /// The fetcher's cap on inflated bodies.
    static final int LONGEST = 8 * 1024 * 1024;
    static final int DEEPEST = 512;
    private static final int STEP = 8192;

    private final InstantSource clock;
    private final Duration deadline;

    BoundedParser(InstantSource clock, Duration deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    Document html(String text) {
        Instant end = clock.instant().plus(deadline);
        return QuickTree.of(capped(text), () -> clock.instant().isAfter(end))
                .orElseGet(() -> parse(text, Parser.htmlParser()));
    }

    Document xml(String text) {
        return parse(text, Parser.xmlParser());
    }

    private Document parse(String text, Parser parser) {
        parser.setMaxDepth(DEEPEST);
        return parser.parseInput(
                new EndingReader(capped(text), clock, clock.instant().plus(deadline)), "");
    }

    private static String capped(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /// Ends when its time is up. (A deadline that interrupts would lose the page, and jsoup does not listen to it.)
    private static final class EndingReader extends Reader {

        private final StringReader text;
        private final InstantSource clock;
        private final Instant end;

        EndingReader(String text, InstantSource clock, Instant end) {
            this.text = new StringReader(text);
            this.clock = clock;
            this.end = end;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws java.io.IOException {
            if (clock.instant().isAfter(end)) return -1;
            return text.read(buffer, offset, Math.min(length, STEP));
        }

        @Override
        public void close() {
            text.close();
        }
    }
}
