package org.fener.dashboard.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Reads a made-up site from its resource folder: `site.yaml` and one file of posts for each of its sections.
final class SiteFolder {

    /// All sites, in the order of their ports.
    static final List<String> IDS =
            List.of("patepis", "newcomers", "vestnik", "sergiya", "horizont", "kurier", "gazette", "mahala");

    private static final Pattern AGO = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    private final String id;

    SiteFolder(String id) {
        this.id = id;
    }

    static List<DemoSite> readAll() {
        return IDS.stream().map(id -> new SiteFolder(id).read()).toList();
    }

    DemoSite read() {
        Map<?, ?> site = as(Map.class, load("site.yaml"), "site.yaml");
        Map<String, String> sections = strings(as(Map.class, site.get("sections"), "site.yaml: sections"));
        List<DemoThread> threads = new ArrayList<>();
        sections.keySet().forEach(section -> threads.addAll(threads(section)));
        return new DemoSite(
                id,
                EngineKind.of(text(site, "engine", "site.yaml")),
                text(site, "title", "site.yaml"),
                text(site, "tagline", "site.yaml"),
                text(site, "language", "site.yaml"),
                ZoneId.of(text(site, "zone", "site.yaml")),
                list(site, "start").stream().map(String::valueOf).toList(),
                text(site, "source-name", "site.yaml"),
                text(site, "purpose", "site.yaml"),
                sections,
                text(site, "robots", "site.yaml"),
                threads,
                Members.of(threads));
    }

    private List<DemoThread> threads(String section) {
        String file = section + ".yaml";
        List<DemoThread> threads = new ArrayList<>();
        for (Object entry : as(List.class, load(file), file))
            threads.add(thread(section, as(Map.class, entry, file), file));
        return threads;
    }

    private DemoThread thread(String section, Map<?, ?> entry, String file) {
        Map<String, String> facts = new LinkedHashMap<>();
        entry.forEach((key, value) -> {
            if (value instanceof String text && !key.equals("id") && !key.equals("title"))
                facts.put(key.toString(), text);
        });
        List<DemoPost> posts = new ArrayList<>();
        for (Object post : list(entry, "posts")) posts.add(post(as(Map.class, post, file), file));
        return new DemoThread(
                text(entry, "id", file), section, optional(entry, "title").orElse(""), facts, posts);
    }

    private DemoPost post(Map<?, ?> post, String file) {
        SortedMap<Integer, String> edits = new TreeMap<>();
        if (post.get("edits") instanceof Map<?, ?> given)
            given.forEach((chapter, text) -> edits.put((Integer) chapter, String.valueOf(text)));
        return new DemoPost(
                text(post, "id", file),
                text(post, "by", file),
                ago(text(post, "ago", file), file),
                text(post, "lang", file),
                optional(post, "chapter").map(Integer::valueOf).orElse(1),
                optional(post, "gone").map(Integer::valueOf).orElse(0),
                optional(post, "quotes"),
                new LinkedHashSet<>(
                        list(post, "gold").stream().map(String::valueOf).toList()),
                optional(post, "plant"),
                text(post, "text", file),
                edits);
    }

    private Duration ago(String text, String file) {
        Matcher parts = AGO.matcher(text);
        if (text.isEmpty() || !parts.matches())
            throw new IllegalArgumentException(place(file) + ": ago must be like 2d3h40m or 20s, got '" + text + "'");
        return Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private Object load(String file) {
        try (InputStream in = SiteFolder.class.getResourceAsStream("sites/" + id + "/" + file)) {
            if (in == null) throw new IllegalArgumentException(place(file) + ": no such resource");
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(place(file) + " cannot be read", unreadable);
        }
    }

    private String place(String file) {
        return "sites/" + id + "/" + file;
    }

    private String text(Map<?, ?> map, String key, String file) {
        return optional(map, key)
                .orElseThrow(() ->
                        new IllegalArgumentException(place(file) + ": expected '" + key + "' in " + map.keySet()));
    }

    private static Optional<String> optional(Map<?, ?> map, String key) {
        return Optional.ofNullable(map.get(key)).map(String::valueOf);
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list ? list : List.of();
    }

    private static Map<String, String> strings(Map<?, ?> map) {
        Map<String, String> strings = new LinkedHashMap<>();
        map.forEach((key, value) -> strings.put(key.toString(), value.toString()));
        return strings;
    }

    private <T> T as(Class<T> type, @Nullable Object value, String where) {
        if (!type.isInstance(value))
            throw new IllegalArgumentException(
                    place(where) + ": expected a " + type.getSimpleName() + ", got " + value);
        return type.cast(value);
    }
}
