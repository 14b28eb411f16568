package org.fener.dashboard.round;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.fener.crawler.Body;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.archive.Imported;
import org.fener.crawler.archive.WarcArchive;
import org.fener.crawler.archive.WarcImport;

/// Takes in posts that were collected elsewhere: checked line by line, archived as `resource` records, then read from
/// the archive like everything else.
public final class Importer {

    private static final String SOURCE = "import";
    private static final int BATCH_CHARACTERS = 1 << 20;

    private final Installation installation;
    private final Consumer<String> mistakes;
    private final Tally before;
    private int refused;

    /// @param mistakes hears of every line that was refused, with its number and what was expected
    public Importer(Installation installation, Consumer<String> mistakes) {
        this.installation = installation;
        this.mistakes = mistakes;
        this.before = installation.pipeline().tally();
    }

    /// Archives the records of a WARC file or the good lines of a JSON lines file; returns when they are durable.
    public void take(Path file) throws IOException, InterruptedException {
        try (ArchiveDoor.Entered _ = installation.door().enter()) {
            if (isWarc(file)) takeWarc(file);
            else takeLines(file);
        }
    }

    private static boolean isWarc(Path file) {
        return String.valueOf(file.getFileName()).matches("(?i).*\\.warc(\\.gz)?");
    }

    private void takeWarc(Path file) throws IOException, InterruptedException {
        try (Archive archive = installation.pipeline().obeying(writer())) {
            List<Archive.Ticket> last = new ArrayList<>();
            WarcImport.Summary summary = WarcImport.read(file, SOURCE, kept -> {
                try {
                    Archive.Ticket ticket = archive.append(kept);
                    last.clear();
                    last.add(ticket);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            for (Archive.Ticket ticket : last) ticket.durable();
            summary.broken().ifPresent(why -> mistakes.accept(file + ": " + why));
            refused += summary.broken().isPresent() ? 1 : 0;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Archive writer() throws IOException {
        return WarcArchive.open(installation.home().archive(), SOURCE, installation.clock(), DurableListener.NONE);
    }

    private void takeLines(Path file) throws IOException, InterruptedException {
        try (BufferedReader lines = Files.newBufferedReader(file);
                Archive archive = writer()) {
            StringBuilder batch = new StringBuilder();
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank() || !isGood(line, file + " line " + number)) continue;
                batch.append(line).append('\n');
                if (batch.length() >= BATCH_CHARACTERS) keep(archive, batch, file);
            }
            if (!batch.isEmpty()) keep(archive, batch, file);
        }
    }

    private boolean isGood(String line, String where) throws IOException {
        try {
            ImportedPosts.Row row = ImportedPosts.row(line, where);
            if (!installation
                    .erasures()
                    .isErased(row.source() + "/" + row.post().id())) return true;
            refused++;
            mistakes.accept(where + ": the post was erased and does not come in again");
            return false;
        } catch (IllegalArgumentException e) {
            refused++;
            mistakes.accept(e.getMessage());
            return false;
        }
    }

    private void keep(Archive archive, StringBuilder batch, Path file) throws IOException, InterruptedException {
        byte[] bytes = batch.toString().getBytes(StandardCharsets.UTF_8);
        batch.setLength(0);
        URI name = URI.create("urn:uuid:" + UUID.nameUUIDFromBytes(bytes));
        archive.append(new Imported(
                        SOURCE,
                        name,
                        installation.clock().instant(),
                        ImportedPosts.MEDIA_TYPE,
                        Body.of(bytes),
                        Map.of("file", String.valueOf(file.getFileName()))))
                .durable();
    }

    /// Reads what was archived into the index; returns what became of it.
    public Tally finish() throws IOException {
        installation.pipeline().catchUp();
        return installation.pipeline().tally().minus(before);
    }

    public int refused() {
        return refused;
    }
}
