package org.fener.indexer.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.IndexUnusableException;
import org.fener.indexer.PostIndex;
import org.fener.indexer.lucene.LucenePostIndex;

/// Flips single bits of an index, one at a time, and opens it: each must be noticed, by name of the file.
/// Arguments: number of bits (default 1,000), number of posts (default 3,000).
public final class DamageBench {

    private DamageBench() {}

    public static void main(String[] arguments) throws IOException {
        int bits = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int posts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3_000;
        Path folder = Files.createTempDirectory("fener-bench");
        fill(folder, posts);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(DamageBench::holdsBytes).sorted().toList();
        }
        long[] ends = new long[files.size()];
        for (int i = 0; i < ends.length; i++) ends[i] = (i == 0 ? 0 : ends[i - 1]) + Files.size(files.get(i));
        Random random = new Random(5);
        int noticed = 0;
        int named = 0;
        for (int i = 0; i < bits; i++) {
            long at = random.nextLong(ends[ends.length - 1]);
            int file = 0;
            while (ends[file] <= at) file++;
            Path damaged = files.get(file);
            long place = at - (file == 0 ? 0 : ends[file - 1]);
            int bit = 1 << random.nextInt(Byte.SIZE);
            flip(damaged, place, bit);
            String complaint = complaint(folder);
            flip(damaged, place, bit);
            if (!complaint.isEmpty()) noticed++;
            if (complaint.contains(String.valueOf(damaged.getFileName()))) named++;
            if (complaint.isEmpty()) System.out.println("unnoticed: " + damaged + " byte " + place + " bit " + bit);
        }
        BenchTable.head("damage: " + posts + " posts, " + files.size() + " files, " + ends[ends.length - 1] / 1_000
                + " kB; one flipped bit at a time");
        BenchTable.row("flipped bits", bits, "1,000");
        BenchTable.row("unnoticed", bits - noticed, "0");
        BenchTable.row("file named", named, "");
        BenchTable.row("sound again at the end", complaint(folder).isEmpty() ? 1 : 0, "1");
        BenchFolders.delete(folder);
    }

    private static boolean holdsBytes(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void fill(Path folder, int posts) throws IOException {
        BenchPosts made = new BenchPosts(1, 60);
        try (PostIndex index = open(folder)) {
            for (int i = 0; i < posts; i++) {
                made.next(i).addTo(index);
                if (i % 1_000 == 999) index.commit(new ArchiveCursor("post" + i, Map.of()));
            }
            index.commit(new ArchiveCursor("end", Map.of()));
        }
    }

    private static void flip(Path file, long place, int bit) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(place);
            int old = bytes.read();
            bytes.seek(place);
            bytes.write(old ^ bit);
        }
    }

    private static String complaint(Path folder) throws IOException {
        try (PostIndex index = open(folder)) {
            index.cursor();
            return "";
        } catch (IndexUnusableException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static PostIndex open(Path folder) throws IOException {
        return LucenePostIndex.open(folder, ZoneId.of("Europe/Sofia"), InstantSource.system());
    }
}
