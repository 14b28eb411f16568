package org.fener.dashboard.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.ApiKey;
import org.fener.dashboard.store.ApiKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener key`: keys by which programs ask `/api/v1` in a person's name.
@Command(
        name = "key",
        description = "Makes, lists and revokes the keys by which programs use /api/v1.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand extends Group {

    @Command(
            name = "create",
            description = {
                "Makes a key in the name of an account and prints it, this once: only its digest is kept.",
                "It may do what the account's role may, and of that what its scopes name."
            },
            mixinStandardHelpOptions = true)
    int create(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "ACCOUNT", description = "in whose name it asks") String account,
            @Option(names = "--name", paramLabel = "TEXT", required = true, description = "what it is for") String name,
            @Option(
                            names = "--scope",
                            paramLabel = "ACTION",
                            split = ",",
                            required = true,
                            description = "what it may do, such as search,post,reports")
                    List<String> scopes,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "90",
                            description = "until it expires, at most 366 (default: ${DEFAULT-VALUE})")
                    int days)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Account of = opened.installation()
                    .accounts()
                    .find(account)
                    .orElseThrow(() -> new IllegalArgumentException("no account '" + account + "'"));
            List<String> allowed = Permissions.shipped().scopes(of.role());
            for (String scope : scopes)
                if (!allowed.contains(scope))
                    throw new IllegalArgumentException(
                            "scope '" + scope + "': expected what " + of.role() + " may do, one of " + allowed);
            ApiKeys.Made made = opened.installation()
                    .apiKeys()
                    .make(
                            of.name(),
                            name,
                            scopes,
                            Duration.ofDays(days),
                            workplace().console());
            say("fener: key " + made.key().id() + ", until " + made.key().expires()
                    + "; it is shown this once (header: Authorization: Bearer KEY):");
            print(made.token());
            return 0;
        }
    }

    @Command(name = "list", description = "Lists all keys, newest first.", mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "print JSON lines") boolean json)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Instant now = workplace().clock().instant();
            for (ApiKey key : opened.installation().apiKeys().all()) {
                Shown shown = Shown.of(key, now);
                print(json ? JSON.writeValueAsString(shown) : line(shown));
            }
            return 0;
        }
    }

    record Shown(
            String id,
            String name,
            String account,
            String madeBy,
            List<String> scopes,
            String state,
            String created,
            String expires,
            @Nullable String lastUsed,
            @Nullable String revoked,
            @Nullable String revokedBy) {

        static Shown of(ApiKey key, Instant now) {
            return new Shown(
                    key.id(),
                    key.name(),
                    key.account(),
                    key.madeBy(),
                    key.scopes(),
                    key.state(now).name().toLowerCase(Locale.ROOT),
                    key.created().toString(),
                    key.expires().toString(),
                    key.lastUsed().map(Instant::toString).orElse(null),
                    key.revoked().map(Instant::toString).orElse(null),
                    key.revokedBy().orElse(null));
        }
    }

    private static String line(Shown key) {
        return key.id() + "\t" + key.account() + "\t" + key.name() + "\t" + String.join(",", key.scopes()) + "\t"
                + key.state() + "\tuntil " + key.expires() + "\tused "
                + (key.lastUsed() == null ? "never" : key.lastUsed());
    }

    @Command(name = "revoke", description = "Ends a key for good.", mixinStandardHelpOptions = true)
    int revoke(@Mixin HomeOption home, @Parameters(paramLabel = "ID", description = "as `key list` has it") String id)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            ApiKeys keys = opened.installation().apiKeys();
            if (keys.find(id).isEmpty()) throw new IllegalArgumentException("no key '" + id + "'; see: fener key list");
            if (!keys.revoke(id, workplace().console())) say("fener: key " + id + " was revoked before");
            return 0;
        }
    }
}
