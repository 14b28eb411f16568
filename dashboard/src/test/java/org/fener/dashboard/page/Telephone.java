package org.fener.dashboard.page;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A program for one-time codes, written apart from the one that is tested: reads the secret as it stands on the page.
final class Telephone {

    private final byte[] secret;

    Telephone(String base32) {
        BigInteger number = BigInteger.ZERO;
        for (char letter : base32.replace(" ", "").toCharArray())
            number = number.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        byte[] bytes = number.toByteArray();
        secret = new byte[20];
        int kept = Math.min(bytes.length, secret.length);
        System.arraycopy(bytes, bytes.length - kept, secret, secret.length - kept, kept);
    }

    String code(Instant at) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        byte[] hash = mac.doFinal(
                ByteBuffer.allocate(8).putLong(at.getEpochSecond() / 30).array());
        int offset = hash[19] & 15;
        int number = (hash[offset] & 127) << 24
                | (hash[offset + 1] & 255) << 16
                | (hash[offset + 2] & 255) << 8
                | (hash[offset + 3] & 255);
        return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    }
}
