package org.fener.dashboard.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.erasure.Erasure;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.HomeInUse;
import org.fener.dashboard.home.HomeLock;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.Database;
import org.jspecify.annotations.Nullable;

/// Where a command does its work: in this process with the home's lock, or in the server that holds the home.
final class Workplace {

    private final String[] arguments;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final Path directory;
    private final PrintWriter out;
    private final PrintWriter err;
    private final @Nullable Installation served;
    private final String user;
    private boolean noted;

    /// A process of its own.
    Workplace(
            String[] arguments,
            Map<String, String> environment,
            InstantSource clock,
            PrintWriter out,
            PrintWriter err) {
        this(
                arguments,
                environment,
                clock,
                Path.of("").toAbsolutePath(),
                out,
                err,
                null,
                System.getProperty("user.name", "unknown"));
    }

    private Workplace(
            String[] arguments,
            Map<String, String> environment,
            InstantSource clock,
            Path directory,
            PrintWriter out,
            PrintWriter err,
            @Nullable Installation served,
            String user) {
        this.arguments = arguments.clone();
        this.environment = environment;
        this.clock = clock;
        this.directory = directory;
        this.out = out;
        this.err = err;
        this.served = served;
        this.user = user;
    }

    /// Inside a server, for a command line that `user` of this machine typed in `directory`.
    static Workplace inServer(
            Installation served, String[] arguments, Path directory, String user, PrintWriter out, PrintWriter err) {
        return new Workplace(arguments, Map.of(), served.clock(), directory, out, err, served, user);
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    InstantSource clock() {
        return clock;
    }

    Map<String, String> environment() {
        return environment;
    }

    /// A file as the person who typed it means it.
    Path file(Path path) {
        return directory.resolve(path).normalize();
    }

    Home home(Optional<Path> option) {
        return Home.choose(option.map(this::file), environment);
    }

    boolean inServer() {
        return served != null;
    }

    /// Opens the home, or hands this command line over to the server that has it open; then it does not return.
    Opened open(Optional<Path> homeOption) throws IOException {
        if (served != null) return noted(new Opened(served, () -> {}));
        Home home = home(homeOption).prepare();
        Optional<HomeLock> lock = home.lock();
        if (lock.isEmpty()) throw new HandedOver(Handover.send(home, arguments, directory, out, err));
        return noted(openLocked(home, lock.get()));
    }

    /// Who types, as the audit log names them.
    String console() {
        return "console:" + user.substring(0, Math.min(user.length(), 50));
    }

    /// The command line stands in the audit log before the command does anything, whatever it is: no command can be
    /// forgotten.
    private Opened noted(Opened opened) throws IOException {
        if (noted) return opened;
        noted = true;
        try {
            opened.installation()
                    .audit()
                    .add(console(), "", "command", Typed.line(arguments), Typed.why(arguments), Outcome.DONE);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /// Does something with the database alone, here or in the server that has it open: an archive or index that is
    /// damaged does not stand in the way.
    int withDatabase(Optional<Path> homeOption, DatabaseWork work) throws IOException {
        if (served != null) return work.with(served.database());
        Home home = home(homeOption).prepare();
        Optional<HomeLock> lock = home.lock();
        if (lock.isEmpty()) throw new HandedOver(Handover.send(home, arguments, directory, out, err));
        try (HomeLock _ = lock.get();
                Database database = Database.open(home, SettingsFile.read(home.settingsFile()))) {
            return work.with(database);
        }
    }

    @FunctionalInterface
    interface DatabaseWork {
        int with(Database database) throws IOException;
    }

    /// Opens the home for a server of its own; a home that is in use is an error.
    Opened openAlone(Optional<Path> homeOption) throws IOException {
        Home home = home(homeOption).prepare();
        return noted(openLocked(home, home.lock().orElseThrow(() -> new HomeInUse(home))));
    }

    private Opened openLocked(Home home, HomeLock lock) throws IOException {
        try {
            OpenInstallation installation = OpenInstallation.open(home, clock);
            new Erasure(installation).resume();
            return new Opened(installation, () -> {
                installation.close();
                lock.close();
            });
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// An installation to work with and how to leave it.
    record Opened(Installation installation, Leaving leaving) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            leaving.leave();
        }
    }

    @FunctionalInterface
    interface Leaving {
        void leave() throws IOException;
    }
}
