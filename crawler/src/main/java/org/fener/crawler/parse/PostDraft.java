package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.Post;
import org.fener.crawler.Post.Extent;
import org.fener.crawler.PostFact;
import org.fener.crawler.PostKind;
import org.fener.crawler.PublishedAt;
import org.jspecify.annotations.Nullable;

/// A post while its parts are being found.
final class PostDraft {

    private static final int MOST_LINKS = 200;

    private final PostKind kind;
    private final String text;
    private @Nullable URI permalink;
    private @Nullable String title;
    private @Nullable String author;
    private @Nullable PublishedAt published;
    private @Nullable String language;
    private Extent extent = Extent.WHOLE;
    private final Set<URI> links = new LinkedHashSet<>();
    private final Map<PostFact, String> facts = new EnumMap<>(PostFact.class);

    PostDraft(PostKind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    PostDraft permalink(Optional<URI> found) {
        found.ifPresent(uri -> permalink = uri);
        return this;
    }

    PostDraft permalink(URI uri) {
        permalink = uri;
        return this;
    }

    PostDraft title(Optional<String> found) {
        found.map(PlainText::fold).filter(words -> !words.isEmpty()).ifPresent(words -> title = words);
        return this;
    }

    PostDraft author(Optional<String> found) {
        found.map(PlainText::fold)
                .filter(words -> !words.isEmpty() && words.length() <= 200)
                .ifPresent(words -> author = words);
        return this;
    }

    PostDraft published(Optional<PublishedAt> found) {
        found.ifPresent(at -> published = at);
        return this;
    }

    PostDraft language(Optional<String> found) {
        found.ifPresent(tag -> language = tag);
        return this;
    }

    PostDraft extent(Extent found) {
        extent = found;
        return this;
    }

    PostDraft fact(PostFact fact, Optional<String> found) {
        found.map(PlainText::fold).filter(words -> !words.isEmpty()).ifPresent(words -> facts.put(fact, words));
        return this;
    }

    PostDraft fact(PostFact fact, boolean holds) {
        return fact(fact, holds ? Optional.of("yes") : Optional.empty());
    }

    PostDraft links(Iterable<URI> found) {
        for (URI link : found) if (links.size() < MOST_LINKS) links.add(link);
        return this;
    }

    String text() {
        return text;
    }

    Optional<URI> permalink() {
        return Optional.ofNullable(permalink);
    }

    Optional<String> author() {
        return Optional.ofNullable(author);
    }

    Optional<PublishedAt> published() {
        return Optional.ofNullable(published);
    }

    Optional<String> title() {
        return Optional.ofNullable(title);
    }

    Post post(String id, URI address) {
        return new Post(
                id,
                address,
                kind,
                Optional.ofNullable(title),
                Optional.ofNullable(author),
                Optional.ofNullable(published),
                text,
                extent,
                new ArrayList<>(links),
                Optional.ofNullable(language),
                facts);
    }

    /// Posts with ids, in order, none twice. Where a post has no permalink of its own it is told by thread, author and
    /// time and, among equals, by its text.
    static List<Post> posts(List<PostDraft> drafts, URI page) {
        return new PostIdentities(drafts, page).posts();
    }
}
