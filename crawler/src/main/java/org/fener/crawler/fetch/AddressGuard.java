package org.fener.crawler.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says which addresses are not the public Internet (IANA special-purpose registries, RFC 6890) or this machine's
/// own.
final class AddressGuard {

    private record Special(AddressRange range, String what) {}

    private static final List<Special> SPECIAL = List.of(
            special("0.0.0.0/8", "this network"),
            special("10.0.0.0/8", "private"),
            special("100.64.0.0/10", "shared by carriers"),
            special("127.0.0.0/8", "loopback"),
            special("169.254.0.0/16", "link-local"),
            special("172.16.0.0/12", "private"),
            special("192.0.0.0/24", "reserved"),
            special("192.0.2.0/24", "for documentation"),
            special("192.88.99.0/24", "reserved"),
            special("192.168.0.0/16", "private"),
            special("198.18.0.0/15", "for benchmarks"),
            special("198.51.100.0/24", "for documentation"),
            special("203.0.113.0/24", "for documentation"),
            special("224.0.0.0/4", "multicast"),
            special("240.0.0.0/4", "reserved"),
            special("2001::/23", "reserved"),
            special("2001:db8::/32", "for documentation"),
            special("3fff::/20", "for documentation"));

    private static final List<String> INSIDE = List.of(
            ".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet", ".corp", ".home", ".private");

    /// As wildcard name servers take them: `10.0.0.1.nip.io`, `10-0-0-1.sslip.io`.
    private static final Pattern DOTTED =
            Pattern.compile("(?<![0-9])([0-9]{1,3})[.-]([0-9]{1,3})[.-]([0-9]{1,3})[.-]([0-9]{1,3})(?![0-9])");

    private static final AddressRange GLOBAL_V6 = AddressRange.parse("2000::/3");
    private static final AddressRange SIX_TO_FOUR = AddressRange.parse("2002::/16");
    private static final AddressRange TEREDO = AddressRange.parse("2001::/32");
    private static final List<AddressRange> V4_AT_THE_END =
            List.of(AddressRange.parse("::/96"), AddressRange.parse("64:ff9b::/96"));

    private final List<AddressRange> allowed;
    private final Set<InetAddress> own;

    AddressGuard(List<AddressRange> allowed) {
        this.allowed = List.copyOf(allowed);
        this.own = ownAddresses();
    }

    /// Why `address` must not be connected; empty if it may be.
    Optional<String> refusal(InetAddress address) {
        if (allowed.stream().anyMatch(range -> range.contains(address))) return Optional.empty();
        if (own.contains(address)) return told(address, "this machine");
        if (!(address instanceof Inet4Address)) {
            Optional<InetAddress> inner = embedded(address.getAddress());
            if (inner.isPresent()) return refusal(inner.get()).map(why -> address.getHostAddress() + " holds " + why);
            if (!GLOBAL_V6.contains(address)) return told(address, "not a global address");
        }
        for (Special special : SPECIAL) if (special.range.contains(address)) return told(address, special.what);
        return Optional.empty();
    }

    /// Why a name must not be given to a proxy to look up; empty if it may. Its address is not known to us, so names
    /// of special use (RFC 6761, RFC 9476) and names made of an address are judged as they stand.
    Optional<String> refusal(String name) {
        if (name.indexOf('.') < 0 || INSIDE.stream().anyMatch(name::endsWith))
            return Optional.of(name + " (a name that leads inside)");
        Matcher dotted = DOTTED.matcher(name);
        while (dotted.find()) {
            byte[] bytes = new byte[4];
            boolean isAddress = true;
            for (int i = 0; i < 4; i++) {
                int part = Integer.parseInt(dotted.group(i + 1));
                isAddress &= part < 256;
                bytes[i] = (byte) part;
            }
            if (isAddress && refusal(of(bytes)).isPresent())
                return Optional.of(name + " holds " + refusal(of(bytes)).get());
        }
        return Optional.empty();
    }

    /// The IPv4 address inside an IPv6 address that leads to it. (An IPv4-mapped one is IPv4 to Java already.)
    private static Optional<InetAddress> embedded(byte[] bytes) {
        InetAddress address = of(bytes);
        boolean isUnspecifiedOrLoopback = address.isAnyLocalAddress() || address.isLoopbackAddress();
        if (!isUnspecifiedOrLoopback && V4_AT_THE_END.stream().anyMatch(range -> range.contains(address)))
            return Optional.of(of(Arrays.copyOfRange(bytes, 12, 16)));
        if (SIX_TO_FOUR.contains(address)) return Optional.of(of(Arrays.copyOfRange(bytes, 2, 6)));
        if (TEREDO.contains(address)) {
            byte[] client = Arrays.copyOfRange(bytes, 12, 16);
            for (int i = 0; i < 4; i++) client[i] ^= (byte) 0xff;
            return Optional.of(of(client));
        }
        boolean isIsatap = bytes[8] == 0 || bytes[8] == 2;
        if (isIsatap && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe)
            return Optional.of(of(Arrays.copyOfRange(bytes, 12, 16)));
        return Optional.empty();
    }

    private static Optional<String> told(InetAddress address, String what) {
        return Optional.of(address.getHostAddress() + " (" + what + ")");
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, got " + bytes.length, e);
        }
    }

    private static Special special(String range, String what) {
        return new Special(AddressRange.parse(range), what);
    }

    private static Set<InetAddress> ownAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(address -> of(address.getAddress()))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            throw new IllegalStateException("the addresses of this machine cannot be listed", e);
        }
    }
}
