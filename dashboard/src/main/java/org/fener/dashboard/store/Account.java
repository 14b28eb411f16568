package org.fener.dashboard.store;

import java.time.Instant;
import java.util.regex.Pattern;

/// A person who signs in. The password is kept only as its Argon2id hash.
///
/// @param passwordHash empty for somebody whom a directory knows
/// @param generation rises with every change that ends sessions
/// @param keys       the person's own keys, as their page writes them; empty: as shipped
/// @param language   of the pages, as last chosen; empty: what the browser asks for
public record Account(
        String name,
        String passwordHash,
        Role role,
        Instant createdAt,
        boolean disabled,
        int generation,
        String language,
        Origin origin,
        String keys) {

    /// Who vouches for the person.
    public enum Origin {
        /// a password of this installation
        HERE,
        LDAP,
        /// OpenID Connect
        OIDC
    }

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");

    public Account {
        checkName(name);
    }

    public boolean isOfHere() {
        return origin == Origin.HERE;
    }

    public static String checkName(String name) {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException(
                    "account name '" + name + "': expected 1 to 64 letters, digits, '.', '_', '@' or '-'");
        return name;
    }
}
