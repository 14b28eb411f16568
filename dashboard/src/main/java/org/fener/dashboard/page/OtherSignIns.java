package org.fener.dashboard.page;

import java.time.InstantSource;
import java.util.Optional;
import org.fener.dashboard.directory.Directories;
import org.fener.dashboard.directory.LdapDirectory;
import org.fener.dashboard.directory.OidcProvider;
import org.fener.dashboard.directory.Vouching;
import org.fener.dashboard.store.Accounts;

/// Ways in beside the passwords of this installation.
///
/// @param vouching whether those who came in through LDAP may stay
record OtherSignIns(Optional<LdapDirectory> ldap, Optional<OidcProvider> oidc, Vouching vouching) {

    static OtherSignIns of(Directories directories, Accounts accounts, InstantSource clock) {
        Optional<LdapDirectory> ldap = directories.ldap().map(settings -> new LdapDirectory(settings, accounts));
        Vouching vouching = ldap.isEmpty()
                ? Vouching.none(clock)
                : new Vouching(
                        ldap.get()::standing,
                        clock,
                        directories.ldap().orElseThrow().askAgain());
        return new OtherSignIns(
                ldap, directories.oidc().map(settings -> new OidcProvider(settings, accounts)), vouching);
    }
}
