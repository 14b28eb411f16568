package org.fener.classifier.indicator;

import java.util.zip.CRC32;

/// Cardano's first address form: Base58 of a CBOR pair of bytes and their CRC-32.
final class CardanoByronAddress {

    /// Array of two, tag 24, a byte string.
    private static final int[] HEAD = {0x82, 0xD8, 0x18};

    private static final int SHORT_STRING = 0x40;
    private static final int STRING_WITH_LENGTH = 0x58;
    private static final int UNSIGNED_32 = 0x1A;

    private CardanoByronAddress() {}

    static boolean isValid(String address) {
        byte[] bytes = Base58.decode(address);
        if (bytes.length < 10) return false;
        for (int i = 0; i < HEAD.length; i++) if ((bytes[i] & 0xFF) != HEAD[i]) return false;
        boolean lengthByte = (bytes[3] & 0xFF) == STRING_WITH_LENGTH;
        int length = lengthByte ? bytes[4] & 0xFF : (bytes[3] & 0xFF) - SHORT_STRING;
        int from = lengthByte ? 5 : 4;
        int to = from + length;
        if (length < 1 || bytes.length != to + 5 || bytes[to] != UNSIGNED_32) return false;
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        long written = 0;
        for (int i = 1; i <= 4; i++) written = written << 8 | (bytes[to + i] & 0xFF);
        return crc.getValue() == written;
    }
}
