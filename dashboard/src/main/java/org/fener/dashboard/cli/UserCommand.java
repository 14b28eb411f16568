package org.fener.dashboard.cli;

import java.io.IOException;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener user`: accounts. A password is never typed here: each person sets it through a one-time link.
@Command(
        name = "user",
        description = "Adds and lists accounts; a person sets the password through a one-time link.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class UserCommand extends Group {

    @Command(name = "list", description = "Lists the accounts.", mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "print JSON lines") boolean json)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            for (Account account : opened.installation().accounts().all())
                print(
                        json
                                ? JSON.writeValueAsString(new Shown(
                                        account.name(),
                                        account.role(),
                                        account.createdAt().toString()))
                                : account.name() + "\t" + account.role() + "\t" + account.createdAt());
            return 0;
        }
    }

    private record Shown(String name, Role role, String createdAt) {}

    @Command(name = "add", description = "Invites a person.", mixinStandardHelpOptions = true)
    int add(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "READER",
                            description = "${COMPLETION-CANDIDATES}")
                    Role role)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Accounts accounts = opened.installation().accounts();
            if (accounts.find(name).isPresent())
                throw new IllegalArgumentException("account '" + name + "' is there already; see: fener user reset");
            note(opened, name);
            invite(accounts, name, role);
            return 0;
        }
    }

    @Command(name = "reset", description = "Makes a new one-time link for an account.", mixinStandardHelpOptions = true)
    int reset(@Mixin HomeOption home, @Parameters(paramLabel = "NAME") String name) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Accounts accounts = opened.installation().accounts();
            Account account =
                    accounts.find(name).orElseThrow(() -> new IllegalArgumentException("no account '" + name + "'"));
            note(opened, name);
            invite(accounts, name, account.role());
            return 0;
        }
    }

    private static void note(Workplace.Opened opened, String name) {
        opened.installation().audit().add(Workplace.consoleUser(), "", "account-invite", name, "", Outcome.DONE);
    }

    private void invite(Accounts accounts, String name, Role role) {
        say("fener: give this one-time link, valid for a day, to " + name + " (after the dashboard's address):");
        print("/setup?token=" + accounts.invite(name, role));
    }
}
