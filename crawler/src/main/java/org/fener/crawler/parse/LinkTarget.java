package org.fener.crawler.parse;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.fener.crawler.parse.PageLink.Relation;
import org.jspecify.annotations.Nullable;

/// Where a link of a page leads. The same address stands in many links; what it tells is told once.
final class LinkTarget {

    private final URI uri;
    private @Nullable URI page;
    private @Nullable URI thread;
    private @Nullable Relation relation;
    private boolean isRelationTold;

    LinkTarget(URI uri) {
        this.uri = uri;
    }

    /// Absolute and canonical, with its fragment.
    URI uri() {
        return uri;
    }

    /// Without its fragment.
    URI page() {
        if (page == null) page = CanonicalPage.withoutFragment(uri);
        return page;
    }

    /// What it is to the page that has it, which tells when it is asked first; empty if it may not be followed.
    Optional<Relation> relation(Function<LinkTarget, Optional<Relation>> told) {
        if (!isRelationTold) relation = told.apply(this).orElse(null);
        isRelationTold = true;
        return Optional.ofNullable(relation);
    }

    /// The address of the whole thread that it is a page of.
    URI thread() {
        if (thread == null) thread = ThreadAddress.ofCanonical(page());
        return thread;
    }
}
