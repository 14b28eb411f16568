package org.fener.dashboard.round;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.archive.KeptGroup;
import org.fener.crawler.archive.Redactor;
import org.fener.crawler.erasure.Erasures;
import org.fener.crawler.erasure.PageEraser;
import org.fener.crawler.erasure.Traces;

/// What is left of an archive's entries without erased posts: of an import of JSON lines the other lines, of a page its
/// other posts.
final class ErasedEntries implements Redactor {

    private final PageEraser pages;
    private final Erasures erasures;
    private final Traces traces;

    ErasedEntries(PageEraser pages, Erasures erasures, Traces traces) {
        this.pages = pages;
        this.erasures = erasures;
        this.traces = traces;
    }

    @Override
    public Optional<Redacted> of(KeptGroup group) throws IOException {
        if (group.entry().isEmpty()
                || !ImportedPosts.isImport(group.entry().get().page())) return pages.of(group);
        FetchedPage page = group.entry().get().page();
        String lines = page.body().decode(StandardCharsets.UTF_8);
        StringBuilder kept = new StringBuilder();
        for (String line : lines.lines().toList()) {
            ImportedPosts.Row row = ImportedPosts.row(line, page.uri().toString());
            if (!erasures.isErased(row.source() + "/" + row.post().id()))
                kept.append(line).append('\n');
        }
        if (kept.length() == lines.length()) return Optional.empty();
        Map<String, String> facts = new TreeMap<>(group.entry().get().facts());
        facts.values().removeIf(traces::in);
        FetchedPage rest = page.with(Body.of(kept.toString()));
        return Optional.of(new Redacted(Optional.of(rest), facts));
    }
}
