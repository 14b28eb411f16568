package org.fener.classifier.indicator;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// Base58 with the double-SHA-256 checksum of Bitcoin and its relatives.
final class Base58 {

    static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

    private Base58() {}

    /// An address in Ripple's order of the same letters; empty if another letter is in it.
    static String fromRipple(String address) {
        StringBuilder usual = new StringBuilder(address.length());
        for (int i = 0; i < address.length(); i++) {
            int digit = RIPPLE.indexOf(address.charAt(i));
            if (digit < 0) return "";
            usual.append(ALPHABET.charAt(digit));
        }
        return usual.toString();
    }

    /// The bytes before a checksum that holds; empty otherwise.
    static byte[] checked(String text) {
        byte[] bytes = decode(text);
        if (bytes.length < 5) return new byte[0];
        byte[] payload = Arrays.copyOf(bytes, bytes.length - 4);
        byte[] sum = sha256(sha256(payload));
        boolean holds = Arrays.equals(sum, 0, 4, bytes, bytes.length - 4, bytes.length);
        return holds ? payload : new byte[0];
    }

    static byte[] decode(String text) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) return new byte[0];
            value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == '1') zeros++;
        byte[] number = value.signum() == 0 ? new byte[0] : value.toByteArray();
        int sign = number.length > 0 && number[0] == 0 ? 1 : 0;
        byte[] bytes = new byte[zeros + number.length - sign];
        System.arraycopy(number, sign, bytes, zeros, number.length - sign);
        return bytes;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
