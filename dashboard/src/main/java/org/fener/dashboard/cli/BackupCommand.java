package org.fener.dashboard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.erasure.Erasures;
import org.fener.dashboard.backup.Bag;
import org.fener.dashboard.backup.HomeBackup;
import org.fener.dashboard.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener backup`: copies of a home, also of one in use.
@Command(
        name = "backup",
        description = {
            "Makes, checks and restores backups: configuration, archive, database, models and reports as a BagIt"
                    + " folder",
            "(RFC 8493), which 'sha256sum --check manifest-sha256.txt' checks as well."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class BackupCommand extends Group {

    @Command(
            name = "create",
            description = "Makes a backup in a new folder of DIR, checks it and prints its path.",
            mixinStandardHelpOptions = true)
    int create(@Mixin HomeOption home, @Parameters(paramLabel = "DIR") Path parent) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Bag bag = HomeBackup.create(
                    opened.installation(), workplace().file(parent), part -> say("fener: copying " + part));
            print(bag.folder().toString());
            return 0;
        }
    }

    @Command(
            name = "verify",
            description = "Checks every file and every record of a backup; exit code 3 if anything is damaged.",
            mixinStandardHelpOptions = true)
    int verify(@Parameters(paramLabel = "BACKUP") Path folder) throws IOException {
        List<String> mistakes = HomeBackup.mistakes(new Bag(workplace().file(folder)));
        mistakes.forEach(this::print);
        if (mistakes.isEmpty()) print("whole");
        return mistakes.isEmpty() ? 0 : FenerCommand.FOUND;
    }

    @Command(
            name = "restore",
            description =
                    "Makes a home of a backup; the home must not be there yet. What was erased since is erased in it"
                            + " too.",
            mixinStandardHelpOptions = true)
    int restore(
            @Mixin HomeOption home,
            @Option(
                            names = "--erasures",
                            paramLabel = "FILE",
                            description =
                                    "newest erasures.jsonl of the installation; else the one beside BACKUP, if there"
                                            + " is one")
                    Optional<Path> erasures,
            @Parameters(paramLabel = "BACKUP") Path folder)
            throws IOException {
        Home target = workplace().home(home.path());
        Home restored = HomeBackup.restore(
                new Bag(workplace().file(folder)),
                target.path(),
                erasures.map(workplace()::file),
                workplace().clock().instant(),
                what -> say("fener: " + what));
        if (!Erasures.ofHome(restored.path()).pending().isEmpty()) {
            say("fener: erasing what was erased since");
            workplace().open(Optional.of(restored.path())).close();
        }
        print(target.path().toString());
        return 0;
    }
}
