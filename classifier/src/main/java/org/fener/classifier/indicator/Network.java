package org.fener.classifier.indicator;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Addresses that share their first bits.
///
/// @param first in hexadecimal
/// @param bits  how many of it count
record Network(String first, int bits) {

    static Network of(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] bytes = bytes(slash < 0 ? cidr : cidr.substring(0, slash));
        int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
        if (bits < 0 || bits > bytes.length * 8)
            throw new IllegalArgumentException(
                    "network '" + cidr + "': expected at most " + bytes.length * 8 + " bits");
        return new Network(java.util.HexFormat.of().formatHex(bytes), bits);
    }

    /// Of an address in digits; no name is ever looked up.
    static byte[] bytes(String address) {
        if (!address.chars().allMatch(c -> HardwareAddressFinder.isHex((char) c) || c == ':' || c == '.'))
            throw new IllegalArgumentException("address '" + address + "': expected digits, got a name");
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("address '" + address + "' is none", e);
        }
    }

    boolean contains(byte[] address) {
        if (address.length * 2 != first.length()) return false;
        for (int bit = 0; bit < bits; bit++) {
            int nibble = Character.digit(first.charAt(bit / 4), 16);
            boolean ours = (nibble >> (3 - bit % 4) & 1) == 1;
            boolean theirs = (address[bit / 8] >> (7 - bit % 8) & 1) == 1;
            if (ours != theirs) return false;
        }
        return true;
    }
}
