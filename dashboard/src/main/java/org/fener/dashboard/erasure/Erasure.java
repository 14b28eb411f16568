package org.fener.dashboard.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.fener.crawler.Post;
import org.fener.crawler.archive.ArchiveEraser;
import org.fener.crawler.erasure.Erasures;
import org.fener.crawler.erasure.Erasures.Kind;
import org.fener.crawler.erasure.Erasures.Order;
import org.fener.crawler.erasure.Traces;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.ErasedRows;
import org.fener.indexer.IndexedPost;

/// Erases posts everywhere in a home. First it is written down which, so that nothing of it is forgotten if the program
/// dies; then archive, index, database, reports and other files are gone through, and the audit log at last.
public final class Erasure {

    private final Installation installation;

    public Erasure(Installation installation) {
        this.installation = installation;
    }

    /// What was done.
    ///
    /// @param groups  exchanges, imports and attempts of the archive that are tombstones now
    /// @param files   of the archive that were written anew
    /// @param rows    of the database that went or were changed
    /// @param reports made anew
    /// @param left    files of the home that a person has to look at, since a trace is left in them
    public record Done(
            int number, int posts, int groups, int files, int rows, int reports, int auditLines, List<String> left) {
        public Done {
            left = List.copyOf(left);
        }
    }

    /// An erasure that is written down, and what is known of its posts from before.
    public static final class Begun {
        private final Order order;
        private final Set<String> keys;
        private final Set<String> groups;
        private final Traces traces;

        private Begun(Order order, Set<String> keys, Set<String> groups, Traces traces) {
            this.order = order;
            this.keys = keys;
            this.groups = groups;
            this.traces = traces;
        }

        public int number() {
            return order.number();
        }
    }

    /// Erases posts and all that tells of them; returns when nothing of them is on the disk.
    ///
    /// @param keys of posts
    /// @param by   who orders it
    /// @throws IllegalArgumentException as [#check]
    public Done order(Set<String> keys, Kind kind, String by, String why) throws IOException {
        return carryOut(begin(keys, kind, by, why));
    }

    /// Writes an erasure down, from when on it is final: none of the posts comes in any more, and a program that dies
    /// goes on with it at its next start.
    ///
    /// @throws IllegalArgumentException as [#check]
    public Begun begin(Set<String> keys, Kind kind, String by, String why) throws IOException {
        Traces traces = checked(keys, kind, why);
        Set<String> groups = new HashSet<>();
        for (IndexedPost version : versions(keys)) groups.add(version.group());
        Order order = installation.erasures().begin(installation.clock().instant(), kind, by, why, new TreeSet<>(keys));
        return new Begun(order, new TreeSet<>(keys), groups, traces);
    }

    /// Does what was begun; returns when nothing of the posts is on the disk.
    public Done carryOut(Begun begun) throws IOException {
        Done done = carryOut(begun.order, begun.keys, begun.groups::contains, begun.traces);
        installation.erasures().done(begun.number(), installation.clock().instant());
        return done;
    }

    /// Whether posts may be erased by somebody's order for this reason.
    ///
    /// @throws IllegalArgumentException if there is no post or no reason, a post is held, or the reason names it
    public void check(Set<String> keys, String why) throws IOException {
        checked(keys, Kind.ORDER, why);
    }

    private Traces checked(Set<String> keys, Kind kind, String why) throws IOException {
        if (keys.isEmpty()) throw new IllegalArgumentException("no post is to be erased");
        if (why.isBlank()) throw new IllegalArgumentException("an erasure needs a reason");
        HeldPosts held = HeldPosts.of(installation);
        Set<String> kept = held.among(keys);
        if (!kept.isEmpty())
            throw new IllegalArgumentException(
                    kept.size() + " of " + keys.size() + " posts are held, the first by hold "
                            + held.on(kept.iterator().next()).orElseThrow().id() + ": end the hold first");
        Traces traces = kind == Kind.RETENTION
                ? Traces.NONE
                : PersonTraces.of(
                        installation.index(),
                        keys,
                        versions(keys).stream().map(IndexedPost::post).toList());
        if (traces.and(keys).in(why))
            throw new IllegalArgumentException("the reason names what is to be erased, and it is kept");
        return traces;
    }

    private List<IndexedPost> versions(Set<String> keys) throws IOException {
        List<IndexedPost> versions = new ArrayList<>();
        for (String key : keys) versions.addAll(installation.index().versions(key));
        return versions;
    }

    /// Goes on with what a program that died, or a restored backup, left to be done; nothing if there is nothing.
    public List<Done> resume() throws IOException {
        List<Done> done = new ArrayList<>();
        List<Order> pending = installation.erasures().pending();
        if (pending.isEmpty()) return done;
        Set<String> keys = new TreeSet<>();
        Set<String> ordered = new TreeSet<>();
        List<Post> posts = new ArrayList<>();
        installation.pipeline().eachErased((key, post) -> {
            keys.add(key);
            if (!isOrdered(key)) return;
            ordered.add(key);
            posts.add(post);
        });
        // which groups the posts were of is not known any more: no report keeps one
        Traces traces = ordered.isEmpty() ? Traces.NONE : PersonTraces.of(installation.index(), ordered, posts);
        done.add(carryOut(pending.getLast(), keys, any -> true, traces));
        for (Order order : pending)
            installation.erasures().done(order.number(), installation.clock().instant());
        return done;
    }

    private boolean isOrdered(String key) {
        try {
            return installation.erasures().isOrdered(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Done carryOut(Order order, Set<String> keys, Predicate<String> groups, Traces traces) throws IOException {
        List<Done> done = new ArrayList<>();
        installation.alone(() -> done.add(alone(order, keys, groups, traces)));
        return done.getFirst();
    }

    private Done alone(Order order, Set<String> keys, Predicate<String> groups, Traces traces) throws IOException {
        Erasures erasures = installation.erasures();
        Predicate<String> erased = key -> isErased(erasures, key);
        Traces named = traces.and(keys);
        ArchiveEraser.Done archive = new ArchiveEraser(
                        installation.home().archive(),
                        order.number(),
                        order.why(),
                        installation.clock().instant())
                .run(installation.pipeline().redactor(traces));
        installation.index().erase(keys);
        if (!traces.isEmpty()) installation.index().readdress(uri -> address(uri, traces));
        ErasedRows rows = new ErasedRows(installation.database());
        int changed = rows.erase(erased, named);
        int reports = new ErasedReports(new ReportFiles(installation.home().reports()), erased, groups, named).erase();
        int lines = installation
                .audit()
                .erased(
                        order.by(),
                        "erasure " + order.number() + ": " + order.posts() + " posts",
                        order.why(),
                        named::in);
        rows.compact();
        List<String> left = new ErasedFiles(installation.home(), named).erase();
        return new Done(
                order.number(), order.posts(), archive.groups(), archive.files(), changed, reports, lines, left);
    }

    private static boolean isErased(Erasures erasures, String key) {
        try {
            return erasures.isErased(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(URI uri, Traces traces) {
        return traces.in(uri.toString()) ? URI.create(traces.replaced(uri.toString(), "erased")) : uri;
    }
}
