package org.fener.crawler.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fener.crawler.fetch.OptOuts.OptOut;

/// Changes `config/opt-out.yaml`. What a person wrote above the list stays; what was there before stays in `copies/`
/// beside the file under the time of the change.
public final class OptOutEditor {

    private final Path file;
    private final InstantSource clock;

    public OptOutEditor(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// The wishes in the order of the file.
    ///
    /// @throws IOException with every mistake in the file
    public List<OptOut> all() throws IOException {
        return OptOutFile.parse(text(), file.toString());
    }

    /// Writes a wish down; it takes the place of an earlier one of the same host.
    public synchronized void add(OptOut wish) throws IOException {
        List<OptOut> wishes = without(wish.host());
        wishes.add(wish);
        write(wishes);
    }

    /// Takes the wish of a host back, if there is one.
    public synchronized void remove(String host) throws IOException {
        write(without(host));
    }

    private List<OptOut> without(String host) throws IOException {
        List<OptOut> wishes = new ArrayList<>(all());
        wishes.removeIf(wish -> wish.host().equals(host));
        return wishes;
    }

    private void write(List<OptOut> wishes) throws IOException {
        String before = text();
        String head = before.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        String list = wishes.stream().map(OptOutEditor::entry).collect(Collectors.joining());
        String after = head + (list.isEmpty() ? "opt-out: []\n" : "opt-out:\n" + list);
        if (!OptOutFile.parse(after, file.toString()).equals(wishes))
            throw new IOException(file + " was not changed, it could not be read again with " + wishes);
        new DatedCopies(file, clock).replace(before, after);
    }

    private static String entry(OptOut wish) {
        return "  - host: " + SourcesText.quoted(wish.host()) + "\n    since: " + wish.since() + "\n    reason: "
                + SourcesText.quoted(wish.reason()) + "\n";
    }

    private String text() throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
