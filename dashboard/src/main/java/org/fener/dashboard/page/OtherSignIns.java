package org.fener.dashboard.page;

import java.util.Optional;
import org.fener.dashboard.directory.Directories;
import org.fener.dashboard.directory.LdapDirectory;
import org.fener.dashboard.directory.OidcProvider;
import org.fener.dashboard.store.Accounts;

/// Ways in beside the passwords of this installation.
record OtherSignIns(Optional<LdapDirectory> ldap, Optional<OidcProvider> oidc) {

    static OtherSignIns of(Directories directories, Accounts accounts) {
        return new OtherSignIns(
                directories.ldap().map(settings -> new LdapDirectory(settings, accounts)),
                directories.oidc().map(settings -> new OidcProvider(settings, accounts)));
    }
}
