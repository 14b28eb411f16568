package org.fener.crawler.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fener.crawler.Source;
import org.fener.crawler.source.DatedCopies.Copy;
import org.fener.crawler.source.WrittenSource.Setting;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;

/// Changes `config/sources.yaml` as a person would: one place, all else as it was, comments too. What was there
/// before stays in `copies/` beside it under the time of the change.
public final class SourcesEditor {

    /// So many copies are looked through for what a source was before.
    private static final int LOOKED_THROUGH = 30;

    private final Path file;
    private final DatedCopies copies;

    public SourcesEditor(Path file, InstantSource clock) {
        this.file = file;
        this.copies = new DatedCopies(file, clock);
    }

    /// What a source was before.
    ///
    /// @param until when it was changed
    public record Earlier(Instant until, WrittenSource source) {}

    /// Adds a source at the end.
    ///
    /// @throws IllegalArgumentException if its id is taken
    public void add(Source source) throws IOException {
        copies.change(before -> {
            if (SourcesFile.read(before, file.toString()).source(source.id()).isPresent())
                throw new IllegalArgumentException("source '" + source.id() + "' is in " + file + " already");
            return runnable(
                    new YamlText(before)
                            .withEntry("sources", SourceRow.of(source).pairs()),
                    source.id());
        });
    }

    /// Pauses or resumes a source.
    ///
    /// @throws IllegalArgumentException if no source has this id
    public void pause(String id, boolean paused) throws IOException {
        copies.change(before -> {
            YamlText text = new YamlText(before);
            MappingNode entry = WrittenSource.entry(text, id)
                    .orElseThrow(() -> new IllegalArgumentException("no source '" + id + "' in the file"));
            return runnable(text.with(entry, "paused", Boolean.toString(paused)), id);
        });
    }

    private String runnable(String after, String id) throws IOException {
        SourceList list = SourcesFile.read(after, file.toString());
        if (list.source(id).isEmpty())
            throw new IOException(file + " was not changed, source '" + id + "' could not run: " + list.mistakes());
        return after;
    }

    /// A source as it is written; empty if none has this id, or the file is no YAML.
    public Optional<WrittenSource> written(String id) throws IOException {
        return written(copies.text(), id);
    }

    private static Optional<WrittenSource> written(String text, String id) {
        try {
            return WrittenSource.find(new YamlText(text), id);
        } catch (YAMLException unreadable) {
            return Optional.empty();
        }
    }

    /// What the last changes of the file made different of this source, newest first.
    public List<Earlier> earlier(String id) throws IOException {
        List<Earlier> earlier = new ArrayList<>();
        Optional<WrittenSource> later = written(id);
        for (Copy copy : copies.copies(LOOKED_THROUGH)) {
            Optional<WrittenSource> then = written(Files.readString(copy.path()), id);
            if (then.isPresent() && !then.map(WrittenSource::digest).equals(later.map(WrittenSource::digest)))
                earlier.add(new Earlier(copy.until(), then.get()));
            later = then;
        }
        return earlier;
    }

    /// What [#change] would do; nothing is changed.
    public Changing tried(String id, String seen, Map<String, String> wanted) throws IOException {
        return planned(copies.text(), id, seen, wanted).outcome();
    }

    /// Changes settings of a source that is there.
    ///
    /// @param seen   [WrittenSource#digest] of what the person who wants it has seen
    /// @param wanted values as in a [WrittenSource], of the keys that are to be set; blank is what is usual
    /// @param first  hears what becomes different before the file is written
    public Changing change(String id, String seen, Map<String, String> wanted, Consumer<List<Setting>> first)
            throws IOException {
        List<Changing> outcome = new ArrayList<>();
        copies.change(before -> {
            Plan plan = planned(before, id, seen, wanted);
            outcome.add(plan.outcome());
            if (plan.outcome() instanceof Changing.Changed changed) first.accept(changed.settings());
            return plan.text();
        });
        return outcome.getFirst();
    }

    /// @param text of the file afterwards
    private record Plan(Changing outcome, String text) {}

    private Plan planned(String before, String id, String seen, Map<String, String> wanted) {
        Optional<WrittenSource> now = written(before, id);
        if (now.isEmpty()) return new Plan(new Changing.Gone(), before);
        if (!now.get().digest().equals(seen)) return new Plan(new Changing.Meanwhile(now.get()), before);
        List<Setting> settings = now.get().changes(wanted);
        if (settings.isEmpty()) return new Plan(new Changing.AsItIs(), before);
        try {
            String after = before;
            for (Setting setting : settings) after = with(new YamlText(after), id, setting);
            Changing outcome = outcome(before, after, id, settings);
            return new Plan(outcome, outcome instanceof Changing.Changed ? after : before);
        } catch (YAMLException unreadable) {
            return new Plan(new Changing.Entangled(), before);
        }
    }

    private static String with(YamlText text, String id, Setting setting) {
        MappingNode entry = WrittenSource.entry(text, id).orElseThrow(() -> new YAMLException("no source " + id));
        if (setting.after().isEmpty()) return text.without(entry, setting.key());
        return SourceRow.LISTS.contains(setting.key())
                ? text.withList(entry, setting.key(), SourceRow.addresses(setting.after()))
                : text.with(entry, setting.key(), YamlText.written(setting.after()));
    }

    /// Whether the text says what is wanted of this source and what it said of all others.
    private Changing outcome(String before, String after, String id, List<Setting> settings) {
        Optional<WrittenSource> written = written(after, id);
        SourceList list = SourcesFile.read(after, file.toString());
        if (written.isEmpty()
                || !settings.stream().allMatch(setting -> says(written.get(), setting))
                || !others(before, id).equals(others(after, id))) return new Changing.Entangled();
        return list.source(id)
                .<Changing>map(source -> new Changing.Changed(source, settings))
                .orElseGet(() -> new Changing.Mistaken(list.mistakes().stream()
                        .filter(mistake -> mistake.source().equals(Optional.of(id)))
                        .toList()));
    }

    private static boolean says(WrittenSource written, Setting setting) {
        return setting.after().isEmpty()
                ? !written.values().containsKey(setting.key())
                : written.values().getOrDefault(setting.key(), "").equals(setting.after());
    }

    private static List<WrittenSource> others(String text, String id) {
        List<WrittenSource> others = new ArrayList<>();
        boolean found = false;
        for (MappingNode entry : new YamlText(text).entries("sources")) {
            WrittenSource source = WrittenSource.of("", entry);
            if (!found && source.values().getOrDefault("id", "").equals(id)) found = true;
            else others.add(source);
        }
        return others;
    }
}
