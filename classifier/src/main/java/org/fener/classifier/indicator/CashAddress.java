package org.fener.classifier.indicator;

import java.util.Locale;

/// Bitcoin Cash's address: 42 characters of Bech32's alphabet with a checksum of forty bits over its prefix, too.
final class CashAddress {

    private static final String PREFIX = "bitcoincash";
    private static final long[] GENERATOR = {0x98f2bc8e61L, 0x79b76d99e2L, 0xf33e5fb3c4L, 0xae2eabe2a8L, 0x1e4f43e470L};

    private CashAddress() {}

    /// @param address without its prefix
    static boolean isValid(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (!address.equals(lower) && !address.equals(address.toUpperCase(Locale.ROOT))) return false;
        if (lower.charAt(0) != 'q' && lower.charAt(0) != 'p') return false;
        long sum = 1;
        for (int i = 0; i < PREFIX.length(); i++) sum = step(sum, PREFIX.charAt(i) & 31);
        sum = step(sum, 0);
        for (int i = 0; i < lower.length(); i++) {
            int value = Bech32.ALPHABET.indexOf(lower.charAt(i));
            if (value < 0) return false;
            sum = step(sum, value);
        }
        return sum == 1;
    }

    private static long step(long sum, int value) {
        long top = sum >>> 35;
        long next = (sum & 0x07ffffffffL) << 5 ^ value;
        for (int i = 0; i < 5; i++) if ((top >>> i & 1) == 1) next ^= GENERATOR[i];
        return next;
    }
}
