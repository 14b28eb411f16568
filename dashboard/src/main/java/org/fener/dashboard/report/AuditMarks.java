package org.fener.dashboard.report;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.fener.crawler.Body;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.archive.Imported;
import org.fener.crawler.archive.WarcArchive;
import org.fener.crawler.archive.WarcFollower;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.round.ArchiveDoor;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AuditMark;
import tools.jackson.databind.json.JsonMapper;

/// Where the audit log ended when a report was made, as a record of the archive: a second witness, of another kind than
/// the report, for who would cut the log and the reports alike. The records stand in files of their own writer, so that
/// a check reads only them.
public final class AuditMarks {

    private static final String WRITER = "audit";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path archive;

    private record Kept(LocalDate day, long lines, String head) {}

    public AuditMarks(Home home) {
        this.archive = home.archive();
    }

    /// Returns when the mark of this report is on the disk.
    public static void keep(Installation installation, DailyReport report) throws IOException {
        if (report.audit().isPresent())
            new AuditMarks(installation.home())
                    .keep(installation, report.day(), report.audit().get());
    }

    private void keep(Installation installation, LocalDate day, AuditMark mark) throws IOException {
        InstantSource clock = installation.clock();
        byte[] body = JSON.writeValueAsBytes(new Kept(day, mark.count(), mark.head()));
        synchronized (installation.database()) { // one writer of this name at a time
            try (ArchiveDoor.Entered _ = installation.door().enter();
                    Archive file = WarcArchive.open(archive, WRITER, clock, DurableListener.NONE)) {
                file.append(new Imported(
                                WRITER,
                                URI.create("urn:fener:audit:" + day),
                                clock.instant(),
                                "application/json",
                                Body.of(body),
                                Map.of("purpose", WRITER))) // no content: the path passes it over
                        .durable();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while the audit log's mark of " + day + " was kept");
            }
        }
    }

    /// By where they stand; of a day whose report was made again, each.
    public Map<String, AuditMark> kept() throws IOException {
        Map<String, AuditMark> marks = new TreeMap<>();
        WarcFollower.ofWriter(archive, WRITER).read(ArchiveCursor.START, entry -> {
            Kept kept = JSON.readValue(entry.page().body().copy(), Kept.class);
            marks.put(
                    "archive record " + entry.recordId() + " of " + kept.day(),
                    new AuditMark(kept.lines(), kept.head()));
        });
        return marks;
    }
}
