package org.fener.crawler.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Body;

/// The tries without a response that an archive holds; readers of pages do not see them.
public final class KeptAttempts {

    private KeptAttempts() {}

    /// All of them, file by file.
    public static List<Attempt> in(Path archive) throws IOException {
        List<Attempt> attempts = new ArrayList<>();
        for (String file : ArchiveFiles.from(archive, "")) {
            long length = DurableLength.of(archive.resolve(file)).orElse(Files.size(archive.resolve(file)));
            try (MemberReader members = new MemberReader(archive, file, 0, length)) {
                for (var member = members.next(); member.isPresent(); member = members.next()) {
                    StoredRecord record = StoredRecord.parse(member.get());
                    if (!record.type().equals("metadata")) continue;
                    WarcFields fields = record.blockFields();
                    if (fields.first("entry").equals(Optional.of("attempt"))) attempts.add(attempt(record, fields));
                }
            }
        }
        return attempts;
    }

    private static Attempt attempt(StoredRecord record, WarcFields fields) throws IOException {
        return new Attempt(
                fields.first("source").orElseThrow(),
                URI.create(record.require("WARC-Target-URI")),
                Instant.parse(record.require("WARC-Date")),
                Duration.ofMillis(Long.parseLong(fields.first("fetchTimeMs").orElseThrow())),
                fields.first("code").orElseThrow(),
                fields.first("why").orElseThrow(),
                record.field("WARC-IP-Address"),
                Body.of(fields.first("received").orElse("")));
    }
}
