package org.fener.dashboard.cli;

import java.io.IOException;
import java.util.List;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.mail.Letter;
import org.fener.dashboard.mail.MailServer;
import org.fener.dashboard.mail.MailSettings;
import org.fener.dashboard.mail.Sent;
import org.fener.dashboard.round.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `fener mail`: whether letters leave this installation.
@Command(
        name = "mail",
        description = "Tries the mail server of config/fener.yaml.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class MailCommand extends Group {

    @Command(
            name = "test",
            description = "Sends a test letter and prints what the mail server said.",
            mixinStandardHelpOptions = true)
    int test(@Mixin HomeOption home, @Parameters(paramLabel = "ADDRESS") String address) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Installation installation = opened.installation();
            MailSettings settings = installation
                    .settings()
                    .mail()
                    .orElseThrow(() -> new BadConfiguration(
                            installation.home().settingsFile() + ": mail.server: expected host:port, got nothing"));
            Letter letter = new Letter(
                    "fener-test-" + installation.clock().instant().toEpochMilli(),
                    address,
                    "en",
                    "Fener: test letter",
                    "This letter shows that letters from Fener arrive.\n",
                    List.of());
            Sent sent = new MailServer(settings, installation.clock()).send(letter);
            print(sent.reply());
            return sent instanceof Sent.Accepted ? 0 : FenerCommand.FAILED;
        }
    }
}
