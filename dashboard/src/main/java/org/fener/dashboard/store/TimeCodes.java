package org.fener.dashboard.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes that a telephone makes of a shared secret and the time (RFC 6238 on RFC 4226): SHA-1, 30 seconds, six digits,
/// because that is what every such program can.
final class TimeCodes {

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TimeCodes() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int at = hash[hash.length - 1] & 0xf; // dynamic truncation, RFC 4226 section 5.3
            int number = ByteBuffer.wrap(hash).getInt(at) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    /// RFC 4648 section 6, without padding.
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        long held = 0;
        int bits = 0;
        for (byte next : bytes) {
            held = held << 8 | (next & 0xff);
            for (bits += 8; bits >= 5; bits -= 5) text.append(BASE32.charAt((int) (held >> (bits - 5)) & 31));
        }
        if (bits > 0) text.append(BASE32.charAt((int) (held << (5 - bits)) & 31));
        return text.toString();
    }
}
