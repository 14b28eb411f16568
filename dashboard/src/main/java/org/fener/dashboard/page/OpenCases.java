package org.fener.dashboard.page;

import java.util.List;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.Cases;
import org.springframework.stereotype.Component;

/// The cases to which a person may add posts.
@Component("openCases")
final class OpenCases {

    private final Installation installation;

    OpenCases(Installation installation) {
        this.installation = installation;
    }

    public List<CaseFile> of(String account) {
        return new Cases(installation.database(), installation.clock())
                .of(account).stream().filter(file -> file.closed().isEmpty()).toList();
    }
}
