package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileServer.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.FetchedPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Compressed bodies that explode, lie or break (hostile cases C).
@Timeout(30)
class HostileContentTest extends AgainstHostileServer {

    @Test
    void c1StopsABombEarly() throws Exception {
        byte[] bomb = gzip(new byte[64 << 20]);
        FetchedPage got = fetched("gzip", bomb);
        assertThat(got.truncated()).contains("length");
        assertThat(got.body().length()).isBetween(1 << 20, 8 << 20);
    }

    @Test
    void c2NeverAsksForBrotliOrZstdAndLeavesThemAlone() throws Exception {
        byte[] odd = {(byte) 0xcf, (byte) 0xff, (byte) 0xff, (byte) 0x7f, 0, 0x1c};
        FetchedPage got = fetched("br", odd);
        assertThat(got.body().copy()).isEqualTo(odd);
        assertThat(server.seen("/").getFirst().field("Accept-Encoding")).contains("gzip, deflate");
        assertThat(fetched("zstd", odd).body().length()).isEqualTo(6);
    }

    @Test
    void c4TakesOffTwoCodingsAndNoMore() throws Exception {
        byte[] text = "text inside".getBytes(StandardCharsets.UTF_8);
        assertThat(fetched("gzip, gzip", gzip(gzip(text))).body().copy()).isEqualTo(text);
        byte[] five = gzip(gzip(gzip(gzip(gzip(text)))));
        assertThat(fetched("gzip, gzip, gzip, gzip, gzip", five).body().copy()).isEqualTo(five);
        assertThat(fetched("gzip" + ",gzip".repeat(199), five).body().copy()).isEqualTo(five);
    }

    @Test
    void c5KeepsTheTextOfABrokenGzip() throws Exception {
        byte[] whole = gzip(
                "a long text of many different words 0123456789 ".repeat(400).getBytes(StandardCharsets.UTF_8));
        assertThat(flaw("gzip", Arrays.copyOf(whole, whole.length / 2))).isEqualTo("gzip-unfinished");
        byte[] wrongCrc = whole.clone();
        wrongCrc[whole.length - 6] ^= 1;
        assertThat(flaw("gzip", wrongCrc)).isEqualTo("gzip-crc");
        assertThat(fetched("gzip", wrongCrc).body().length()).isEqualTo(47 * 400);
        assertThat(flaw("gzip", Arrays.copyOf(whole, whole.length + 100))).isEqualTo("gzip-crc");
        byte[] broken = whole.clone();
        for (int i = whole.length / 2; i < whole.length - 10; i++) broken[i] ^= (byte) 0x5a;
        assertThat(fetched("gzip", broken).body().decode(StandardCharsets.UTF_8))
                .startsWith("a long text");
    }

    @Test
    void c6FallsBackWhereTheLabelLies() throws Exception {
        byte[] text = "plain text, no gzip".getBytes(StandardCharsets.UTF_8);
        assertThat(fetched("gzip", text).body().copy()).isEqualTo(text);
        assertThat(flaw("gzip", text)).isEqualTo("gzip-label-lies");
        assertThat(fetched("deflate", text).body().copy()).isEqualTo(text);
        assertThat(fetched("deflate", deflate(text, true)).body().copy()).isEqualTo(text);
        assertThat(fetched("deflate", deflate(text, false)).body().copy()).isEqualTo(text);
        assertThat(fetched("identity", text).body().copy()).isEqualTo(text);
        assertThat(flaw("rot13", text)).isEqualTo("coding-unknown");
    }

    private int count;

    private FetchedPage fetched(String coding, byte[] body) throws Exception {
        Fetch fetch = fetch(coding, body);
        FetchBench.archived(root.resolve(Integer.toString(count++)), fetch);
        return ((FetchOutcome.Fetched) fetch.outcome()).page();
    }

    private String flaw(String coding, byte[] body) throws Exception {
        return FetchBench.exchanges(fetch(coding, body)).getLast().facts().getOrDefault("coding", "none");
    }

    private Fetch fetch(String coding, byte[] body) throws Exception {
        server.on("/", page("Content-Encoding: " + coding + "\r\n", body));
        return bench.fetch(server.url("/"));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] plain, boolean raw) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater(9, raw);
                DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
            stream.write(plain);
        }
        return out.toByteArray();
    }
}
