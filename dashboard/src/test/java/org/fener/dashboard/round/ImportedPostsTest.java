package org.fener.dashboard.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.fener.crawler.Post;
import org.fener.crawler.PublishedAt.Precision;
import org.junit.jupiter.api.Test;

final class ImportedPostsTest {

    @Test
    void readsAFullRow() {
        ImportedPosts.Row row = ImportedPosts.row("""
                {"id":"7","permalink":"https://f.example/7","source":"forum","thread":"T","author":"A",\
                "publishedAt":"2026-03-01T10:00:00+02:00","lang":"bg","text":"здравейте"}
                """, "x line 1");

        Post post = row.post();
        assertThat(row.source()).isEqualTo("forum");
        assertThat(post.id()).isEqualTo("7");
        assertThat(post.published().orElseThrow().at()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(post.published().orElseThrow().precision()).isEqualTo(Precision.EXACT);
        assertThat(post.language()).contains("bg");
    }

    @Test
    void aRowNeedsPermalinkSourceAndTextAlone() {
        Post post = ImportedPosts.row("{\"permalink\":\"https://f.example/8\",\"source\":\"f\",\"text\":\"x\"}", "l")
                .post();

        assertThat(post.id()).isEqualTo("https://f.example/8");
        assertThat(post.author()).isEmpty();
        assertThat(post.published()).isEmpty();
    }

    @Test
    void aMistakeNamesTheLineTheFieldAndWhatWasExpected() {
        assertMistake("{\"source\":\"f\",\"text\":\"x\"}", "rows line 3: permalink is missing");
        assertMistake("nonsense", "rows line 3: not a JSON object");
        assertMistake("[1]", "rows line 3: expected a JSON object, got '[1]'");
        assertMistake(
                "{\"permalink\":\"https://f.example/\",\"source\":\"A B\",\"text\":\"x\"}",
                "source: expected lower-case");
        assertMistake(
                "{\"permalink\":\"https://f.example/\",\"source\":\"f\",\"text\":\"x\",\"publishedAt\":\"soon\"}",
                "publishedAt: expected ISO 8601 with a zone or a day, got 'soon'");
    }

    private static void assertMistake(String line, String expected) {
        assertThatThrownBy(() -> ImportedPosts.row(line, "rows line 3")).hasMessageContaining(expected);
    }
}
