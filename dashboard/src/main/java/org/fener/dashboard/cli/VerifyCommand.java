package org.fener.dashboard.cli;

import java.io.IOException;
import java.util.List;
import org.fener.crawler.archive.ArchiveVerifier;
import org.fener.crawler.archive.Verification;
import org.fener.crawler.archive.Verification.Damage;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.report.AuditCheck;
import org.fener.dashboard.store.AuditMark;
import org.fener.dashboard.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fener verify`: are the evidence and the audit log as they were written? Only reads.
@Command(
        name = "verify",
        description = {
            "Checks every record of the archive against its digests, and the audit log against its chain and the daily",
            "reports; exit code 3 if anything is damaged."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand extends org.fener.dashboard.cli.Command {

    @Mixin
    HomeOption home = new HomeOption();

    @Option(names = "--json", description = "print one JSON document")
    boolean json;

    record Found(String file, long offset, String uri, String what) {}

    record Answer(
            int files,
            long records,
            long bytes,
            List<Found> damages,
            long auditLines,
            String auditHead,
            List<String> auditFaults) {}

    @Override
    public Integer call() throws IOException {
        Home at = workplace().home(home.path());
        return workplace().withDatabase(home.path(), database -> verify(at, database));
    }

    private int verify(Home at, Database database) throws IOException {
        AuditCheck audit = new AuditCheck(database, workplace().clock(), at);
        AuditMark mark = audit.mark();
        List<String> faults = audit.faults();
        Verification found = new ArchiveVerifier(at.archive()).verify();
        List<Found> damages = found.damages().stream().map(VerifyCommand::found).toList();
        if (json)
            print(JSON.writeValueAsString(new Answer(
                    found.files(), found.records(), found.bytes(), damages, mark.count(), mark.head(), faults)));
        else {
            for (Found damage : damages)
                print(damage.file() + " @ " + damage.offset() + ": " + damage.what()
                        + (damage.uri().isEmpty() ? "" : " (capture of " + damage.uri() + ")"));
            print(found.files() + " files, " + found.records() + " records, " + found.bytes() + " bytes: "
                    + (found.isClean() ? "clean" : damages.size() + " damages"));
            faults.forEach(this::print);
            print(mark.count() + " audit lines, head " + mark.head() + ": "
                    + (faults.isEmpty() ? "clean" : faults.size() + " faults"));
        }
        return found.isClean() && faults.isEmpty() ? 0 : FenerCommand.FOUND;
    }

    private static Found found(Damage damage) {
        return new Found(damage.at().file(), damage.at().offset(), damage.uri().orElse(""), damage.what());
    }
}
