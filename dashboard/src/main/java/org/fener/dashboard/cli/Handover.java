package org.fener.dashboard.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import jdk.net.ExtendedSocketOptions;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.HomeInUse;
import org.fener.dashboard.round.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lets a server that holds a home carry out commands typed elsewhere: JSON lines over a Unix socket that only the
/// home's owner can open. A command line goes in; its output comes back piece by piece, its exit code last.
final class Handover implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Request(List<String> arguments, String directory) {}

    private final Installation installation;
    private final Path socket;
    private final ServerSocketChannel server;

    private Handover(Installation installation, Path socket, ServerSocketChannel server) {
        this.installation = installation;
        this.socket = socket;
        this.server = server;
    }

    /// Takes commands for an open home until closed.
    static Handover serve(Installation installation) throws IOException {
        Path socket = installation.home().socket();
        Files.deleteIfExists(socket); // the lock is ours, so a socket that is there is a dead one
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        Handover handover = new Handover(installation, socket, server);
        Thread.ofVirtual().name("handover").start(handover::accept);
        return handover;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                Thread.ofVirtual().name("handover-command").start(() -> answer(client));
            } catch (IOException e) {
                if (server.isOpen()) LOG.warn("a command could not be taken over {}: {}", socket, e.toString());
            }
        }
    }

    private void answer(SocketChannel client) {
        try (client;
                BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
                Writer back = Channels.newWriter(client, StandardCharsets.UTF_8)) {
            String line = in.readLine();
            if (line == null) return;
            Request request = JSON.readValue(line, Request.class);
            String[] arguments = request.arguments().toArray(String[]::new);
            PrintWriter out = new PrintWriter(new Piece(back, "out"), true);
            PrintWriter err = new PrintWriter(new Piece(back, "err"), true);
            // the system says who stands at the other end; the request could say anything
            String user =
                    client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
            Workplace workplace =
                    Workplace.inServer(installation, arguments, Path.of(request.directory()), user, out, err);
            int exit = FenerCommand.runIn(workplace, arguments, out, err);
            out.flush();
            err.flush();
            write(back, JSON.createObjectNode().put("exit", exit).toString());
        } catch (IOException | RuntimeException e) {
            LOG.warn("a command handed over at {} broke off: {}", socket, e.toString());
        }
    }

    private static void write(Writer back, String line) throws IOException {
        synchronized (back) {
            back.write(line + "\n");
            back.flush();
        }
    }

    /// Sends a command line to the server of a home and prints what comes back.
    ///
    /// @return the exit code
    static int send(Home home, String[] arguments, Path directory, PrintWriter out, PrintWriter err)
            throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(home.socket()));
                Writer to = Channels.newWriter(channel, StandardCharsets.UTF_8);
                BufferedReader from = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            write(to, JSON.writeValueAsString(new Request(List.of(arguments), directory.toString())));
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                JsonNode piece = JSON.readTree(line);
                if (piece.has("exit")) return piece.get("exit").asInt();
                if (piece.has("out")) print(out, piece.get("out").asString());
                if (piece.has("err")) print(err, piece.get("err").asString());
            }
            throw new IOException("the server of home " + home.path() + " ended before the command did");
        } catch (NoSuchFileException | SocketException notServed) {
            throw new HomeInUse(home);
        }
    }

    private static void print(PrintWriter to, String text) {
        to.print(text);
        to.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }

    /// Turns what a command writes into JSON lines.
    private static final class Piece extends Writer {

        private final Writer back;
        private final String field;
        private final StringBuilder text = new StringBuilder();

        Piece(Writer back, String field) {
            this.back = back;
            this.field = field;
        }

        @Override
        public void write(char[] buffer, int from, int length) {
            text.append(buffer, from, length);
        }

        @Override
        public void flush() throws IOException {
            if (text.isEmpty()) return;
            String piece = JSON.createObjectNode().put(field, text.toString()).toString();
            text.setLength(0);
            Handover.write(back, piece);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
