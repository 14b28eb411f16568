package org.fener.dashboard.cli;

import java.io.IOException;
import java.util.List;
import org.fener.crawler.archive.ArchiveVerifier;
import org.fener.crawler.archive.Verification;
import org.fener.crawler.archive.Verification.Damage;
import org.fener.dashboard.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fener verify`: is the evidence as it was written? Only reads; needs no lock.
@Command(
        name = "verify",
        description = "Checks every record of the archive against its digests; exit code 3 if anything is damaged.",
        mixinStandardHelpOptions = true)
final class VerifyCommand extends org.fener.dashboard.cli.Command {

    @Mixin
    HomeOption home = new HomeOption();

    @Option(names = "--json", description = "print one JSON document")
    boolean json;

    record Found(String file, long offset, String uri, String what) {}

    record Answer(int files, long records, long bytes, List<Found> damages) {}

    @Override
    public Integer call() throws IOException {
        Home at = workplace().home(home.path());
        Verification found = new ArchiveVerifier(at.archive()).verify();
        List<Found> damages = found.damages().stream().map(VerifyCommand::found).toList();
        if (json) print(JSON.writeValueAsString(new Answer(found.files(), found.records(), found.bytes(), damages)));
        else {
            for (Found damage : damages)
                print(damage.file() + " @ " + damage.offset() + ": " + damage.what()
                        + (damage.uri().isEmpty() ? "" : " (capture of " + damage.uri() + ")"));
            print(found.files() + " files, " + found.records() + " records, " + found.bytes() + " bytes: "
                    + (found.isClean() ? "clean" : damages.size() + " damages"));
        }
        return found.isClean() ? 0 : FenerCommand.FOUND;
    }

    private static Found found(Damage damage) {
        return new Found(damage.at().file(), damage.at().offset(), damage.uri().orElse(""), damage.what());
    }
}
