package org.fener.dashboard.page;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fener.classifier.Score;
import org.fener.dashboard.erasure.HeldPosts;
import org.fener.dashboard.erasure.UnreadableHold;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Triage;
import org.fener.indexer.IndexedPost;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/// What stands above every tab of a post.
@Component
final class PostHead {

    private final Installation installation;

    PostHead(Installation installation) {
        this.installation = installation;
    }

    /// @param name as in the messages
    /// @param code of the key that leads there
    record Link(
            String name,
            String address,
            boolean current,
            String action,
            @Nullable String code) {}

    IndexedPost found(String key) throws IOException {
        return installation
                .index()
                .get(key)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no post " + key));
    }

    /// @param q the search that led here; empty for none
    IndexedPost show(String key, String q, PostTab tab, Model model) throws IOException {
        IndexedPost post = found(key);
        model.addAttribute("post", post);
        model.addAttribute("scores", scores(post));
        model.addAttribute("q", q);
        model.addAttribute("tab", tab.name().toLowerCase(Locale.ROOT));
        model.addAttribute(
                "tabs",
                Stream.of(PostTab.values()).map(one -> link(one, key, q, tab)).toList());
        model.addAttribute("shortestReason", AuditTrail.SHORTEST_REASON);
        model.addAttribute("categories", installation.categories());
        model.addAttribute("wakes", Wake.values());
        model.addAttribute(
                "standing",
                new Triage(installation.database(), installation.clock())
                        .standing(key)
                        .orElse(null));
        try {
            model.addAttribute("held", HeldPosts.on(post, installation).orElse(null));
        } catch (UnreadableHold unreadable) {
            model.addAttribute("unreadable", unreadable.id());
        }
        return post;
    }

    private static Link link(PostTab one, String key, String q, PostTab shown) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(one.path()).queryParam("key", "{key}");
        if (!q.isEmpty()) address.queryParam("q", "{q}");
        Object[] values = q.isEmpty() ? new Object[] {key} : new Object[] {key, q};
        return new Link(
                one.name().toLowerCase(Locale.ROOT),
                address.encode().buildAndExpand(values).toUriString(),
                one == shown,
                one.action(),
                one == shown ? null : one.code().orElse(null));
    }

    /// Flagged ones first, then by height.
    static List<Score> scores(IndexedPost post) {
        return post.verdict().scores().stream()
                .sorted(Comparator.comparing(Score::flagged)
                        .thenComparingDouble(Score::probability)
                        .reversed())
                .toList();
    }
}
