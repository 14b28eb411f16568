package org.fener.dashboard.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.store.Sha256;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;

/// Every post that matches, in key order, one row at a time: never cut, whatever the number, at the same memory.
public final class PostExport {

    static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /// How the rows are written.
    public enum Format {
        /// one JSON object a line
        JSONL,
        /// for spreadsheets: UTF-8 with its mark, comma, CRLF (RFC 4180); no cell is a formula
        CSV;

        /// By the name a user types or the ending of a file's name.
        public static Format named(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "jsonl", "ndjson", "json" -> JSONL;
                case "csv" -> CSV;
                default ->
                    throw new IllegalArgumentException("there is no format '" + name + "': expected jsonl or csv");
            };
        }
    }

    /// What was written.
    ///
    /// @param rows   posts; the head of a CSV file is none
    /// @param sha256 of all bytes, in hex
    public record Receipt(long rows, String sha256) {}

    private PostExport() {}

    /// Writes all posts that match, whole; the stream is flushed and left open.
    public static Receipt write(PostIndex index, PostQuery query, Format format, OutputStream out) throws IOException {
        return write(index, query, format, post -> Mask.NOTHING, out);
    }

    /// Writes all posts that match; the stream is flushed and left open.
    ///
    /// @param masks what of each post is hidden
    public static Receipt write(
            PostIndex index, PostQuery query, Format format, Function<IndexedPost, Mask> masks, OutputStream out)
            throws IOException {
        return write(rows -> index.each(query, rows), format, masks, out);
    }

    /// Writes these posts, in this order.
    public static Receipt write(
            List<IndexedPost> posts, Format format, Function<IndexedPost, Mask> masks, OutputStream out)
            throws IOException {
        return write(
                rows -> {
                    posts.forEach(rows);
                    return posts.size();
                },
                format,
                masks,
                out);
    }

    /// Hands each post on and tells how many there were.
    private interface Posts {
        long each(Consumer<IndexedPost> rows) throws IOException;
    }

    private static Receipt write(Posts posts, Format format, Function<IndexedPost, Mask> masks, OutputStream out)
            throws IOException {
        MessageDigest digest = Sha256.start();
        OutputStream sink = new BufferedOutputStream(new DigestOutputStream(out, digest), 1 << 16);
        if (format == Format.CSV) {
            sink.write(BYTE_ORDER_MARK);
            sink.write(bytes(Csv.row(ExportedPost.HEAD)));
        }
        long rows;
        try {
            rows = posts.each(post -> writeRow(ExportedPost.of(post, masks.apply(post)), format, sink));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        sink.flush();
        return new Receipt(rows, Sha256.hex(digest));
    }

    private static void writeRow(ExportedPost row, Format format, OutputStream sink) {
        try {
            sink.write(bytes(
                    switch (format) {
                        case JSONL -> row.json() + "\n";
                        case CSV -> Csv.row(row.cells());
                    }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String row) {
        return row.getBytes(StandardCharsets.UTF_8);
    }

    /// Cells that a spreadsheet shows as they are.
    public static final class Csv {

        /// A spreadsheet takes what begins with one of these for a formula or a command.
        private static final String FORMULA = "=+-@\t\r\n|％＝＋－＠";

        private Csv() {}

        public static String row(List<String> cells) {
            StringBuilder row = new StringBuilder();
            for (String cell : cells) {
                if (!row.isEmpty()) row.append(',');
                row.append('"').append(harmless(cell).replace("\"", "\"\"")).append('"');
            }
            return row.append("\r\n").toString();
        }

        /// An apostrophe before it makes a text of a formula; blanks before the sign do not help it.
        static String harmless(String cell) {
            boolean formula = beginsAFormula(cell) || beginsAFormula(cell.stripLeading());
            return (formula ? "'" + cell : cell).replace('\0', '\uFFFD');
        }

        private static boolean beginsAFormula(String cell) {
            return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
        }
    }
}
