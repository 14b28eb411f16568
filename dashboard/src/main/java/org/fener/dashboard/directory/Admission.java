package org.fener.dashboard.directory;

import java.util.Collection;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Account.Origin;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.Role;

/// Turns somebody whom a directory vouches for into an account, whose role follows their groups at each sign-in.
final class Admission {

    private final Accounts accounts;
    private final Origin origin;
    private final GroupRoles roles;

    Admission(Accounts accounts, Origin origin, GroupRoles roles) {
        this.accounts = accounts;
        this.origin = origin;
        this.roles = roles;
    }

    /// @param subject what the directory calls the person for ever, whatever happens to the name
    Account admit(String name, String subject, Collection<String> groups) {
        try {
            Account.checkName(name);
        } catch (IllegalArgumentException odd) {
            throw new NotAdmitted(String.valueOf(odd.getMessage()));
        }
        Role role = roles.of(groups)
                .orElseThrow(() -> new NotAdmitted("no role for '" + name + "', whose groups are " + groups));
        return accounts.admit(name, origin, subject, role)
                .orElseThrow(
                        () -> new NotAdmitted("the account '" + name + "' is closed, or is not that of this person"));
    }
}
