package org.fener.crawler.fetch;

import java.io.IOException;
import java.util.Optional;
import org.fener.crawler.Body;

/// Why a hop brought no response: thrown and caught inside this package only.
final class FetchFailure extends IOException {

    private static final long serialVersionUID = 1;

    /// Short stable reasons.
    static final String DNS = "dns";
    static final String CONNECT = "connect";
    static final String TIMEOUT = "timeout";
    static final String DISCONNECT = "disconnect";
    static final String TLS = "tls";
    static final String PROXY = "proxy";
    static final String PROTOCOL = "protocol";
    static final String HEAD_TOO_LARGE = "head-too-large";

    /// Only in the archive: asked again on a new connection.
    static final String IDLE_CLOSED = "idle-closed";

    static final String BLOCKED_ADDRESS = "blocked:address";

    private final String code;
    private final transient Optional<String> address;
    private final transient Body received;

    FetchFailure(String code, String why, Optional<String> address, Body received) {
        super(why);
        this.code = code;
        this.address = address;
        this.received = received;
    }

    FetchFailure(String code, String why) {
        this(code, why, Optional.empty(), Body.EMPTY);
    }

    FetchFailure at(String connected) {
        return address.isPresent() ? this : new FetchFailure(code, why(), Optional.of(connected), received);
    }

    String code() {
        return code;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    Optional<String> address() {
        return address;
    }

    Body received() {
        return received;
    }
}
