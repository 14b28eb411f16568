package org.fener.crawler.fetch;

import java.net.InetAddress;

/// A block of addresses in CIDR notation, such as `127.0.0.0/8` or `fd00::/8`.
public record AddressRange(InetAddress base, int bits) {

    public AddressRange {
        int most = base.getAddress().length * 8;
        if (bits < 0 || bits > most)
            throw new IllegalArgumentException(
                    "address range " + base.getHostAddress() + ": prefix must be 0 to " + most + ", got " + bits);
    }

    /// Reads `address/prefix`, or a single address.
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        try {
            InetAddress base = InetAddress.ofLiteral(address);
            int bits = slash < 0 ? base.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
            return new AddressRange(base, bits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "address range must be like 127.0.0.0/8 or fd00::/8, got '" + text + "'", e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) return false;
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) return false;
        }
        return true;
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + bits;
    }
}
