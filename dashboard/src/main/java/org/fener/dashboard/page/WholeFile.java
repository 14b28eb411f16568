package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.fener.dashboard.export.PostExport.Format;
import org.fener.dashboard.export.PostExport.Receipt;

/// Answers with a file that is whole before its first byte leaves: its rows and digest stand in the headers and in its
/// name.
final class WholeFile {

    private WholeFile() {}

    interface Writing {
        Receipt to(OutputStream out) throws IOException;
    }

    /// @param name of the file, before rows and digest
    static void send(HttpServletResponse response, String name, Format format, Writing writing) throws IOException {
        Path file = Files.createTempFile("fener-export", ".tmp");
        try {
            Receipt receipt;
            try (OutputStream out = Files.newOutputStream(file)) {
                receipt = writing.to(out);
            }
            response.setContentType(format == Format.CSV ? "text/csv;charset=UTF-8" : "application/x-ndjson");
            response.setContentLengthLong(Files.size(file));
            response.setHeader("X-Rows", String.valueOf(receipt.rows()));
            response.setHeader("X-SHA-256", receipt.sha256());
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"" + name + "-" + receipt.rows() + "-rows-sha256-" + receipt.sha256() + "."
                            + format.name().toLowerCase(Locale.ROOT) + "\"");
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
