package org.fener.dashboard.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.fener.dashboard.home.Secrets.Secret;
import org.fener.dashboard.mail.OwnReply;
import org.fener.dashboard.mail.Sent;

/// One endpoint that the operator trusts. The message is posted to the address in the settings and nowhere else: no
/// redirect is followed, and of the answer only its status is read.
public final class Webhook {

    /// Seconds since 1970; part of what is signed.
    static final String TIMESTAMP = "Fener-Timestamp";

    static final String SIGNATURE = "Fener-Signature";

    /// The same for each attempt, so that a message that came twice is seen as one.
    static final String DELIVERY = "Fener-Delivery";

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private static final int LARGEST_BYTES = 256 * 1024;

    private final URI address;
    private final Secret secret;
    private final InstantSource clock;
    private final Duration longest;

    public Webhook(URI address, Secret secret, InstantSource clock) {
        this(address, secret, clock, ANSWER);
    }

    /// @param longest time for the answer
    Webhook(URI address, Secret secret, InstantSource clock, Duration longest) {
        this.address = address;
        this.secret = secret;
        this.clock = clock;
        this.longest = longest;
    }

    /// Posts a message.
    ///
    /// @param delivery its number
    /// @param json     the message
    public Sent send(String delivery, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        if (body.length > LARGEST_BYTES)
            return new Sent.Refused("the message is larger than " + LARGEST_BYTES + " bytes: " + body.length);
        Instant now = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(longest)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Fener")
                .header(TIMESTAMP, String.valueOf(now.getEpochSecond()))
                .header(SIGNATURE, "v1=" + Signature.of(secret, now, body))
                .header(DELIVERY, delivery)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            client.shutdownNow();
            return sent(answer.statusCode());
        } catch (ConnectException e) { // it says nothing of itself
            return new Sent.NotNow(OwnReply.NO_CONNECTION.words());
        } catch (IOException e) {
            return new Sent.NotNow(e.getClass().getSimpleName()
                    + (e.getMessage() == null ? "" : ": " + e.getMessage().replaceAll("[\\s\\p{Cntrl}]+", " ")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sent.NotNow("interrupted");
        }
    }

    private static Sent sent(int status) {
        String reply = "HTTP " + status;
        return switch (status / 100) {
            case 2 -> new Sent.Accepted(reply);
            case 3 -> new Sent.Refused(reply + ": redirects are not followed");
            case 4 ->
                status == 408 || status == 425 || status == 429 ? new Sent.NotNow(reply) : new Sent.Refused(reply);
            default -> new Sent.NotNow(reply);
        };
    }
}
