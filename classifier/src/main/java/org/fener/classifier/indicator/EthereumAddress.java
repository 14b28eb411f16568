package org.fener.classifier.indicator;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Forty hexadecimal digits; in mixed case the capitals are a checksum (EIP-55).
final class EthereumAddress {

    private EthereumAddress() {}

    static boolean isValid(String address) {
        String digits = address.substring(2);
        for (int i = 0; i < digits.length(); i++) if (Character.digit(digits.charAt(i), 16) < 0) return false;
        String lower = digits.toLowerCase(Locale.ROOT);
        if (digits.equals(lower) || digits.equals(digits.toUpperCase(Locale.ROOT))) return true;
        byte[] hash = Keccak.hash256(lower.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 40; i++) {
            int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15;
            if (Character.isLetter(digits.charAt(i)) && Character.isUpperCase(digits.charAt(i)) != nibble >= 8)
                return false;
        }
        return true;
    }
}
