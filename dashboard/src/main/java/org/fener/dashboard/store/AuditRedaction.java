package org.fener.dashboard.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Takes words out of the audit log without breaking its chain: a line keeps its number, time, who, what was done and
/// its hash, and loses what it was done to and why. A later line of the log, within the chain, says which lines lost
/// their words, so that nobody can do it unseen.
final class AuditRedaction {

    /// What the later line did.
    static final String ACTION = "erasure";

    /// Stands in place of an object or reason.
    static final String WORDS_GONE = "[erased]";

    private AuditRedaction() {}

    /// Lines whose object or reason is such a text.
    static List<AuditLine> naming(Stream<AuditLine> lines, Predicate<String> trace) {
        return lines.filter(line -> trace.test(line.object()) || trace.test(line.reason()))
                .toList();
    }

    /// Names lines by all that they keep.
    static String digest(List<AuditLine> lines) {
        MessageDigest digest = Sha256.start();
        lines.forEach(line -> add(digest, line));
        return Sha256.hex(digest);
    }

    private static void add(MessageDigest digest, AuditLine line) {
        for (String kept : List.of(
                Long.toString(line.seq()),
                Long.toString(line.at().toEpochMilli()),
                line.account(),
                line.role(),
                line.action(),
                line.outcome().name(),
                line.hash())) digest.update((kept.length() + ":" + kept).getBytes(StandardCharsets.UTF_8));
    }

    /// Follows the log from its start and tells whether each redacted line was redacted by a line of the log.
    static final class Check {
        private final Map<Long, Long> byLine;
        private final Map<Long, List<AuditLine>> waiting = new HashMap<>();

        /// @param byLine number of the line that says so, by the number of the redacted one
        Check(Map<Long, Long> byLine) {
            this.byLine = byLine;
        }

        /// A line that is not as it was written: whether that may be.
        boolean mayDiffer(AuditLine line) {
            Long order = byLine.get(line.seq());
            boolean redacted = line.object().equals(WORDS_GONE) && line.reason().equals(WORDS_GONE);
            if (order == null || !redacted) return false;
            waiting.computeIfAbsent(order, any -> new ArrayList<>()).add(line);
            return true;
        }

        /// Every line of the log, as it was written.
        void written(AuditLine line) {
            List<AuditLine> redacted = waiting.get(line.seq());
            if (redacted != null
                    && line.action().equals(ACTION)
                    && line.object().endsWith(digest(redacted))) waiting.remove(line.seq());
        }

        /// Lines that lost their words though no line of the log says so.
        List<Long> unsaid() {
            return waiting.values().stream()
                    .flatMap(List::stream)
                    .map(AuditLine::seq)
                    .sorted()
                    .toList();
        }
    }
}
