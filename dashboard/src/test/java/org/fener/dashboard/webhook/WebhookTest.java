package org.fener.dashboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.Secrets;
import org.fener.dashboard.home.Secrets.Secret;
import org.fener.dashboard.mail.Sent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_764_403_200);
    private static final Secret SECRET = new Secrets(
                    new Home(Path.of("no-such-home")), Map.of("FENER_WEBHOOK_SOC", "0123456789abcdef0123456789abcdef"))
            .find("webhook.soc")
            .orElseThrow();

    private Received received;

    @BeforeEach
    void listen() throws IOException {
        received = new Received();
    }

    @AfterEach
    void stop() {
        received.close();
    }

    private Sent send(String json) {
        return new Webhook(received.address().resolve("/fener"), SECRET, () -> NOW).send("7", json);
    }

    /// The digest is that of `{ printf '%s.' 1764403200; printf '{"a":"превоз"}'; } | openssl dgst -sha256 -hmac …`.
    @Test
    void whoKnowsTheSecretCanCheckTheMessageWithOpenssl() {
        Sent sent = send("{\"a\":\"превоз\"}");

        assertThat(sent).isEqualTo(new Sent.Accepted("HTTP 204"));
        assertThat(received.messages()).singleElement().satisfies(message -> {
            assertThat(message.path()).isEqualTo("/fener");
            assertThat(message.body()).isEqualTo("{\"a\":\"превоз\"}");
            assertThat(message.headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("fener-timestamp", "1764403200")
                    .containsEntry("fener-delivery", "7")
                    .containsEntry(
                            "fener-signature", "v1=6936eb6a6ca66565b1213d566319d0ee42148752ad7979edfadadd8a21494693");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        received.answer(status);

        assertThat(send("{}")).isEqualTo(new Sent.Refused("HTTP " + status + ": redirects are not followed"));
        assertThat(received.messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503})
    void whatMayPassIsTriedAgain(int status) {
        received.answer(status);

        assertThat(send("{}")).isEqualTo(new Sent.NotNow("HTTP " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 413})
    void whatWillNotPassIsNot(int status) {
        received.answer(status);

        assertThat(send("{}")).isEqualTo(new Sent.Refused("HTTP " + status));
    }

    @Test
    void whoSaysNothingIsLeft() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");

            Sent sent = new Webhook(address, SECRET, () -> NOW, Duration.ofMillis(200)).send("7", "{}");

            assertThat(sent).isInstanceOf(Sent.NotNow.class);
            assertThat(sent.reply()).contains("HttpTimeoutException");
        }
    }

    @Test
    void whoIsNotThereIsTriedAgain() {
        received.close();

        assertThat(send("{}")).isInstanceOf(Sent.NotNow.class);
    }

    @Test
    void aMessageThatIsTooLargeDoesNotLeave() {
        assertThat(send("\"" + "x".repeat(256 * 1024) + "\"")).isInstanceOf(Sent.Refused.class);
        assertThat(received.messages()).isEmpty();
    }
}
