package org.fener.crawler.erasure;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Post;
import org.fener.crawler.Source;
import org.fener.crawler.archive.ArchiveEntry;
import org.fener.crawler.archive.KeptGroup;
import org.fener.crawler.archive.Redactor;
import org.fener.crawler.parse.KeptPosts;
import org.fener.crawler.parse.PageReader;
import org.fener.crawler.parse.PageReading;

/// Says what is left of pages: a page that gives an erased post, or on which a trace stands, keeps its other posts
/// alone.
public final class PageEraser implements Redactor {

    /// Facts that go with the record: they tell of addresses, or of how the record was written.
    private static final Set<String> OF_THE_RECORD =
            Set.of(ArchiveEntry.ERASURE, "redirects", "took-ms", "revisit", "framing", "imported-record", "file");

    private final PageReader reader;
    private final Function<String, Source> sources;
    private final Erasures erasures;
    private final Traces traces;

    public PageEraser(PageReader reader, Function<String, Source> sources, Erasures erasures, Traces traces) {
        this.reader = reader;
        this.sources = sources;
        this.erasures = erasures;
        this.traces = traces;
    }

    @Override
    public Optional<Redacted> of(KeptGroup group) throws IOException {
        boolean named = group.holds(traces::in);
        if (group.entry().isEmpty())
            return named ? Optional.of(new Redacted(Optional.empty(), Map.of())) : Optional.empty();
        ArchiveEntry entry = group.entry().get();
        Optional<FetchedPage> rest = rest(entry.page(), entry.facts().containsKey(ArchiveEntry.ERASURE), named);
        return rest.map(page -> new Redacted(rest, facts(entry.facts())));
    }

    private Map<String, String> facts(Map<String, String> facts) {
        Map<String, String> kept = new TreeMap<>(facts);
        kept.keySet().removeAll(OF_THE_RECORD);
        kept.values().removeIf(traces::in);
        return kept;
    }

    /// What is left of a page; empty if it may stay as it is.
    ///
    /// @param converted whether it is what an earlier erasure left
    /// @param named     whether a trace is known to be in its records
    Optional<FetchedPage> rest(FetchedPage page, boolean converted, boolean named) throws IOException {
        PageReading reading =
                converted ? KeptPosts.read(page).orElseThrow() : reader.read(page, sources.apply(page.source()));
        boolean given = false;
        for (Post post : reading.posts()) given |= isErased(page, post);
        boolean goes = given || named || (!traces.isEmpty() && traces.in(KeptPosts.plain(page)));
        if (!goes) return Optional.empty();
        List<Post> posts = new java.util.ArrayList<>();
        for (Post post : reading.posts()) if (!isErased(page, post)) posts.add(post);
        return Optional.of(KeptPosts.page(page, reading, posts, address(page.uri()), address(page.requested())));
    }

    private boolean isErased(FetchedPage page, Post post) throws IOException {
        return erasures.isErased(page.source() + "/" + post.id());
    }

    private URI address(URI uri) {
        return traces.in(uri.toString()) ? URI.create(traces.replaced(uri.toString(), "erased")) : uri;
    }
}
