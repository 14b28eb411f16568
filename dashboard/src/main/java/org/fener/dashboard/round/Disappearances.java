package org.fener.dashboard.round;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Post;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.archive.ArchiveEntry;
import org.fener.crawler.parse.PageKind;
import org.fener.crawler.parse.PageLink;
import org.fener.crawler.parse.PageReading;
import org.fener.crawler.parse.ThreadAddress;
import org.fener.indexer.PostIndex;
import org.fener.indexer.ShownPage;
import org.fener.indexer.ShownPage.Shown;

/// Marks posts gone that their pages no longer show, and never for a wrong reason.
///
/// A post is gone when two well-fetched looks at its page, one after the other, show what stood before it and what
/// stood after it, but not the post; or when its own page was answered with 404 or 410 twice; and when no other page
/// shows it. The newest post of a page without other pages has nowhere to move, and two looks without it count once
/// it is so old that no copy kept on the way can be from before it. What else left a page by its edges may have moved
/// to the next page or out of a window of the newest: that tells nothing, nor does a page that was cut, a wall, an
/// error, a "not found" with status 200, a list or a feed.
///
/// What pages showed is kept in the index, so that one commit keeps both and a rebuild comes to the same marks.
final class Disappearances {

    /// Copies of a page on the way to us are seldom kept longer.
    private static final Duration OLDEST_COPY = Duration.ofDays(1);

    private final Supplier<PostIndex> index;

    Disappearances(Supplier<PostIndex> index) {
        this.index = index;
    }

    /// Takes notice of a response whose posts have been added.
    ///
    /// @return how many posts are newly known to be gone
    int after(ArchiveEntry entry, PageReading reading) throws IOException {
        FetchedPage page = entry.page();
        URI address = withoutFragment(page.uri());
        Optional<ShownPage> known = index.get().shownOn(page.source(), address);
        boolean isOlder = known.isPresent() && !known.get().at().isBefore(page.fetchedAt());
        if (isOlder) return 0;
        return switch (page.status()) {
            case 200 -> isWhole(entry, reading) ? looked(known, shown(page, address, reading), isAlone(reading)) : 0;
            case 304 -> known.isPresent() ? confirmed(known.get(), page.fetchedAt()) : 0;
            case 404, 410 -> known.isPresent() && known.get().own() ? answeredGone(known.get(), page.fetchedAt()) : 0;
            default -> 0;
        };
    }

    private static boolean isWhole(ArchiveEntry entry, PageReading reading) {
        return entry.isContent()
                && entry.page().truncated().isEmpty()
                && !reading.posts().isEmpty()
                && switch (reading.kind()) {
                    case THREAD, SINGLE -> true;
                    case LIST, FEED, WALL, NOT_FOUND, OTHER -> false;
                };
    }

    /// No next and no earlier page: all posts are here.
    private static boolean isAlone(PageReading reading) {
        return reading.links().stream().noneMatch(link -> link.relation() == PageLink.Relation.PAGING);
    }

    private static ShownPage shown(FetchedPage page, URI address, PageReading reading) {
        boolean single = reading.kind() == PageKind.SINGLE;
        boolean itsOwn = single && reading.posts().getFirst().permalink().equals(address);
        List<Shown> posts = reading.posts().stream()
                .filter(post -> single || hasAddress(post, address))
                .map(post -> new Shown(post.id(), post.published().map(PublishedAt::at), Optional.empty()))
                .toList();
        return new ShownPage(page.source(), address, page.fetchedAt(), itsOwn || ThreadAddress.isWhole(address), posts);
    }

    /// A post without an address of its own is told by its words: edited, it would seem to be another.
    private static boolean hasAddress(Post post, URI page) {
        return post.permalink().getRawFragment() != null || !post.permalink().equals(page);
    }

    private int looked(Optional<ShownPage> known, ShownPage now, boolean alone) throws IOException {
        Optional<List<Shown>> absent = known.flatMap(before -> absent(before, now, alone));
        List<Shown> gone = new ArrayList<>();
        List<Shown> waiting = new ArrayList<>();
        for (Shown post : absent.orElse(List.of()))
            (post.missing().isPresent() ? gone : waiting).add(post.missingSince(now.at()));
        List<Shown> posts = known.map(before -> merged(before, now, waiting)).orElse(now.posts());
        ShownPage next = new ShownPage(now.source(), now.page(), now.at(), now.own(), posts);
        if (known.isEmpty() || !known.get().posts().equals(posts)) index.get().showed(next);
        return mark(next, gone);
    }

    /// Not modified: what was missing at the last look is missing still.
    private int confirmed(ShownPage known, Instant at) throws IOException {
        List<Shown> gone = known.posts().stream()
                .filter(post -> post.missing().filter(at::isAfter).isPresent())
                .toList();
        if (gone.isEmpty()) return 0;
        ShownPage next = with(
                known,
                known.posts().stream().filter(post -> !gone.contains(post)).toList(),
                at);
        index.get().showed(next);
        return mark(next, gone);
    }

