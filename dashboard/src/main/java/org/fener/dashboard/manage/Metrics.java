package org.fener.dashboard.manage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.fener.dashboard.home.Program;
import org.fener.dashboard.manage.MetricsText.Timed;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.JudgedPosts;
import org.fener.dashboard.round.RoundRecord;
import org.fener.dashboard.round.RoundTotals;
import org.fener.dashboard.round.Tally;
import org.fener.dashboard.store.AuditMark;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.Run.Outcome;
import org.fener.dashboard.store.Triage;
import org.fener.indexer.PostQuery;
import org.fener.indexer.watch.Watches.State.Broken;

/// What an installation does, in numbers. None of them names a person, a source, an address or a word that somebody
/// wrote. Counters begin with the program's start.
public final class Metrics {

    private final Installation installation;

    public Metrics(Installation installation) {
        this.installation = installation;
    }

    /// One at a time: a second reader waits rather than doubling the work.
    public synchronized String text() throws IOException {
        MetricsText metrics = new MetricsText();
        metrics.gauge("fener_info", "The program's version.", "version", Map.of(Program.VERSION, 1));
        rounds(metrics);
        posts(metrics);
        index(metrics);
        people(metrics);
        audit(metrics);
        disk(metrics);
        JvmMetrics.write(metrics);
        return metrics.toString();
    }

    private void rounds(MetricsText metrics) {
        RoundTotals totals = installation.roundTotals();
        Map<String, Integer> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : new Outcome[] {Outcome.DONE, Outcome.FAILED, Outcome.INTERRUPTED})
            outcomes.put(lower(outcome), totals.outcomes().getOrDefault(outcome, 0));
        RoundRecord all = totals.all();
        Map<String, Integer> pages = new LinkedHashMap<>();
        pages.put("fetched", all.fetched());
        pages.put("not_modified", all.notModified());
        pages.put("disallowed", all.disallowed());
        pages.put("deferred", all.deferred());
        pages.put("refused", all.refused());
        pages.put("failed", all.failed());
        metrics.counter("fener_rounds_total", "Rounds that ended.", "outcome", outcomes)
                .gauge(
                        "fener_rounds_running",
                        "Rounds that run now.",
                        installation.running().count())
                .counter("fener_pages_total", "Addresses that were due, by what became of them.", "result", pages)
                .counter(
                        "fener_pages_lost_total",
                        "Addresses that gave no page, or one that did not count in full, by reason.",
                        "reason",
                        totals.reasons())
                .gauge(
                        "fener_scheduler_beat_timestamp_seconds",
                        "When the jobs last looked around, in seconds since 1970.",
                        installation.pulse().last().map(Metrics::seconds).orElse(0.0));
    }

    private void posts(MetricsText metrics) {
        Tally tally = installation.pipeline().tally();
        JudgedPosts.Counts judged = installation.pipeline().judged();
        Map<String, Integer> flagged = new LinkedHashMap<>();
        installation.categories().forEach(category -> flagged.put(category.key(), 0));
        flagged.putAll(judged.flagged());
        metrics.counter("fener_posts_read_total", "Posts found on pages, each time they were met.", tally.posts())
                .counter("fener_posts_new_total", "Posts met for the first time.", tally.newPosts())
                .counter("fener_posts_changed_total", "Posts whose text became a new version.", tally.changed())
                .counter("fener_posts_gone_total", "Posts that their pages no longer show.", tally.gone())
                .counter(
                        "fener_posts_flagged_total",
                        "New or changed posts flagged for a category.",
                        "category",
                        flagged)
                .summary(
                        "fener_judge_seconds",
                        "Posts judged, and the time it took.",
                        new Timed(judged.posts(), judged.nanos() / 1e9))
                .counter("fener_alerts_found_total", "Alerts that watches gave.", tally.alerts());
    }

    private void index(MetricsText metrics) throws IOException {
        metrics.gauge(
                        "fener_index_posts",
                        "Posts in the index.",
                        installation.index().count(PostQuery.of("")))
                .gauge(
                        "fener_index_bytes",
                        "Size of the index.",
                        Storage.size(installation.home().index()))
                .gauge(
                        "fener_index_unread_bytes",
                        "What the archive has and the index has not read yet.",
                        installation.archive().unread(installation.index().cursor()))
                .gauge(
                        "fener_index_commit_timestamp_seconds",
                        "When the index last wrote a commit, in seconds since 1970.",
                        IndexFolder.lastCommit(installation.home().index())
                                .map(Metrics::seconds)
                                .orElse(0.0))
                .gauge(
                        "fener_archive_bytes",
                        "Size of the archive.",
                        Storage.size(installation.home().archive()))
                .gauge(
                        "fener_database_bytes",
                        "Size of the embedded database.",
                        Storage.size(installation.home().database()));
    }

    private void people(MetricsText metrics) {
        Triage triage = new Triage(installation.database(), installation.clock());
        Map<String, Integer> waiting = new LinkedHashMap<>();
        waiting.put("disagreed", triage.disagreed().size());
        waiting.put("unsure", triage.standingIn(State.UNSURE).size());
        waiting.put("escalated", triage.standingIn(State.ESCALATED).size());
        Map<String, Integer> alerts = new LinkedHashMap<>();
        alerts.put("unread", installation.watches().alerts().countUnread());
        alerts.put("held", installation.watches().alerts().countHeld());
        Map<String, Integer> deliveries = new LinkedHashMap<>();
        installation
                .deliveries()
                .counts()
                .forEach((state, count) -> deliveries.put(
                        lower(state), count + installation.alertDeliveries().count(state)));
        metrics.gauge("fener_inbox_posts", "Posts that need another look by a person.", "queue", waiting)
                .gauge("fener_alerts", "Alerts, told and not read or held until their time.", "state", alerts)
                .gauge("fener_watches_broken", "Watches whose query is no longer understood.", brokenWatches())
                .gauge("fener_deliveries", "Deliveries in the log, by where they stand.", "state", deliveries);
    }

    private long brokenWatches() {
        return installation.watches().states().values().stream()
                .filter(Broken.class::isInstance)
                .count();
    }

    /// Who keeps these two numbers elsewhere can prove later that the log was cut or written anew.
    private void audit(MetricsText metrics) {
        AuditMark mark = installation.audit().mark();
        metrics.counter("fener_audit_lines_total", "Lines of the audit log.", mark.count())
                .gauge(
                        "fener_audit_head",
                        "The first 12 hexadecimal digits of its last hash, as a number.",
                        Long.parseLong(mark.head().substring(0, 12), 16));
    }

    private void disk(MetricsText metrics) throws IOException {
        FileStore store = Files.getFileStore(installation.home().path());
        metrics.gauge("fener_disk_free_bytes", "Free space where the home is.", store.getUsableSpace())
                .gauge("fener_disk_bytes", "All space where the home is.", store.getTotalSpace());
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
