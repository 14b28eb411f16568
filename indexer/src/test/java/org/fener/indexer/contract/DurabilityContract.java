package org.fener.indexer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.Test;

/// What survives a close, and what does not.
public abstract class DurabilityContract extends IndexContract {

    @Test
    void beginsAtTheStartOfTheArchive() throws IOException {
        assertThat(index.cursor()).isEqualTo(ArchiveCursor.START);
    }

    @Test
    void keepsPostsAndCursorOfTheLastCommitAndNothingAfterIt() throws IOException {
        post("p1", "first").addTo(index);
        index.commit(SOMEWHERE);
        post("p1", "changed").addTo(index);
        post("p2", "second").addTo(index);
        reopen();
        assertThat(index.cursor()).isEqualTo(SOMEWHERE);
        assertThat(current("roads/p1").post().text()).isEqualTo("first");
        assertThat(index.get("roads/p2")).isEmpty();
    }

    @Test
    void commitsACursorWithoutPosts() throws IOException {
        index.commit(SOMEWHERE);
        reopen();
        assertThat(index.cursor()).isEqualTo(SOMEWHERE);
    }

    @Test
    void showsAPostToTheNextWhoAsks() throws IOException, InterruptedException {
        post("p1", "quickly").addTo(index);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (index.search(PostQuery.of("quickly")).total() == 0 && System.nanoTime() < deadline) Thread.sleep(5);
        assertThat(index.search(PostQuery.of("quickly")).total()).isEqualTo(1);
    }
}
