package org.fener.dashboard.home;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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
/// @param reportMark how far the daily report may be passed on; empty: it does not say
/// @param webhooks endpoints that watches may tell, by name
/// @param letterDomains of the addresses to which alerts may be sent
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
        Optional<Tlp> reportMark,
        Map<String, URI> webhooks,
        List<String> letterDomains,
        Optional<String> database) {

    public Settings {
        reportReaders = Map.copyOf(reportReaders);
        webhooks = Map.copyOf(webhooks);
        letterDomains = List.copyOf(letterDomains);
    }

    /// Whether alerts may go to a mail address: a person cannot have them sent out of the organisation.
    public boolean mayBeWrittenTo(String address) {
        int at = address.lastIndexOf('@');
        return SettingsFile.isMailbox(address)
                && letterDomains.contains(address.substring(at + 1).toLowerCase(Locale.ROOT));
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
