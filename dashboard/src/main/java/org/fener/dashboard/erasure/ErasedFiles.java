package org.fener.dashboard.erasure;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fener.crawler.erasure.Traces;
import org.fener.dashboard.home.Home;

/// Looks for traces in the files of a home that are neither archive, index nor database. Logs are overwritten in their
/// places; a crawl database that knows an address with a trace is dropped, since it is made again; what else has one is
/// named, for a person to look at.
final class ErasedFiles {

    private static final long LARGEST = 256L << 20;

    private final Home home;
    private final Traces traces;

    ErasedFiles(Home home, Traces traces) {
        this.home = home;
        this.traces = traces.inBytes();
    }

    /// Tells in which files a trace is left, by their path in the home.
    List<String> erase() throws IOException {
        List<String> left = new ArrayList<>();
        for (Path folder : leftOver()) delete(folder);
        Set<Path> dropped = new TreeSet<>();
        for (Path file : files()) {
            if (!isNamed(file)) continue;
            Path inHome = home.path().relativize(file);
            if (inHome.startsWith("crawl")) dropped.add(home.path().resolve(inHome.subpath(0, 2)));
            else if (inHome.startsWith("logs") || file.toString().endsWith(".log") || isTrace(file)) overwrite(file);
            else left.add(inHome.toString());
        }
        for (Path database : dropped) delete(database);
        return left;
    }

    /// Indexes that were set aside.
    private List<Path> leftOver() throws IOException {
        try (Stream<Path> children = Files.list(home.path())) {
            return children.filter(child -> child.getFileName().toString().startsWith("index-"))
                    .toList();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home.path())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(home.archive()) && !file.startsWith(home.index()))
                    .filter(file -> !file.toString().endsWith(".mv.db"))
                    .sorted()
                    .toList();
        }
    }

    private boolean isTrace(Path file) {
        return file.startsWith(home.database()) && file.toString().endsWith(".trace.db");
    }

    private boolean isNamed(Path file) throws IOException {
        return Files.size(file) <= LARGEST
                && traces.in(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }

    /// Byte by byte, so that a program that goes on adding to the file is not disturbed.
    private void overwrite(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (int[] place : traces.places(text)) {
                byte[] stars = new byte[place[1] - place[0]];
                Arrays.fill(stars, (byte) '*');
                bytes.seek(place[0]);
                bytes.write(stars);
            }
            bytes.getFD().sync();
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        try (Stream<Path> below = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) below.sorted(Comparator.reverseOrder())::iterator) Files.delete(path);
        }
    }
}
