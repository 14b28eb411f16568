package org.fener.classifier.indicator;

import java.math.BigInteger;
import java.util.Arrays;

/// Monero's Base58 in blocks of eleven characters, closed by four bytes of Keccak-256.
final class MoneroAddress {

    /// Bytes that a block of so many characters holds; -1 where none ends so.
    private static final int[] BYTES = {0, -1, 1, 2, -1, 3, 4, 5, -1, 6, 7, 8};

    private MoneroAddress() {}

    static boolean isValid(String address) {
        if (address.charAt(0) != '4' && address.charAt(0) != '8') return false;
        byte[] bytes = new byte[address.length() / 11 * 8 + Math.max(0, BYTES[address.length() % 11])];
        int to = 0;
        for (int from = 0; from < address.length(); from += 11) {
            String block = address.substring(from, Math.min(address.length(), from + 11));
            int size = BYTES[block.length()];
            BigInteger value = value(block);
            if (size < 0 || value.signum() < 0 || value.bitLength() > size * 8) return false;
            for (int i = size - 1; i >= 0; i--, value = value.shiftRight(8)) bytes[to + i] = value.byteValue();
            to += size;
        }
        byte[] hash = Keccak.hash256(Arrays.copyOf(bytes, bytes.length - 4));
        return Arrays.equals(hash, 0, 4, bytes, bytes.length - 4, bytes.length);
    }

    private static BigInteger value(String block) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < block.length(); i++) {
            int digit = Base58.ALPHABET.indexOf(block.charAt(i));
            if (digit < 0) return BigInteger.ONE.negate();
            value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        return value;
    }
}
