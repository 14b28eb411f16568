package org.fener.dashboard.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fener.crawler.archive.ArchiveVerifier;
import org.fener.crawler.archive.Verification;
import org.fener.crawler.archive.Verification.Damage;
import org.fener.crawler.erasure.Erasures;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.report.AuditCheck;
import org.fener.dashboard.store.AuditMark;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fener verify`: are the evidence and the audit log as they were written? Only reads, unless it finds damage: then it
/// opens the home to ask the index which posts rest on it.
@Command(
        name = "verify",
        description = {
            "Checks every record of the archive against its digests and names the posts that a damage touches; checks the",
            "audit log against its chain and the daily reports, and tells of erasures that are not done; exit code 3 if",
            "there is anything of that."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand extends org.fener.dashboard.cli.Command {

    @Mixin
    HomeOption home = new HomeOption();

    @Option(names = "--json", description = "print one JSON document")
    boolean json;

    record Touched(String id, String source, String permalink, int version) {}

    record Found(String file, long offset, String uri, String what, List<Touched> posts) {}

    record Answer(
            int files,
            long records,
            long bytes,
            List<Found> damages,
            long auditLines,
            String auditHead,
            List<String> auditFaults,
            List<PendingErasure> pendingErasures) {}

    /// An erasure of which traces may be left.
    record PendingErasure(int number, Instant at, int posts) {}

    private record AuditState(AuditMark mark, List<String> faults) {}

    @Override
    public Integer call() throws IOException {
        Home at = workplace().home(home.path());
        AuditState audit = audit(at);
        List<PendingErasure> pending = pending(at);
        Verification found = new ArchiveVerifier(at.archive()).verify();
        Map<Damage, List<Touched>> posts = found.isClean() ? Map.of() : touched(found.damages());
        List<Found> damages = found.damages().stream()
                .map(damage -> found(damage, posts.getOrDefault(damage, List.of())))
                .toList();
        if (json)
            print(JSON.writeValueAsString(new Answer(
                    found.files(),
                    found.records(),
                    found.bytes(),
                    damages,
                    audit.mark().count(),
                    audit.mark().head(),
                    audit.faults(),
                    pending)));
        else {
            damages.forEach(this::tell);
            print(found.files() + " files, " + found.records() + " records, " + found.bytes() + " bytes: "
                    + (found.isClean() ? "clean" : damages.size() + " damages"));
            audit.faults().forEach(this::print);
            print(audit.mark().count() + " audit lines, head " + audit.mark().head() + ": "
                    + (audit.faults().isEmpty() ? "clean" : audit.faults().size() + " faults"));
            pending.forEach(this::tell);
        }
        return found.isClean() && audit.faults().isEmpty() && pending.isEmpty() ? 0 : FenerCommand.FOUND;
    }

    private static List<PendingErasure> pending(Home at) throws IOException {
        return Erasures.ofHome(at.path()).pending().stream()
                .map(order -> new PendingErasure(order.number(), order.at(), order.posts()))
                .toList();
    }

    private void tell(PendingErasure erasure) {
        print("erasure " + erasure.number() + " of " + erasure.posts() + " posts, ordered " + erasure.at()
                + ": not done; a server that runs is at it, else it goes on at the next start");
    }

    private AuditState audit(Home at) throws IOException {
        List<AuditState> state = new ArrayList<>();
        workplace().withDatabase(home.path(), database -> {
            AuditCheck check = new AuditCheck(database, workplace().clock(), at);
            state.add(new AuditState(check.mark(), check.faults()));
            return 0;
        });
        return state.getFirst();
    }

    private void tell(Found damage) {
        print(damage.file() + " @ " + damage.offset() + ": " + damage.what()
                + (damage.uri().isEmpty() ? "" : " (capture of " + damage.uri() + ")"));
        for (Touched post : damage.posts())
            print("  touches " + post.source() + "/" + post.id() + " version " + post.version() + " "
                    + post.permalink());
    }

    /// The versions of posts whose evidence a damage touches. The index knows them; a damaged archive must be told of
    /// even if the index cannot be opened.
    private Map<Damage, List<Touched>> touched(List<Damage> damages) throws IOException {
        Map<Damage, List<Touched>> touched = new HashMap<>();
        try (Workplace.Opened opened = workplace().open(home.path())) {
            PostIndex index = opened.installation().index();
            Set<String> keys = new TreeSet<>();
            index.keys(PostQuery.of(""), keys::add);
            for (String key : keys)
                for (IndexedPost post : index.versions(key))
                    for (Damage damage : damages)
                        if (damage.touches(post.capture().at()))
                            touched.computeIfAbsent(damage, any -> new ArrayList<>())
                                    .add(touched(post));
        } catch (IOException | BadConfiguration e) {
            say("fener: which posts are touched cannot be told: " + e.getMessage());
        }
        return touched;
    }

    private static Touched touched(IndexedPost post) {
        return new Touched(
                post.post().id(), post.source(), post.post().permalink().toString(), post.version());
    }

    private static Found found(Damage damage, List<Touched> posts) {
        return new Found(damage.at().file(), damage.at().offset(), damage.uri().orElse(""), damage.what(), posts);
    }
}
