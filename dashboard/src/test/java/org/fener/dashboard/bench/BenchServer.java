package org.fener.dashboard.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The program itself, started as a person starts it, in a process of its own.
final class BenchServer implements AutoCloseable {

    private static final String READY = "fener: dashboard at ";

    private final Process process;
    private final URI address;
    private final double secondsToReady;

    private BenchServer(Process process, URI address, double secondsToReady) {
        this.process = process;
        this.address = address;
        this.secondsToReady = secondsToReady;
    }

    /// Returns when the sign-in page can be had.
    ///
    /// @param launcher the script or program that takes fener's commands
    static BenchServer start(Path launcher, Path home) throws IOException {
        long began = System.nanoTime();
        Process process = program(launcher, List.of("serve", "--home", home.toString(), "--port", "" + freePort()))
                .redirectErrorStream(true)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                URI address = URI.create(line.substring(READY.length()).strip() + "/");
                double seconds = (System.nanoTime() - began) / 1e9;
                Thread.ofVirtual().start(() -> passOn(lines));
                return new BenchServer(process, address, seconds);
            }
            System.err.println(line);
        }
        throw new IOException(launcher + " ended before the dashboard was there");
    }

    private static void passOn(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) System.err.println(line);
        } catch (IOException e) {
            System.err.println("the program ended");
        }
    }

    /// Seconds that a command takes from its call to its end, with what it prints thrown away.
    static double run(Path launcher, List<String> command) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = program(launcher, command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int exit = process.waitFor();
        if (exit != 0) throw new IOException(command + " ended with " + exit);
        return (System.nanoTime() - began) / 1e9;
    }

    /// What a class of the tests prints in lines such as `seconds 1.25`, run as the program would be: its jar first,
    /// with what it learned of the classes.
    ///
    /// @param program the folder with the jar
    static double[] seconds(Path program, Class<?> measured, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        try (DirectoryStream<Path> learned = Files.newDirectoryStream(program, "*.aot")) {
            for (Path cache : learned) words.add("-XX:AOTCache=" + cache);
        }
        words.addAll(List.of(
                "-XX:+UseG1GC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                program.resolve("fener.jar") + File.pathSeparator + System.getProperty("java.class.path"),
                measured.getName()));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("seconds "))
                .mapToDouble(line -> Double.parseDouble(line.substring("seconds ".length())))
                .toArray();
    }

    private static ProcessBuilder program(Path launcher, List<String> command) {
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(command);
        return new ProcessBuilder(words);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI address() {
        return address;
    }

    double secondsToReady() {
        return secondsToReady;
    }

    /// Memory of its own now, in MB: what it reads of its files through maps can be taken from it at any time.
    double megabytes() throws IOException {
        return memory("RssAnon");
    }

    /// The most that was ever resident, with what was read of mapped files, in MB.
    double mostMegabytes() throws IOException {
        return memory("VmHWM");
    }

    private double memory(String what) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")))
            if (line.startsWith(what + ":")) return Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0;
        throw new IOException("the system does not tell " + what + " of process " + process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
