package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Names that lead nowhere, everywhere or inside, with a name server that plays them: in a private network of this
/// test's own, where the operating system asks that server.
@Timeout(300)
class HostileNamesTest {

    private static final String NETWORK = "ip link set lo up"
            + " && ip route add local 10.0.0.0/8 dev lo && ip -6 addr add fd00::1/128 dev lo nodad"
            + " && mount --bind \"$0\" /etc/resolv.conf";

    @TempDir
    Path home;

    @TempDir
    Path settings;

    @Test
    void a10AndD6AndE1AndH2LeaveTheNeighboursAndForbiddenPlacesAlone() throws Exception {
        Path resolver = Files.writeString(settings.resolve("resolv.conf"), "nameserver 127.0.0.1\n");
        assumeTrue(hasPrivateNetwork(resolver), "SKIPPED: no private network can be made here (unshare -rnm, ip)");
        ProcessBuilder command = new ProcessBuilder(
                "unshare",
                "-rnm",
                "bash",
                "-c",
                NETWORK + " && exec \"$1\" -cp \"$2\" " + HostileNames.class.getName() + " \"$3\"",
                resolver.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"),
                home.toString());
        // an address is looked up anew for each connection, as a name without a time to live would have it
        command.environment().put("JDK_JAVA_OPTIONS", "-Dsun.net.inetaddr.ttl=0 -Dsun.net.inetaddr.negative.ttl=0");
        Process process = command.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("played 12 hosts beside 200 posts");
        assertThat(process.exitValue()).isZero();
    }

    private static boolean hasPrivateNetwork(Path resolver) throws InterruptedException {
        try {
            Process tried = new ProcessBuilder("unshare", "-rnm", "bash", "-c", NETWORK, resolver.toString())
                    .redirectErrorStream(true)
                    .start();
            return tried.waitFor(20, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}
