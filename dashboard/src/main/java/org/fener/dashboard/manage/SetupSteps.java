package org.fener.dashboard.manage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.home.Settings;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.Role;

/// What a new installation needs before it can be relied on, and whether it has it.
public final class SetupSteps {

    private static final Duration BACKUP_AGE = Duration.ofDays(7);

    private SetupSteps() {}

    public enum Kind {
        /// an address at which site owners reach somebody
        CONTACT,
        ANALYST,
        SOURCE,
        /// administrators need a second factor
        SECOND_FACTOR,
        MAIL,
        REPORT_READERS,
        /// not older than a week
        BACKUP
    }

    /// One of them.
    ///
    /// @param last when it was done last, of what has to be done again and again
    public record Step(Kind kind, boolean done, Optional<Instant> last) {}

    public static List<Step> of(Installation at) {
        Settings settings = at.settings();
        Optional<Instant> backup = lastBackup(at);
        Instant old = at.clock().instant().minus(BACKUP_AGE);
        return List.of(
                step(Kind.CONTACT, settings.fetch().contact().isPresent()),
                step(
                        Kind.ANALYST,
                        at.accounts().all().stream()
                                .anyMatch(account -> account.role() == Role.ANALYST && !account.disabled())),
                step(Kind.SOURCE, !at.sources().all().isEmpty()),
                step(Kind.SECOND_FACTOR, at.secondFactors().demanded().contains(Role.ADMIN)),
                step(Kind.MAIL, settings.mail().isPresent()),
                step(
                        Kind.REPORT_READERS,
                        settings.reportReaders().values().stream().anyMatch(readers -> !readers.isEmpty())),
                new Step(Kind.BACKUP, backup.filter(old::isBefore).isPresent(), backup));
    }

    private static Step step(Kind kind, boolean done) {
        return new Step(kind, done, Optional.empty());
    }

    /// Every command line stands in the audit log.
    private static Optional<Instant> lastBackup(Installation at) {
        AuditFilter filter = new AuditFilter(
                "", List.of("command"), "backup create", Optional.empty(), Optional.empty(), Optional.empty());
        return at.audit().latest(filter, Long.MAX_VALUE, 1).stream().findFirst().map(AuditLine::at);
    }
}
