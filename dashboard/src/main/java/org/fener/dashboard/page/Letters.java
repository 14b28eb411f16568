package org.fener.dashboard.page;

import java.util.Map;
import org.fener.dashboard.store.Delivery.State;

/// What became of the letters with a report.
record Letters(int accepted, int waiting, int failed) {

    static Letters of(Map<State, Integer> counts) {
        return new Letters(
                counts.getOrDefault(State.SENT, 0),
                counts.getOrDefault(State.WAITING, 0),
                counts.getOrDefault(State.FAILED, 0));
    }

    public boolean nobody() {
        return accepted + waiting + failed == 0;
    }
}
