package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Counts connections where they would arrive: a private network of this test's own holds every forbidden address.
@Timeout(300)
class ForbiddenAttemptsTest {

    private static final int TRIES = 2_000;

    private static final String NETWORK = "ip link set lo up"
            + " && for net in 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 169.254.0.0/16 192.0.2.0/24"
            + " 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24; do ip route add local $net dev lo; done";

    @Test
    void d3AndD4AndD5AndD6AndD8NoConnectionArrivesAtAForbiddenPlace() throws Exception {
        assumeTrue(hasPrivateNetwork(), "SKIPPED: no private network can be made here (unshare -rn, ip)");
        Process process = new ProcessBuilder(
                        "unshare",
                        "-rn",
                        "bash",
                        "-c",
                        NETWORK + " && exec \"$0\" -cp \"$1\" " + ForbiddenAttempts.class.getName() + " " + TRIES,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(200, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("tries " + TRIES + " attempts 0 control 45");
    }

    private static boolean hasPrivateNetwork() throws InterruptedException {
        try {
            Process tried = new ProcessBuilder("unshare", "-rn", "bash", "-c", NETWORK)
                    .redirectErrorStream(true)
                    .start();
            return tried.waitFor(20, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (java.io.IOException e) {
            return false; // there is no such program
        }
    }
}
