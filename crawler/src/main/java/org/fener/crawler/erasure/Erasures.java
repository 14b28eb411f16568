package org.fener.crawler.erasure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `erasures.jsonl` of a home: which posts were erased, as keyed hashes of their keys (HMAC-SHA-256, the first 64
/// bits), so that they never come back and the file names nobody. Lines are added, never changed:
///
/// - `{"key": …}` the key of the hashes in the lines after it (Base64, 32 bytes)
/// - `{"erasure": 1, "at": …, "kind": …, "by": …, "why": …, "posts": [16 hexadecimal digits, …]}`
/// - `{"erasure": 1, "done": …}` everything is erased
/// - `{"restored": …}` from here on none is: the home was made of a backup
public final class Erasures {

    private static final int KEY_BYTES = 32;
    private static final int MOST_IN_A_LINE = 5_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Why posts went.
    public enum Kind {
        /// somebody's order: what else tells of the person goes too
        ORDER,
        /// their time was over
        RETENTION
    }

    /// One erasure.
    public record Order(int number, Instant at, Kind kind, String by, String why, int posts, boolean done) {}

    private record Line(
            @Nullable String key,
            @Nullable Integer erasure,
            @Nullable Instant at,
            @Nullable Kind kind,
            @Nullable String by,
            @Nullable String why,
            @Nullable List<String> posts,
            @Nullable Instant done,
            @Nullable Instant restored) {

        static Line ofKey(String key) {
            return new Line(key, null, null, null, null, null, null, null, null);
        }

        static Line done(int erasure, Instant at) {
            return new Line(null, erasure, null, null, null, null, null, at, null);
        }

        static Line restored(Instant at) {
            return new Line(null, null, null, null, null, null, null, null, at);
        }
    }

    /// Hashes of one kind under one key.
    private static final class Section {
        private final String key;
        private final Kind kind;
        private long[] hashes = new long[16];
        private int size;

        Section(String key, Kind kind) {
            this.key = key;
            this.kind = kind;
        }

        void add(List<String> posts) {
            if (size + posts.size() > hashes.length)
                hashes = Arrays.copyOf(hashes, Math.max(hashes.length * 2, size + posts.size()));
            for (String post : posts) hashes[size++] = HexFormat.fromHexDigitsToLong(post);
        }

        void sort() {
            Arrays.sort(hashes, 0, size);
        }

        boolean contains(String post) {
            return Arrays.binarySearch(hashes, 0, size, hash(key, post)) >= 0;
        }
    }

    private record State(long bytes, List<Section> sections, TreeMap<Integer, Order> orders) {}

    private final Path file;
    private volatile State state = new State(0, List.of(), new TreeMap<>());

    public Erasures(Path file) {
        this.file = file;
    }

    /// The list of a home.
    public static Erasures ofHome(Path home) {
        return new Erasures(home.resolve("erasures.jsonl"));
    }

    public boolean isEmpty() throws IOException {
        return state().sections().isEmpty();
    }

    /// Whether a post, by its key `source/id`, was erased by somebody's order.
    public boolean isOrdered(String post) throws IOException {
        for (Section section : state().sections())
            if (section.kind == Kind.ORDER && section.contains(post)) return true;
        return false;
    }

    /// Whether a post, by its key `source/id`, was erased.
    public boolean isErased(String post) throws IOException {
        for (Section section : state().sections()) if (section.contains(post)) return true;
        return false;
    }

    /// Oldest first.
    public List<Order> orders() throws IOException {
        return List.copyOf(state().orders().values());
    }

    /// Those of which traces may be left.
    public List<Order> pending() throws IOException {
        return orders().stream().filter(order -> !order.done()).toList();
    }

    /// Writes an erasure down; from now on none of the posts comes in. Returns when it is on the disk.
    public synchronized Order begin(Instant at, Kind kind, String by, String why, Collection<String> posts)
            throws IOException {
        State before = state();
        int number = before.orders().isEmpty() ? 1 : before.orders().lastKey() + 1;
        List<Line> lines = new ArrayList<>();
        String key;
        if (before.sections().isEmpty()) {
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            key = Base64.getEncoder().encodeToString(fresh);
            lines.add(Line.ofKey(key));
        } else key = before.sections().getLast().key;
        List<String> hashes = posts.stream()
                .map(post -> HexFormat.of().toHexDigits(hash(key, post)))
                .toList();
        for (int from = 0; from == 0 || from < hashes.size(); from += MOST_IN_A_LINE)
            lines.add(new Line(
                    null,
                    number,
                    at,
                    kind,
                    by,
                    why,
                    hashes.subList(from, Math.min(hashes.size(), from + MOST_IN_A_LINE)),
                    null,
                    null));
        append(lines);
        return new Order(number, at, kind, by, why, posts.size(), false);
    }

    /// Nothing is left of the posts of an erasure.
    public synchronized void done(int number, Instant at) throws IOException {
        append(List.of(Line.done(number, at)));
    }

    /// Takes over what another list knows, for a home that was made of a backup: all of it has to be done again there.
    public synchronized void restoredWith(Erasures newer, Instant at) throws IOException {
        List<String> all = new ArrayList<>(lines());
        List<String> theirs = newer.lines();
        boolean grown =
                theirs.size() >= all.size() && theirs.subList(0, all.size()).equals(all);
        if (grown) {
            Files.write(file, theirs);
        } else if (!(all.size() >= theirs.size()
                && all.subList(0, theirs.size()).equals(theirs))) {
            throw new IOException(
                    newer.file + ": expected the list of the same installation as the backup's, got another");
        }
        if (!isEmpty()) append(List.of(Line.restored(at)));
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private void append(List<Line> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) text.append(JSON.writeValueAsString(line)).append('\n');
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
    }

    /// What the file says now: other processes add to it.
    private State state() throws IOException {
        long bytes = Files.exists(file) ? Files.size(file) : 0;
        State known = state;
        if (known.bytes() == bytes) return known;
        State read = read(bytes);
        state = read;
        return read;
    }

    private State read(long bytes) throws IOException {
        List<Section> sections = new ArrayList<>();
        TreeMap<Integer, Order> orders = new TreeMap<>();
        int number = 0;
        for (String text : lines()) {
            number++;
            Line line;
            try {
                line = JSON.readValue(text, Line.class);
            } catch (JacksonException e) {
                throw new IOException(file + " line " + number + ": " + e.getOriginalMessage(), e);
            }
            if (line.key() != null) for (Kind kind : Kind.values()) sections.add(new Section(line.key(), kind));
            if (line.restored() != null) orders.replaceAll((any, order) -> with(order, false, 0));
            if (line.erasure() == null) continue;
            if (line.done() != null) orders.computeIfPresent(line.erasure(), (any, order) -> with(order, true, 0));
            if (line.posts() == null) continue;
            if (sections.isEmpty()) throw new IOException(file + " line " + number + ": no key stands before it");
            Order order = order(line);
            for (Section section : sections.subList(sections.size() - Kind.values().length, sections.size()))
                if (section.kind == order.kind()) section.add(line.posts());
            orders.merge(line.erasure(), order, (known, more) -> with(known, false, more.posts()));
        }
        sections.forEach(Section::sort);
        return new State(bytes, sections, orders);
    }

    private static Order order(Line line) {
        return new Order(
                line.erasure() == null ? 0 : line.erasure(),
                line.at() == null ? Instant.EPOCH : line.at(),
                line.kind() == null ? Kind.ORDER : line.kind(),
                line.by() == null ? "" : line.by(),
                line.why() == null ? "" : line.why(),
                line.posts() == null ? 0 : line.posts().size(),
                false);
    }

    private static Order with(Order order, boolean done, int more) {
        return new Order(order.number(), order.at(), order.kind(), order.by(), order.why(), order.posts() + more, done);
    }

    private static long hash(String key, String post) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return ByteBuffer.wrap(mac.doFinal(post.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }
}
