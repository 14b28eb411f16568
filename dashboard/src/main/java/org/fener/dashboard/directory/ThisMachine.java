package org.fener.dashboard.directory;

import java.net.URI;
import java.util.Set;

/// The one place to which passwords and secrets may go without TLS.
final class ThisMachine {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private ThisMachine() {}

    /// Whether an address is one to which secrets may go.
    ///
    /// @param secure scheme with TLS, to any host
    /// @param plain  scheme without, to this machine alone
    static boolean isSafe(URI address, String secure, String plain) {
        if (plain.equals(address.getScheme())) return NAMES.contains(String.valueOf(address.getHost()));
        return secure.equals(address.getScheme()) && address.getHost() != null;
    }
}
