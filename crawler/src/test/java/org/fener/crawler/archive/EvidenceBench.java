package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.fener.crawler.archive.Verification.Damage;

/// Flips single bits of an archive file and counts how many `verify` finds, and of how many it names
/// the page and the entry, whose posts `fener verify` then tells; asks
/// jwarc whether the files are valid. `bench evidence [FLIPS]`: 1,000 unless told otherwise.
final class EvidenceBench {

    private final Path root;
    private final TreeMap<Long, String> pages = new TreeMap<>();
    private int found;
    private int named;

    private EvidenceBench(Path root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws Exception {
        int flips = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
        EvidenceBench bench = new EvidenceBench(Files.createTempDirectory("bench-evidence"));
        bench.write();
        List<String> complaints = JwarcValidate.complaints(bench.root);
        bench.flip(flips);
        System.out.printf("%-52s %12s  %s%n", "measure", "ours", "goal");
        line("single flipped bits found by verify", bench.found + " of " + flips, "1,000 of 1,000");
        line("of these, the touched capture is named", bench.named + " of " + flips, "all");
        line("files that jwarc validate refuses", String.valueOf(complaints.size()), "0");
    }

    /// Every kind of record that a crawl writes, over and over.
    private void write() throws IOException, InterruptedException {
        try (WarcArchive archive =
                WarcArchive.open(root, "crawl", InstantSource.fixed(Exchanges.NOON), DurableListener.NONE)) {
            for (int i = 0; i < 40; i++) {
                String uri = "http://forum.example.org/" + i;
                Exchange page = Exchanges.page(uri, text(i));
                keep(archive, uri, page);
                keep(archive, uri, page);
                keep(archive, uri, Exchanges.of(uri, "HTTP/1.1 304 Not Modified\r\n\r\n", new byte[0]));
                String other = uri + "/cut";
                keep(
                        archive,
                        other,
                        Exchanges.of(
                                other,
                                "HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n",
                                Exchanges.bytes(text(i + 1000)),
                                Optional.of("disconnect")));
            }
        }
    }

    private void keep(WarcArchive archive, String uri, Exchange exchange) throws IOException, InterruptedException {
        pages.put(archive.append(exchange).durable().offset(), uri);
    }

    private static String text(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 600; i++)
            text.append((char) ('а' + random.nextInt(32))).append(i % 7 == 6 ? " " : "");
        return text.toString();
    }

    private void flip(int flips) throws IOException {
        Path file = root.resolve(ArchiveFiles.from(root, "").getFirst());
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(1_000);
        for (int i = 0; i < flips; i++) {
            int bit = random.nextInt(bytes.length * 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bytes);
            List<Damage> damages = new ArchiveVerifier(root).verify().damages();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            if (!damages.isEmpty()) found++;
            if (names(damages, bit / 8)) named++;
            else System.err.println("byte " + bit / 8 + ": " + damages);
        }
        Files.write(file, bytes);
    }

    /// A record that a later one refers to damages both; the record that a file begins with belongs to no page.
    private boolean names(List<Damage> damages, long at) {
        Map.Entry<Long, String> touched = pages.floorEntry(at);
        Optional<String> page = Optional.ofNullable(touched).map(Map.Entry::getValue);
        return damages.stream().allMatch(damage -> damage.uri().equals(page))
                && damages.stream().anyMatch(damage -> touched == null || touches(damage, touched.getKey()));
    }

    private static boolean touches(Damage damage, long entry) {
        return damage.touches(new ArchivePosition(damage.at().file(), entry));
    }

    private static void line(String measure, String ours, String goal) {
        System.out.printf("%-52s %12s  %s%n", measure, ours, goal);
    }
}
