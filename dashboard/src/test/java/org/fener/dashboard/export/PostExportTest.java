package org.fener.dashboard.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Verdict;
import org.fener.crawler.Post;
import org.fener.crawler.Post.Extent;
import org.fener.crawler.PostKind;
import org.fener.crawler.archive.ArchivePosition;
import org.fener.dashboard.export.PostExport.Csv;
import org.fener.dashboard.export.PostExport.Format;
import org.fener.dashboard.export.PostExport.Receipt;
import org.fener.indexer.Capture;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.lucene.LucenePostIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostExportTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path home;

    private PostIndex index;

    @BeforeEach
    void openIndex() throws IOException {
        index = LucenePostIndex.open(home, ZoneId.of("UTC"), InstantSource.fixed(NOON));
    }

    @AfterEach
    void closeIndex() throws IOException {
        index.close();
    }

    private void add(String id, String text) throws IOException {
        Post post = new Post(
                id,
                URI.create("https://roads.example.org/" + id),
                PostKind.FORUM_POST,
                Optional.empty(),
                Optional.of("=cmd()"),
                Optional.empty(),
                text,
                Extent.WHOLE,
                List.of(),
                Optional.empty());
        Capture capture = new Capture(
                post.permalink(), new ArchivePosition("a.warc.gz", 1), NOON, "urn:uuid:1", "sha256:" + "0".repeat(64));
        index.add("roads", post, new Verdict("bg", List.of(), List.of()), capture, "m");
    }

    @Test
    void writesEveryMatchAndTheDigestOfItsBytes() throws Exception {
        for (int i = 0; i < 250; i++) add("p" + i, "текст " + i);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Receipt receipt = PostExport.write(index, PostQuery.of("*").limited(1), Format.JSONL, out);
        assertThat(receipt.rows()).isEqualTo(250);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(250).allMatch(it -> it.startsWith("{\"id\":"));
        assertThat(receipt.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(out.toByteArray())));
    }

    @Test
    void keepsLinesAndQuotesOfATextInItsCell() throws IOException {
        add("p1", "he said \"yes\",\nand went");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Receipt receipt = PostExport.write(index, PostQuery.of("*"), Format.CSV, out);
        assertThat(receipt.rows()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"id\",\"source\",")
                .contains("\"he said \"\"yes\"\",\nand went\"")
                .contains("\"'=cmd()\"")
                .endsWith("\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+359885550123", "-2", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "|cmd"})
    void makesATextOfEveryFormula(String cell) {
        assertThat(Csv.harmless(cell)).isEqualTo("'" + cell);
    }

    @Test
    void leavesOtherTextAlone() {
        assertThat(Csv.harmless("a=b")).isEqualTo("a=b");
        assertThat(Csv.harmless("")).isEmpty();
    }

    @Test
    void refusesAFormatThatItDoesNotKnow() {
        assertThatThrownBy(() -> Format.named("xlsx"))
                .hasMessageContaining("'xlsx'")
                .hasMessageContaining("csv");
    }
}
