package org.fener.dashboard.home;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What `config/fener.yaml` says, with defaults for what it leaves out.
///
/// @param zone     of the installation: its calendar day and the times it shows
/// @param fetch    how this installation goes to the network
/// @param reportAt local time of the daily report
/// @param behindProxy a proxy in front adds TLS, so that the dashboard may listen beyond this machine
/// @param database JDBC address; empty for the embedded database in the home
public record Settings(ZoneId zone, Fetch fetch, LocalTime reportAt, boolean behindProxy, Optional<String> database) {

    /// How this installation goes to the network.
    ///
    /// @param allowAddresses address ranges (CIDR) beyond the public Internet that may be fetched from
    /// @param contact        mail address or page that stands in the user agent
    public record Fetch(List<String> allowAddresses, Optional<String> contact) {
        public Fetch {
            allowAddresses = List.copyOf(allowAddresses);
        }
    }
}
