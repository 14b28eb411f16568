package org.fener.classifier.indicator;

/// Stellar's account: a version byte, a key and a CRC-16 in Base32 (SEP-23).
final class StellarAddress {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LENGTH = 35;

    private StellarAddress() {}

    /// @param address of 56 characters
    static boolean isValid(String address) {
        byte[] bytes = new byte[LENGTH];
        int buffer = 0;
        int bits = 0;
        int to = 0;
        for (int i = 0; i < address.length(); i++) {
            int value = ALPHABET.indexOf(address.charAt(i));
            if (value < 0) return false;
            buffer = (buffer << 5 | value) & 0xFFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[to++] = (byte) (buffer >> bits);
            }
        }
        int crc = Crc16.of(bytes, LENGTH - 2);
        return crc == ((bytes[LENGTH - 1] & 0xFF) << 8 | (bytes[LENGTH - 2] & 0xFF));
    }
}
