package org.fener.crawler.source;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.fener.crawler.fetch.OptOuts.OptOut;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Changes `config/opt-out.yaml` as a person would: one wish, all else as it was, comments too. What was there before
/// stays in `copies/` beside the file under the time of the change.
public final class OptOutEditor {

    private static final String LIST = "opt-out";

    private final Path file;
    private final DatedCopies copies;

    public OptOutEditor(Path file, InstantSource clock) {
        this.file = file;
        this.copies = new DatedCopies(file, clock);
    }

    /// The wishes in the order of the file.
    ///
    /// @throws IOException with every mistake in the file
    public List<OptOut> all() throws IOException {
        return wishes(copies.text());
    }

    /// Writes a wish down; it takes the place of an earlier one of the same host.
    public void add(OptOut wish) throws IOException {
        copies.change(before -> {
            List<OptOut> wishes = new ArrayList<>(wishes(before));
            int place = place(wishes, wish.host());
            if (place < 0) wishes.add(wish);
            else wishes.set(place, wish);
            return readable(place < 0 ? withMore(before, wish) : withOther(before, place, wish), wishes);
        });
    }

    /// Takes the wish of a host back, if there is one.
    public void remove(String host) throws IOException {
        copies.change(before -> {
            List<OptOut> wishes = new ArrayList<>(wishes(before));
            int place = place(wishes, host);
            if (place < 0) return before;
            wishes.remove(place);
            YamlText text = new YamlText(before);
            return readable(text.without(list(text), place), wishes);
        });
    }

    private static int place(List<OptOut> wishes, String host) {
        return wishes.stream().map(OptOut::host).toList().indexOf(host);
    }

    private static String withMore(String before, OptOut wish) {
        return new YamlText(before)
                .withEntry(
                        LIST,
                        List.of(
                                "host: " + YamlText.written(wish.host()),
                                "since: " + wish.since(),
                                "reason: " + YamlText.quoted(wish.reason())));
    }

    private static String withOther(String before, int place, OptOut wish) {
        YamlText text = new YamlText(before);
        YamlText dated =
                new YamlText(text.with(entry(text, place), "since", wish.since().toString()));
        return dated.with(entry(dated, place), "reason", YamlText.quoted(wish.reason()));
    }

    private static MappingNode entry(YamlText text, int place) {
        return (MappingNode) list(text).getValue().get(place);
    }

    private static SequenceNode list(YamlText text) {
        return text.list(LIST).orElseThrow();
    }

    private List<OptOut> wishes(String text) throws IOException {
        return OptOutFile.parse(text, file.toString());
    }

    private String readable(String after, List<OptOut> wishes) throws IOException {
        if (!wishes(after).equals(wishes))
            throw new IOException(file + " was not changed, it could not be read again with " + wishes);
        return after;
    }
}
