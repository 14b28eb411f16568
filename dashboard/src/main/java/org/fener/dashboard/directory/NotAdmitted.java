package org.fener.dashboard.directory;

import org.springframework.security.authentication.AccountStatusException;

/// A directory vouches for somebody who may not come in here all the same: no role for their groups, a closed account,
/// or a name that is somebody else's. As an [AccountStatusException] it ends the sign-in: nobody else is asked.
public final class NotAdmitted extends AccountStatusException {

    private static final long serialVersionUID = 1;

    NotAdmitted(String why) {
        super(why);
    }
}
