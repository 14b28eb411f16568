package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.PostIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WalkTest {

    private static final int POSTS = 200;

    @TempDir
    Path folder;

    private static List<String> keys(IndexSearcher searcher, Query query, int few) throws IOException {
        List<String> keys = new ArrayList<>();
        long handed = new Walk(searcher, new StoredPosts(), few).each(query, it -> keys.add(it.key()));
        assertThat(handed).isEqualTo(keys.size());
        return keys;
    }

    /// Several segments, keys in no order, posts that changed.
    @Test
    void takesFewAndManyMatchesInTheSameOrder() throws IOException {
        try (PostIndex index = LucenePostIndex.open(folder, ZoneOffset.UTC, InstantSource.system())) {
            for (int i = 0; i < POSTS; i++) {
                post("p" + i * 7 % POSTS, "said first " + i).in("en").addTo(index);
                if (i % 50 == 49) index.commit(new ArchiveCursor("2026/11/20/" + i, Map.of()));
            }
            for (int i = 0; i < POSTS; i += 9)
                post("p" + i, "said second " + i)
                        .in("bg")
                        .fetched("2026-11-20T13:00:00Z")
                        .addTo(index);
            index.commit(new ArchiveCursor("2026/11/20/end", Map.of()));
        }
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            assertThat(reader.leaves()).hasSizeGreaterThan(1);
            assertThat(keys(searcher, QueryCompiler.EVERYTHING, Integer.MAX_VALUE))
                    .hasSize(POSTS)
                    .isSorted()
                    .isEqualTo(keys(searcher, QueryCompiler.EVERYTHING, 0));
            Query changed = new TermQuery(new Term(Names.LANGUAGE, "bg"));
            assertThat(keys(searcher, changed, Integer.MAX_VALUE))
                    .hasSize(23)
                    .isSorted()
                    .isEqualTo(keys(searcher, changed, 0));
        }
    }
}
