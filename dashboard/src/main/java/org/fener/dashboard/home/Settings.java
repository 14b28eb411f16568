package org.fener.dashboard.home;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.mail.MailSettings;

/// What `config/fener.yaml` says, with defaults for what it leaves out.
///
/// @param zone     of the installation: its calendar day and the times it shows
/// @param fetch    how this installation goes to the network
/// @param reportAt local time of the daily report
/// @param behindProxy a proxy in front adds TLS, so that the dashboard may listen beyond this machine
/// @param mail     how letters leave; empty: none do
/// @param reportReaders addresses that get the daily report, by language
/// @param database JDBC address; empty for the embedded database in the home
public record Settings(
        ZoneId zone,
        Fetch fetch,
        LocalTime reportAt,
        boolean behindProxy,
        Optional<MailSettings> mail,
        Map<String, List<String>> reportReaders,
        Optional<String> database) {

    public Settings {
        reportReaders = Map.copyOf(reportReaders);
    }

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
