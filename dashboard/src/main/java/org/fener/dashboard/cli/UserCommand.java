package org.fener.dashboard.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.directory.DirectoryCheck;
import org.fener.dashboard.directory.DirectoryFile;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.Role;
import org.fener.dashboard.store.SecondFactors;
import org.fener.dashboard.store.WatchChannels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener user`: accounts. A password is never typed here: each person sets it through a one-time link.
@Command(
        name = "user",
        description =
                "Adds and lists accounts, ends sessions, resets second factors; a person sets the password through a one-time link.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class UserCommand extends Group {

    @Command(name = "list", description = "Lists the accounts.", mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "print JSON lines") boolean json)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            SecondFactors factors = opened.installation().secondFactors();
            for (Account account : opened.installation().accounts().all())
                print(
                        json
                                ? JSON.writeValueAsString(new Shown(
                                        account.name(),
                                        account.role(),
                                        account.createdAt().toString(),
                                        account.disabled(),
                                        factors.isOn(account.name())))
                                : account.name() + "\t" + account.role() + "\t" + account.createdAt()
                                        + (account.disabled() ? "\tclosed" : "")
                                        + (factors.isOn(account.name()) ? "\tsecond factor" : ""));
            return 0;
        }
    }

    private record Shown(String name, Role role, String createdAt, boolean closed, boolean secondFactor) {}

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
            invite(accounts, name, role);
            return 0;
        }
    }

    @Command(name = "reset", description = "Makes a new one-time link for an account.", mixinStandardHelpOptions = true)
    int reset(@Mixin HomeOption home, @Parameters(paramLabel = "NAME") String name) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Account account = known(opened, name);
            invite(opened.installation().accounts(), name, account.role());
            return 0;
        }
    }

    @Command(
            name = "reset-second-factor",
            description =
                    "Takes the second factor from an account, for a person who lost telephone and recovery codes.",
            mixinStandardHelpOptions = true)
    int resetSecondFactor(@Mixin HomeOption home, @Parameters(paramLabel = "NAME") String name) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            known(opened, name);
            opened.installation().secondFactors().remove(name);
            say("fener: " + name + " signs in with the password alone, until the second factor is set up again");
            return 0;
        }
    }

    @Command(
            name = "mail",
            description = "Shows or sets the address to which letters about a person's watches go; `-` for none.",
            mixinStandardHelpOptions = true)
    int mail(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "ADDRESS", arity = "0..1") Optional<String> address)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            known(opened, name);
            WatchChannels channels = opened.installation().watchChannels();
            if (address.isEmpty()) print(channels.address(name).orElse("-"));
            else if (address.get().equals("-")) channels.setAddress(name, Optional.empty());
            else if (opened.installation().settings().mayBeWrittenTo(address.get())) channels.setAddress(name, address);
            else
                throw new IllegalArgumentException("'" + address.get() + "': the settings allow no letters to it; "
                        + "domains allowed: " + opened.installation().settings().letterDomains());
            return 0;
        }
    }

    @Command(name = "end-sessions", description = "Signs an account out everywhere.", mixinStandardHelpOptions = true)
    int endSessions(@Mixin HomeOption home, @Parameters(paramLabel = "NAME") String name) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            known(opened, name);
            opened.installation().accounts().endSessions(name);
            return 0;
        }
    }

    @Command(
            name = "check-directory",
            description =
                    "Asks the directories of config/directory.yaml (LDAP, OpenID Connect) and says what came of it; changes nothing.",
            mixinStandardHelpOptions = true)
    int checkDirectory(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NAME", arity = "0..1", description = "a person to look up with groups and role")
                    Optional<String> name)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            List<DirectoryCheck.Finding> findings = new DirectoryCheck(
                            DirectoryFile.read(opened.installation().home()),
                            opened.installation().accounts())
                    .run(name);
            findings.forEach(finding -> print((finding.good() ? "ok\t" : "failed\t") + finding.words()));
            return findings.stream().allMatch(DirectoryCheck.Finding::good) ? 0 : FenerCommand.FAILED;
        }
    }

    private static Account known(Workplace.Opened opened, String name) {
        return opened.installation()
                .accounts()
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("no account '" + name + "'"));
    }

    private void invite(Accounts accounts, String name, Role role) {
        say("fener: give this one-time link, valid for a day, to " + name + " (after the dashboard's address):");
        print("/setup?token=" + accounts.invite(name, role));
    }
}
