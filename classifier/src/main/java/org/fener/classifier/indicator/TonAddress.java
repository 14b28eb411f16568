package org.fener.classifier.indicator;

import java.util.Base64;

/// TON's user-friendly address: 36 bytes in Base64, the last two a CRC-16 (XMODEM).
final class TonAddress {

    private TonAddress() {}

    static boolean isValid(String address) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(address.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            return false; // not Base64, so no address
        }
        if (bytes.length != 36) return false;
        return Crc16.of(bytes, 34) == ((bytes[34] & 0xFF) << 8 | (bytes[35] & 0xFF));
    }
}
