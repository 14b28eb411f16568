package org.fener.classifier.indicator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.fener.classifier.indicator.Indicator.Kind;

/// What has the form of an indicator and is none: names of services that everybody uses, private networks, the digest
/// of nothing. Kept as data in `harmless.txt`; an address on such a host with a path stays, for anybody can put
/// something there.
public final class Harmless {

    private final Set<String> names = new HashSet<>();
    private final Set<String> hashes = new HashSet<>();
    private final Set<String> mailboxes = new HashSet<>();
    private final List<Network> networks = new ArrayList<>();

    private Harmless() {}

    /// Suppresses nothing.
    public static Harmless nothing() {
        return new Harmless();
    }

    public static Harmless shipped() {
        try (InputStream in = Harmless.class.getResourceAsStream("harmless.txt")) {
            if (in == null) throw new IllegalStateException("harmless.txt is missing beside Harmless");
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), "harmless.txt");
        } catch (IOException e) {
            throw new UncheckedIOException("harmless.txt cannot be read", e);
        }
    }

    /// The shipped list, and lists that a unit brings along: files `*.txt` in the same form, and `*.json` as MISP
    /// publishes its warning lists.
    public static Harmless shippedWith(Path folder) throws IOException {
        Harmless all = shipped();
        if (!Files.isDirectory(folder)) return all;
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.sorted().toList()) {
                String name = String.valueOf(path.getFileName());
                if (name.endsWith(".json")) WarningList.read(path).ifPresent(all::addAll);
                if (name.endsWith(".txt"))
                    try (BufferedReader lines = Files.newBufferedReader(path)) {
                        all.addAll(read(lines, name));
                    }
            }
        }
        return all;
    }

    private void addAll(Harmless other) {
        names.addAll(other.names);
        hashes.addAll(other.hashes);
        mailboxes.addAll(other.mailboxes);
        networks.addAll(other.networks);
    }

    /// Lines `domain NAME` (with all below it), `network CIDR`, `hash DIGEST`, `mailbox NAME` (at any domain);
    /// `#` begins a comment.
    public static Harmless read(BufferedReader lines, String file) throws IOException {
        Harmless harmless = new Harmless();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String entry = line.replaceFirst("#.*", "").strip().toLowerCase(Locale.ROOT);
            if (!entry.isEmpty()) harmless.add(entry.split("\\s+", 2), file + " line " + number);
        }
        return harmless;
    }

    private void add(String[] entry, String place) {
        String value = entry.length == 2 ? entry[1] : "";
        if (value.isEmpty() || !add(entry[0], value))
            throw new IllegalArgumentException(
                    place + ": expected 'domain|network|hash|mailbox VALUE', got '" + String.join(" ", entry) + "'");
    }

    /// False if there is no such kind of entry.
    boolean add(String kind, String value) {
        switch (kind) {
            case "domain" -> names.add(value);
            case "hash" -> hashes.add(value);
            case "mailbox" -> mailboxes.add(value);
            case "network" -> networks.add(Network.of(value));
            default -> {
                return false;
            }
        }
        return true;
    }

    boolean contains(Kind kind, String normalised) {
        return switch (kind) {
            case DOMAIN -> isHarmlessName(normalised);
            case URL -> isBareHost(normalised) && isHarmlessName(LinkFinder.host(normalised));
            case EMAIL -> mailboxes.contains(normalised.substring(0, normalised.indexOf('@')));
            case IP -> isInNetwork(normalised);
            case IP_RANGE -> isInNetwork(normalised.substring(0, normalised.indexOf('/')));
            case HASH -> hashes.contains(normalised.substring(normalised.indexOf(':') + 1));
            default -> false;
        };
    }

    private boolean isHarmlessName(String host) {
        for (int dot = -1; ; dot = host.indexOf('.', dot + 1)) {
            if (names.contains(host.substring(dot + 1))) return true;
            if (host.indexOf('.', dot + 1) < 0) return false;
        }
    }

    private static boolean isBareHost(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return path < 0 ? url.indexOf('?') < 0 : path == url.length() - 1;
    }

    private boolean isInNetwork(String address) {
        if (networks.isEmpty()) return false;
        byte[] bytes = Network.bytes(address);
        for (Network network : networks) if (network.contains(bytes)) return true;
        return false;
    }
}
