package org.fener.dashboard.report;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.store.AuditLog;
import org.fener.dashboard.store.AuditMark;
import org.fener.dashboard.store.Database;

/// Reads the audit log against its chain and against what each daily report, and a record of the archive beside it,
/// says of its length and last hash.
public final class AuditCheck {

    private final AuditLog audit;
    private final ReportFiles reports;
    private final AuditMarks archived;

    public AuditCheck(Database database, InstantSource clock, Home home) {
        this.audit = new AuditLog(database, clock);
        this.reports = new ReportFiles(home.reports());
        this.archived = new AuditMarks(home);
    }

    public AuditMark mark() {
        return audit.mark();
    }

    /// In words; empty if nothing is wrong.
    public List<String> faults() throws IOException {
        Map<String, AuditMark> marks = new TreeMap<>(archived.kept());
        for (LocalDate day : reports.days())
            reports.read(day).flatMap(DailyReport::audit).ifPresent(mark -> marks.put("daily report of " + day, mark));
        return audit.verify(marks);
    }
}
