package org.fener.dashboard.api;

import java.io.IOException;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.export.ExportedPost;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.IndexedPost;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// One post, with contacts hidden, or whole for who says why.
@RestController
final class PostApi {

    private final Installation installation;

    PostApi(Installation installation) {
        this.installation = installation;
    }

    @Says("The current version of a post, with authors, handles and contacts hidden.")
    @GetMapping("/api/v1/post")
    ExportedPost post(@Says("of the post, as a search gives it") @RequestParam String key) throws IOException {
        IndexedPost post = found(key);
        return ExportedPost.of(post, Mask.of(post));
    }

    @Says("The same with nothing hidden; the audit log keeps who asked and why.")
    @PostMapping("/api/v1/post/unmasked")
    ExportedPost unmasked(
            @Says("of the post, as a search gives it") @RequestParam String key,
            @Says("why it is needed, at least 10 characters") @RequestParam String reason)
            throws IOException {
        return ExportedPost.of(found(key), Mask.NOTHING);
    }

    private IndexedPost found(String key) throws IOException {
        return installation
                .index()
                .get(key)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no post '" + key + "'"));
    }
}
