package org.fener.dashboard.evidence;

import java.io.IOException;

/// The records behind a post are not as they were written: nothing is handed out as if they were.
public final class DamagedEvidence extends IOException {

    private static final long serialVersionUID = 1;

    DamagedEvidence(String key, int version, String damage) {
        super(key + " version " + version + ": " + damage);
    }
}
