package org.fener.dashboard.home;

import java.time.Duration;
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
/// @param sessions how long a sign-in lasts
/// @param management health and metrics on a port of their own; empty: switched off
/// @param mail     how letters leave; empty: none do
/// @param reportReaders addresses that get the daily report, by language
/// @param database JDBC address; empty for the embedded database in the home
public record Settings(
        ZoneId zone,
        Fetch fetch,
        LocalTime reportAt,
        boolean behindProxy,
        Sessions sessions,
        Optional<Management> management,
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

    /// Where health and metrics are asked for.
    ///
    /// @param port 0 for any free one
    public record Management(String address, int port) {

        public static final int PORT = 8081;

        public Management {
            if (port < 0 || port > 65_535)
                throw new IllegalArgumentException("a port is a number up to 65535, got " + port);
        }
    }

    /// How long a sign-in lasts.
    ///
    /// @param idle    without a request
    /// @param longest in all
    public record Sessions(Duration idle, Duration longest) {
        public Sessions {
            if (idle.compareTo(Duration.ofMinutes(1)) < 0)
                throw new IllegalArgumentException("a session must last at least 1 minute idle, got " + idle);
            if (longest.compareTo(idle) < 0)
                throw new IllegalArgumentException(
                        "a session must last at least as long in all as idle (" + idle + "), got " + longest);
        }
    }
}
