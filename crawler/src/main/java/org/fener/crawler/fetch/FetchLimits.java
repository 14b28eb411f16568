package org.fener.crawler.fetch;

import java.time.Duration;

/// Every cap on what one fetch may cost us, whatever the server does.
///
/// @param connect        to connect and, again, to finish a TLS handshake
/// @param firstByte      from the request sent to the first byte of the response
/// @param total          one request with its response
/// @param slowest        bytes per second that a response must keep up over `slowWindow`
/// @param headBytes      status line and header fields together
/// @param headLines      header fields
/// @param wireBytes      response body as it comes over the wire
/// @param inflatedBytes  response body after its content coding is removed
/// @param inflationRatio inflated bytes for each wire byte, looked at after the first MiB
/// @param redirects      hops from the address asked for
/// @param uriLength      characters of an address
/// @param robotsBytes    what is read of a robots.txt (RFC 9309 §2.5)
/// @param robotsTotal    time for a robots.txt
/// @param robotsAge      how long a robots.txt is believed (RFC 9309 §2.4)
/// @param longestWait    a politeness wait above this defers the fetch
/// @param longestHold    what a Retry-After may ask for at most
public record FetchLimits(
        Duration connect,
        Duration firstByte,
        Duration total,
        int slowest,
        Duration slowWindow,
        int headBytes,
        int headLines,
        int wireBytes,
        int inflatedBytes,
        int inflationRatio,
        int redirects,
        int uriLength,
        int robotsBytes,
        Duration robotsTotal,
        Duration robotsAge,
        Duration longestWait,
        Duration longestHold) {

    public static final FetchLimits DEFAULT = new FetchLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            200,
            Duration.ofSeconds(15),
            64 * 1024,
            256,
            4 * 1024 * 1024,
            8 * 1024 * 1024,
            100,
            5,
            2_048,
            512 * 1024,
            Duration.ofSeconds(15),
            Duration.ofHours(12),
            Duration.ofMinutes(5),
            Duration.ofHours(24));

    public FetchLimits {
        if (robotsAge.compareTo(Duration.ofHours(24)) > 0)
            throw new IllegalArgumentException("robots.txt may be believed for 24 hours at most, got " + robotsAge);
    }
}
