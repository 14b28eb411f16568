package org.fener.dashboard.mail;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// How letters leave this installation.
///
/// @param from         sender address
/// @param passwordFile holds the password alone; read at each sending, so that it can be changed without a restart
public record MailSettings(
        String host, int port, Security security, Optional<String> user, Optional<Path> passwordFile, String from) {

    /// What protects the way to the mail server.
    public enum Security {
        /// TLS from the first byte, usually port 465 (RFC 8314)
        TLS,
        /// TLS asked for and required after the greeting, usually port 587 (RFC 3207)
        STARTTLS,
        /// nothing: only to a server on this machine
        NONE
    }

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    public MailSettings {
        if (security == Security.NONE && !THIS_MACHINE.contains(host))
            throw new IllegalArgumentException("mail.security: none is only for a server on this machine, not " + host);
        if (user.isPresent() != passwordFile.isPresent())
            throw new IllegalArgumentException("mail.user and mail.password-file belong together");
    }
}
