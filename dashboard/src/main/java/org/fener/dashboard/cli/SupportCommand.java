package org.fener.dashboard.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fener.dashboard.support.SupportBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `fener support`: a file for whoever helps.
@Command(
        name = "support",
        description = {
            "Writes a zip file for whoever helps: versions, settings without secrets, health, figures, runs, the newest events",
            "of the log; nothing of what is watched, and of nobody."
        },
        mixinStandardHelpOptions = true)
final class SupportCommand extends org.fener.dashboard.cli.Command {

    @Mixin
    HomeOption home = new HomeOption();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "fener-support.zip",
            description = "must not be there yet (default: ${DEFAULT-VALUE})")
    Path file = Path.of("fener-support.zip");

    @Override
    public Integer call() throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Path target = workplace().file(file);
            try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
                new SupportBundle(opened.installation()).write(out);
            }
            print(target.toString());
            return 0;
        }
    }
}
