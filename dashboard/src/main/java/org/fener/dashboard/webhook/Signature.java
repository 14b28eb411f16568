package org.fener.dashboard.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fener.dashboard.home.Secrets.Secret;

/// HMAC-SHA256 (RFC 2104) over the time, a full stop and the body: who knows the secret can tell that the message is
/// Fener's, as it was sent, and of now.
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /// The signature of a message, in hexadecimal.
    static String of(Secret secret, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("the webhook's secret is no key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