    private int answeredGone(ShownPage known, Instant at) throws IOException {
        List<Shown> gone = known.posts().stream()
                .filter(post -> post.missing().isPresent())
                .toList();
        List<Shown> waiting = known.posts().stream()
                .filter(post -> post.missing().isEmpty())
                .map(post -> post.missingSince(at))
                .toList();
        ShownPage next = with(known, waiting, at);
        index.get().showed(next);
        return mark(next, gone);
    }

    private static ShownPage with(ShownPage page, List<Shown> posts, Instant at) {
        return new ShownPage(page.source(), page.page(), at, page.own(), posts);
    }

    private int mark(ShownPage page, List<Shown> gone) throws IOException {
        int marked = 0;
        for (Shown post : gone) {
            if (!index.get().pagesShowing(page.source(), post.id()).isEmpty()) continue;
            Instant since = post.missing().orElse(page.at());
            if (index.get().gone(page.source() + "/" + post.id(), since)) marked++;
        }
        return marked;
    }

    /// Those that the page showed and now does not, though it shows what stood on both sides; empty if the page is in
    /// another order than before, which tells nothing.
    private static Optional<List<Shown>> absent(ShownPage before, ShownPage now, boolean alone) {
        Map<String, Integer> places = places(now);
        if (!inOrder(before, places) || !byTime(now)) return Optional.empty();
        List<Shown> absent = new ArrayList<>();
        int shownBefore = -1;
        for (int i = 0; i < before.posts().size(); i++) {
            Shown post = before.posts().get(i);
            Integer place = places.get(post.id());
            if (place != null) shownBefore = place;
            else if (shownBefore >= 0 && isFollowed(before, i, now, places, shownBefore)) absent.add(post);
            else if (alone && isNewest(post, now)) absent.add(post);
        }
        return Optional.of(absent);
    }

    /// It was written after all that the page shows, and long before this look.
    private static boolean isNewest(Shown post, ShownPage now) {
        Optional<Instant> time = post.published();
        return !now.posts().isEmpty()
                && time.filter(now.at().minus(OLDEST_COPY)::isAfter).isPresent()
                && now.posts().stream()
                        .allMatch(other ->
                                other.published().filter(time.get()::isAfter).isPresent());
    }

    private static boolean isFollowed(
            ShownPage before, int at, ShownPage now, Map<String, Integer> places, int shownBefore) {
        for (Shown later : before.posts().subList(at + 1, before.posts().size()))
            if (places.containsKey(later.id())) return true;
        // the next page's first post may have taken the place of this page's last
        Optional<Instant> time = before.posts().get(at).published();
        Optional<Instant> anchor = now.posts().get(shownBefore).published();
        if (time.isEmpty() || anchor.isEmpty() || time.equals(anchor)) return false;
        boolean rising = anchor.get().isBefore(time.get());
        return now.posts().subList(shownBefore + 1, now.posts().size()).stream()
                .map(Shown::published)
                .flatMap(Optional::stream)
                .anyMatch(next -> rising ? next.isAfter(time.get()) : next.isBefore(time.get()));
    }

    private static boolean inOrder(ShownPage before, Map<String, Integer> places) {
        int last = -1;
        for (Shown post : before.posts()) {
            Integer place = places.get(post.id());
            if (place == null) continue;
            if (place < last) return false;
            last = place;
        }
        return true;
    }

    /// Posts in the order of their times, either way: a page ordered by votes hides and shows as it likes.
    private static boolean byTime(ShownPage page) {
        boolean rises = false;
        boolean falls = false;
        Optional<Instant> last = Optional.empty();
        for (Shown post : page.posts()) {
            if (post.published().isEmpty()) continue;
            int order = last.map(it -> it.compareTo(post.published().get())).orElse(0);
            rises |= order < 0;
            falls |= order > 0;
            last = post.published();
        }
        return last.isPresent() && !(rises && falls);
    }

    private static Map<String, Integer> places(ShownPage page) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < page.posts().size(); i++)
            places.putIfAbsent(page.posts().get(i).id(), i);
        return places;
    }

    /// The posts of the page as it is now, and those that wait for a second look behind what stood before them.
    private static List<Shown> merged(ShownPage before, ShownPage now, List<Shown> waiting) {
        if (waiting.isEmpty()) return now.posts();
        Map<String, Shown> waits = waiting.stream().collect(Collectors.toMap(Shown::id, Function.identity()));
        Map<String, List<Shown>> behind = new HashMap<>();
        Map<String, Integer> places = places(now);
        String anchor = "";
        for (Shown post : before.posts()) {
            if (places.containsKey(post.id())) anchor = post.id();
            else if (waits.containsKey(post.id()))
                behind.computeIfAbsent(anchor, any -> new ArrayList<>()).add(waits.get(post.id()));
        }
        List<Shown> merged = new ArrayList<>(behind.getOrDefault("", List.of()));
        for (Shown post : now.posts()) {
            merged.add(post);
            merged.addAll(behind.getOrDefault(post.id(), List.of()));
        }
        return merged;
    }

    private static URI withoutFragment(URI uri) {
        String address = uri.toString();
        int hash = address.indexOf('#');
        return hash < 0 ? uri : URI.create(address.substring(0, hash));
    }
}
