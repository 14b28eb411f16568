package org.fener.dashboard.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fener.dashboard.export.PostExport.Csv;
import org.fener.dashboard.export.PostExport.Format;
import org.fener.dashboard.export.PostExport.Receipt;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.AuditLog;
import org.fener.dashboard.store.Sha256;
import tools.jackson.databind.json.JsonMapper;

/// Lines of the audit log as a file, newest first and never cut. Each has all that its hash is made of, so that who has
/// the whole log can check the chain without this program.
public final class AuditExport {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 1_000;

    private AuditExport() {}

    /// Writes all lines that match and were there when it began; the stream is flushed and left open.
    public static Receipt write(AuditLog log, AuditFilter filter, Format format, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.start();
        OutputStream sink = new BufferedOutputStream(new DigestOutputStream(out, digest), 1 << 16);
        if (format == Format.CSV) {
            sink.write(PostExport.BYTE_ORDER_MARK);
            sink.write(bytes(Csv.row(
                    List.of("line", "at", "account", "role", "action", "object", "reason", "outcome", "hash"))));
        }
        long rows = 0;
        long before = Long.MAX_VALUE;
        List<AuditLine> lines;
        do {
            lines = log.latest(filter, before, AT_ONCE);
            for (AuditLine line : lines) sink.write(bytes(row(line, format)));
            rows += lines.size();
            if (!lines.isEmpty()) before = lines.getLast().seq();
        } while (lines.size() == AT_ONCE);
        sink.flush();
        return new Receipt(rows, Sha256.hex(digest));
    }

    private static String row(AuditLine line, Format format) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("line", String.valueOf(line.seq()));
        fields.put("at", line.at().toString());
        fields.put("account", line.account());
        fields.put("role", line.role());
        fields.put("action", line.action());
        fields.put("object", line.object());
        fields.put("reason", line.reason());
        fields.put("outcome", line.outcome().name());
        fields.put("hash", line.hash());
        return format == Format.CSV ? Csv.row(List.copyOf(fields.values())) : JSON.writeValueAsString(fields) + "\n";
    }

    private static byte[] bytes(String row) {
        return row.getBytes(StandardCharsets.UTF_8);
    }
}
