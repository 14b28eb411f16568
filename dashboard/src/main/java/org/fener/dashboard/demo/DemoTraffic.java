package org.fener.dashboard.demo;

import java.util.Map;

/// What visitors have asked a demo site for since it started.
///
/// @param disallowed requests for paths that its robots.txt forbids; a polite crawler leaves this at 0
/// @param byStatus   HTTP status to the number of answers
public record DemoTraffic(long disallowed, Map<Integer, Long> byStatus) {

    public DemoTraffic {
        byStatus = Map.copyOf(byStatus);
    }

    public long answers(int status) {
        return byStatus.getOrDefault(status, 0L);
    }
}
