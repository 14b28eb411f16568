package org.fener.crawler.nutch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Text;
import org.apache.nutch.crawl.CrawlDatum;
import org.apache.nutch.crawl.CrawlDb;
import org.apache.nutch.crawl.Injector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Nutch's crawl database of one source, with its segments: the folder `crawl/<source>/`. It is disposable:
/// without it the source is crawled from its start pages again, and the same posts are the same posts.
///
/// One process uses it at a time; the lock that Nutch leaves behind when it is killed is therefore nobody's.
final class CrawlDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(CrawlDatabase.class);

    /// Bytes of a database above which its update gets more memory to sort in.
    private static final long LARGE = 16L << 20;

    private final Path folder;
    private final Path database;
    private final Path segments;
    private final Configuration settings;

    CrawlDatabase(Path folder, Configuration settings) {
        this.folder = folder;
        this.database = folder.resolve("crawldb");
        this.segments = folder.resolve("segments");
        this.settings = settings;
    }

    /// Puts the folder in order after a process that was killed: nothing is needed of what it left half done.
    void recover() throws IOException {
        Files.createDirectories(database);
        Files.deleteIfExists(database.resolve(CrawlDb.LOCK_NAME));
        Path current = database.resolve(CrawlDb.CURRENT_NAME);
        for (Path left : children(database)) {
            if (left.equals(current)) continue;
            boolean setAside = left.getFileName().toString().startsWith(CrawlDb.CURRENT_NAME);
            if (setAside && !Files.exists(current)) {
                LOG.warn("{}: taking the crawl database back that an update had set aside", left);
                Files.move(left, current, StandardCopyOption.ATOMIC_MOVE);
            } else remove(left);
        }
        remove(segments);
        Files.createDirectories(segments);
    }

    /// Adds start pages that the database does not know yet.
    void inject(List<URI> starts, Duration every) throws IOException, InterruptedException {
        String seeds = starts.stream()
                .map(start -> start + "\tnutch.fetchInterval=" + every.toSeconds() + "\n")
                .collect(Collectors.joining());
        Path injected = folder.resolve("injected.txt");
        boolean current = Files.exists(database.resolve(CrawlDb.CURRENT_NAME));
        if (current && Files.exists(injected) && Files.readString(injected).equals(seeds)) return;
        Path urls = folder.resolve("seeds");
        Files.createDirectories(urls);
        Files.writeString(urls.resolve("start.txt"), seeds);
        try {
            // a copy: the injector changes its configuration
            new Injector(new Configuration(settings))
                    .inject(hadoop(database), hadoop(urls), false, false, false, false, false);
        } catch (ClassNotFoundException e) {
            throw new IOException(folder + ": a class of Nutch's injector is missing", e);
        }
        Files.move(urls.resolve("start.txt"), injected, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Hands on every address. The datum is only lent.
    void read(BiConsumer<String, CrawlDatum> reader) throws IOException {
        for (Path part : children(database.resolve(CrawlDb.CURRENT_NAME))) {
            Path data = part.resolve("data");
            if (!Files.exists(data)) continue;
            try (SequenceFile.Reader entries =
                    new SequenceFile.Reader(settings, SequenceFile.Reader.file(hadoop(data)))) {
                Text url = new Text();
                CrawlDatum datum = new CrawlDatum();
                while (entries.next(url, datum)) reader.accept(url.toString(), datum);
            }
        }
    }

    /// Writes a fetch list as a new segment.
    Path segment(String name, List<FetchList.Due> due) throws IOException {
        Path segment = segments.resolve(name);
        Path list = segment.resolve(CrawlDatum.GENERATE_DIR_NAME);
        Files.createDirectories(list);
        try (SequenceFile.Writer writer = SequenceFile.createWriter(
                settings,
                SequenceFile.Writer.file(hadoop(list.resolve("part-r-00000"))),
                SequenceFile.Writer.keyClass(Text.class),
                SequenceFile.Writer.valueClass(CrawlDatum.class),
                SequenceFile.Writer.compression(SequenceFile.CompressionType.NONE))) {
            for (FetchList.Due entry : due) writer.append(new Text(entry.url()), entry.datum());
        }
        return segment;
    }

    /// Merges what a fetched segment says into the database, and drops the segment.
    void update(Path segment) throws IOException, InterruptedException {
        Configuration update = new Configuration(settings);
        update.setInt("mapreduce.task.io.sort.mb", bytes() > LARGE ? 32 : 4);
        try {
            new CrawlDb(update)
                    .update(hadoop(database), new org.apache.hadoop.fs.Path[] {hadoop(segment)}, false, false);
        } catch (ClassNotFoundException e) {
            throw new IOException(folder + ": a class of Nutch's database update is missing", e);
        }
        remove(segment);
    }

    private long bytes() throws IOException {
        long bytes = 0;
        for (Path part : children(database.resolve(CrawlDb.CURRENT_NAME)))
            bytes += Files.exists(part.resolve("data")) ? Files.size(part.resolve("data")) : 0;
        return bytes;
    }

    /// Drops a segment that came to nothing.
    void discard(Path segment) throws IOException {
        remove(segment);
    }

    /// Sets a database aside that cannot be read, so that the source starts anew.
    void reset() throws IOException {
        remove(database);
        Files.deleteIfExists(folder.resolve("injected.txt"));
        recover();
    }

    /// How many addresses stand in which Nutch status.
    Map<String, Integer> statuses() throws IOException {
        Map<String, Integer> statuses = new TreeMap<>();
        read((url, datum) -> statuses.merge(CrawlDatum.getStatusName(datum.getStatus()), 1, Integer::sum));
        return statuses;
    }

    static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toUri());
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    static void remove(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        try (Stream<Path> below = Files.walk(tree)) {
            below.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
