package org.fener.classifier.indicator;

/// CRC-16 as XMODEM counts it: polynomial 0x1021, from zero.
final class Crc16 {

    private Crc16() {}

    static int of(byte[] bytes, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= (bytes[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
        }
        return crc & 0xFFFF;
    }
}
