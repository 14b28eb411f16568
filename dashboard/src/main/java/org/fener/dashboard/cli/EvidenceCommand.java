package org.fener.dashboard.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.fener.dashboard.evidence.EvidenceBundle;
import org.fener.dashboard.evidence.EvidenceCheck;
import org.fener.dashboard.evidence.EvidenceCheck.Finding;
import org.fener.dashboard.export.PostExport.Receipt;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.indexer.IndexedPost;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener evidence`: the bundle of a post, or the check of what it rests on.
@Command(
        name = "evidence",
        description = {
            "Writes what Fener has of a post (WARC records, text, facts, who had to do with it) into a ZIP file that can be",
            "checked without Fener; with --check, holds it against the archive instead; exit code 3 if it is damaged."
        },
        mixinStandardHelpOptions = true)
final class EvidenceCommand extends org.fener.dashboard.cli.Command {

    private static final int SHORTEST_REASON = 10;

    @Parameters(paramLabel = "POST", description = "source and id, as search --json prints them: roads/4711")
    String key = "";

    @Mixin
    HomeOption home = new HomeOption();

    @Option(names = "--check", description = "recompute the digests and say what was found")
    boolean check;

    @Option(names = "--why", paramLabel = "TEXT", description = "why it is taken; kept in the audit log")
    String reason = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where to (default: a name with its SHA-256, in this folder)")
    @Nullable
    Path out;

    @Option(names = "--json", description = "print one JSON document")
    boolean json;

    record Written(String file, long files, String sha256) {}

    @Override
    public Integer call() throws IOException {
        if (!check && reason.strip().length() < SHORTEST_REASON)
            throw new IllegalArgumentException(
                    "--why: expected at least " + SHORTEST_REASON + " characters, got '" + reason.strip() + "'");
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Installation installation = opened.installation();
            List<IndexedPost> versions = installation.index().versions(key);
            if (versions.isEmpty()) throw new IllegalArgumentException("there is no post '" + key + "'");
            installation
                    .audit()
                    .add(
                            workplace().console(),
                            "",
                            check ? "evidence-verify" : "evidence-bundle",
                            key,
                            reason.strip(),
                            Outcome.DONE);
            return check ? check(installation, versions) : write(installation, versions);
        }
    }

    private int write(Installation installation, List<IndexedPost> versions) throws IOException {
        Path folder = workplace().file(Path.of(""));
        Path target = out == null ? null : workplace().file(out);
        Path beside = target == null || target.getParent() == null ? folder : target.getParent();
        Path part = Files.createTempFile(beside, "evidence", ".part");
        try {
            Receipt receipt;
            try (OutputStream stream = Files.newOutputStream(part)) {
                receipt = new EvidenceBundle(installation).write(versions, stream);
            }
            Path written = target == null ? folder.resolve(EvidenceBundle.fileName(key, receipt)) : target;
            Files.move(part, written, StandardCopyOption.REPLACE_EXISTING);
            if (json) print(JSON.writeValueAsString(new Written(written.toString(), receipt.rows(), receipt.sha256())));
            else print(receipt.sha256() + "  " + written);
            return 0;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private int check(Installation installation, List<IndexedPost> versions) throws IOException {
        List<EvidenceCheck> checks = new ArrayList<>();
        for (IndexedPost version : versions) checks.add(EvidenceCheck.of(installation, version));
        if (json) print(JSON.writeValueAsString(checks));
        else
            for (EvidenceCheck one : checks)
                for (Finding finding : one.findings())
                    print("version " + one.version() + ": " + finding.point() + " " + finding.result() + " "
                            + finding.reason() + " " + String.join(" ", finding.detail()));
        return checks.stream().allMatch(EvidenceCheck::isGood) ? 0 : FenerCommand.FOUND;
    }
}
