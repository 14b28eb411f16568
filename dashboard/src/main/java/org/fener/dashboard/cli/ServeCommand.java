package org.fener.dashboard.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.Settings;
import org.fener.dashboard.manage.ManagementServer;
import org.fener.dashboard.page.WebServer;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fener serve`: scheduled monitoring and the dashboard, until stopped.
@Command(
        name = "serve",
        description = "Monitors the sources on schedule and shows the dashboard, until stopped.",
        mixinStandardHelpOptions = true)
final class ServeCommand extends org.fener.dashboard.cli.Command {

    @Mixin
    HomeOption home = new HomeOption();

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "port (default: ${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "address to listen on (default: ${DEFAULT-VALUE})")
    String bind = "127.0.0.1";

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Workplace.Opened opened = workplace().openAlone(home.path())) {
            serve(opened.installation());
        }
        return 0;
    }

    private void serve(Installation installation) throws IOException, InterruptedException {
        checkBind(installation, "--bind", bind);
        installation.sources().mistakes().forEach(mistake -> say("fener: " + mistake));
        Optional<ManagementServer> health = health(installation);
        try {
            pages(installation);
        } finally {
            health.ifPresent(ManagementServer::close);
        }
    }

    /// A port that the operator chose must be free; that two installations of one machine share the usual one stops
    /// neither.
    private Optional<ManagementServer> health(Installation installation) throws IOException {
        Optional<Settings.Management> management = installation.settings().management();
        if (management.isEmpty()) return Optional.empty();
        checkBind(installation, "management.address", management.get().address());
        try {
            ManagementServer listening = ManagementServer.start(installation, management.get());
            say("fener: health and metrics at " + listening.address());
            return Optional.of(listening);
        } catch (BadConfiguration taken) {
            if (management.get().port() != Settings.Management.PORT) throw taken;
            say("fener: no health and metrics: " + taken.getMessage());
            return Optional.empty();
        }
    }

    private void pages(Installation installation) throws IOException, InterruptedException {
        try (Handover _ = Handover.serve(installation);
                WebServer server = WebServer.start(installation, bind, port, true)) {
            announce(
                    installation,
                    "http://" + (bind.contains(":") ? "[" + bind + "]" : bind) + ":" + server.port(),
                    this::say);
            untilStopped();
            say("fener: stopping");
        }
    }

    private static void checkBind(Installation installation, String option, String address)
            throws UnknownHostException {
        if (!InetAddress.getByName(address).isLoopbackAddress()
                && !installation.settings().behindProxy())
            throw new BadConfiguration(
                    option + " " + address + ": beyond this machine Fener speaks only through a proxy "
                            + "that adds TLS; set server.behind-proxy: true in "
                            + installation.home().settingsFile());
    }

    /// Says where the dashboard is; on a first start also the one-time link that sets the first password.
    static void announce(Installation installation, String address, Consumer<String> say) {
        say.accept("fener: dashboard at " + address);
        if (installation.accounts().isEmpty())
            say.accept("fener: first start: set the password of account 'admin' once, within a day, at\n       "
                    + address + "/setup?token=" + installation.accounts().invite("admin", Role.ADMIN));
    }

    /// Waits until the process is asked to end (SIGTERM, Ctrl-C), and holds that end until the caller has closed all.
    static void untilStopped() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Thread waiting = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            asked.countDown();
            try {
                waiting.join(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        asked.await();
    }
}
