package org.fener.dashboard.directory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where people and their groups stand in an LDAP directory (RFC 4511).
///
/// @param address    `ldaps://host:port`; plain `ldap` only to this machine
/// @param people     distinguished name under which people are looked for
/// @param filter     finds a person; `{0}` is the name that was typed (RFC 4515)
/// @param name       the attribute that becomes the account's name
/// @param groups     distinguished name under which groups are looked for
/// @param groupFilter finds the groups of a person; `{0}` is the person's distinguished name, `{1}` the name
/// @param askAgain   how often a person who is signed in is looked for again
/// @param reader     who looks, and the file that holds the password alone; empty: nobody, anonymously
public record LdapSettings(
        URI address,
        String people,
        String filter,
        String name,
        String groups,
        String groupFilter,
        Duration askAgain,
        Optional<Reader> reader,
        GroupRoles roles) {

    /// The account by which the directory is read.
    public record Reader(String name, Path passwordFile) {}

    public LdapSettings {
        if (!ThisMachine.isSafe(address, "ldaps", "ldap"))
            throw new IllegalArgumentException("ldap.address: expected ldaps://host:port (ldap:// only to this"
                    + " machine, since passwords go there), got '" + address + "'");
        if (!filter.contains("{0}"))
            throw new IllegalArgumentException(
                    "ldap.filter: expected a filter with {0} for the name, such as (uid={0}), got '" + filter + "'");
    }
}
