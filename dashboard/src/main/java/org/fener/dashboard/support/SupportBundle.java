package org.fener.dashboard.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fener.dashboard.home.Program;
import org.fener.dashboard.home.SettingsTable;
import org.fener.dashboard.home.SettingsTable.Setting;
import org.fener.dashboard.manage.HealthChecks;
import org.fener.dashboard.manage.Metrics;
import org.fener.dashboard.manage.Storage;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Run;
import org.fener.dashboard.store.Run.Kind;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A zip file for whoever helps: versions, settings, health, figures, runs and the log, without secrets, texts, names,
/// sources and addresses. What may stand in it is listed here; nothing is copied and then cleaned.
public final class SupportBundle {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final int MOST_RUNS = 200;

    /// Of all other settings only whether they are set.
    private static final Set<String> SHOWN = Set.of(
            "zone",
            "report.at",
            "mail.security",
            "server.behind-proxy",
            "management.off",
            "management.port",
            "session.idle",
            "session.longest");

    private final Installation installation;

    public SupportBundle(Installation installation) {
        this.installation = installation;
    }

    /// Writes the zip file and leaves the stream open.
    public void write(OutputStream out) throws IOException {
        Instant now = installation.clock().instant();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        add(zip, "README.txt", readme(now), now);
        add(zip, "about.json", about(), now);
        add(zip, "settings.json", settings(), now);
        add(zip, "health.json", HealthChecks.of(installation).all().json(), now);
        add(zip, "metrics.txt", new Metrics(installation).text(), now);
        add(zip, "storage.json", Storage.of(installation.home()), now);
        add(zip, "counts.json", counts(), now);
        add(zip, "runs.json", runs(), now);
        add(zip, "log.json", RecentEvents.ofThisProcess(), now);
        zip.finish();
    }

    private static void add(ZipOutputStream zip, String name, Object content, Instant now) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(now));
        zip.putNextEntry(entry);
        String text = content instanceof String written ? written : JSON.writeValueAsString(content);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private Map<String, Object> about() {
        Runtime runtime = Runtime.getRuntime();
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("fener", Program.VERSION);
        for (String name : List.of("java.version", "java.vendor", "os.name", "os.version", "os.arch"))
            about.put(name, System.getProperty(name, ""));
        about.put("processors", runtime.availableProcessors());
        about.put("heapBytes", runtime.maxMemory());
        about.put("database", installation.settings().database().isPresent() ? "external" : "embedded");
        about.put("categories", installation.categories().size());
        return about;
    }

    private List<Setting> settings() throws IOException {
        return SettingsTable.of(installation.home(), installation.settings(), System.getenv()).stream()
                .map(SupportBundle::redacted)
                .toList();
    }

    private static Setting redacted(Setting setting) {
        if (SHOWN.contains(setting.key())) return setting;
        // an endpoint's name may name somebody
        String key = setting.key().startsWith("webhook.")
                ? "webhook" + (setting.key().endsWith(".secret") ? ".secret" : "")
                : setting.key();
        boolean set = !setting.value().isEmpty() && !setting.value().equals("not set");
        return new Setting(key, set ? "set" : "not set", setting.standard(), setting.origin(), where(setting));
    }

    private static String where(Setting setting) {
        return setting.origin() == SettingsTable.Origin.FILE ? setting.where() : "";
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("accountsByRole", byName(installation.accounts().all(), account -> account.role()));
        counts.put("sourcesByKind", byName(installation.sources().all(), source -> source.kind()));
        counts.put(
                "sourcesPaused",
                installation.sources().all().stream()
                        .filter(source -> source.paused())
                        .count());
        counts.put("sourceMistakes", installation.sources().mistakes().size());
        counts.put("watches", installation.watches().states().size());
        return counts;
    }

    private static <T> Map<String, Long> byName(List<T> all, Function<T, Enum<?>> part) {
        return all.stream()
                .collect(Collectors.groupingBy(one -> part.apply(one).name(), TreeMap::new, Collectors.counting()));
    }

    private record Ran(Kind kind, String dueAt, String startedAt, String endedAt, Run.Outcome outcome) {}

    private List<Ran> runs() {
        List<Ran> runs = new ArrayList<>();
        for (Kind kind : Kind.values())
            for (Run run : installation.ledger().latest(kind, MOST_RUNS))
                runs.add(new Ran(
                        run.kind(),
                        run.dueAt().toString(),
                        run.startedAt().toString(),
                        run.endedAt().map(Instant::toString).orElse(""),
                        run.outcome()));
        return runs;
    }

    private static String readme(Instant made) {
        return """
            Support bundle of Fener, made %s.

            about.json     versions of the program and of what it runs on
            settings.json  where each setting comes from; values only of those that tell nothing of anybody
            health.json    each part and its state
            metrics.txt    figures, see OPERATION.md
            storage.json   bytes by folder
            counts.json    accounts by role, sources by kind, watches
            runs.json      the newest runs of each kind: when, how long, how they ended
            log.json       the newest events of the log: our fixed words, kinds and places of exceptions

            Not in it: secrets, posts, texts, contacts, names of people, sources, addresses, searches, reports.
            Look through it before you pass it on.
            """.formatted(made);
    }
}
