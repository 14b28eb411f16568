package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fener.crawler.Headers;
import org.fener.crawler.archive.ArchiveEntry;
import org.fener.crawler.archive.DamagedRecordException;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.evidence.DamagedEvidence;
import org.fener.dashboard.evidence.EvidenceBundle;
import org.fener.dashboard.evidence.EvidenceCheck;
import org.fener.dashboard.export.PostExport.Receipt;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AuditLine;
import org.fener.indexer.IndexedPost;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// The capture behind a post: its facts, whether it is as it was written, and a copy that others can check.
@Controller
final class EvidencePage {

    private static final int MOST_TAKEN = 20;

    private final Installation installation;
    private final Masks masks;
    private final PostHead head;

    EvidencePage(Installation installation, Masks masks, PostHead head) {
        this.installation = installation;
        this.masks = masks;
        this.head = head;
    }

    /// One capture as it can be shown.
    ///
    /// @param entry  empty if the archive does not give it; then `damage` says why
    /// @param strict whether the connection was encrypted and its certificate valid
    record Shown(
            IndexedPost version,
            Optional<ArchiveEntry> entry,
            String damage,
            boolean strict,
            Map<String, String> facts,
            List<Headers.Field> headers) {}

    @GetMapping("/post/evidence")
    String evidence(@RequestParam String key, @RequestParam(defaultValue = "") String q, Model model)
            throws IOException {
        show(key, q, model);
        return "page/post";
    }

    private List<IndexedPost> show(String key, String q, Model model) throws IOException {
        IndexedPost post = head.show(key, q, PostTab.EVIDENCE, model);
        List<IndexedPost> versions = installation.index().versions(key);
        List<Shown> captures = new ArrayList<>();
        for (IndexedPost version : versions) captures.add(shown(version, masks.of(post)));
        model.addAttribute("captures", captures.reversed());
        List<AuditLine> taken = installation.audit().of("evidence-bundle", key, MOST_TAKEN);
        model.addAttribute("taken", taken);
        return versions;
    }

    private Shown shown(IndexedPost version, Mask mask) throws IOException {
        try {
            ArchiveEntry entry = installation.archive().entry(version.capture().at());
            boolean secure = "https".equals(entry.page().uri().getScheme());
            return new Shown(
                    version,
                    Optional.of(entry),
                    "",
                    secure && !entry.facts().containsKey("tls-exception"),
                    facts(entry, mask),
                    entry.page().headers().fields().stream()
                            .map(field -> new Headers.Field(field.name(), mask.hideAddress(field.value())))
                            .toList());
        } catch (DamagedRecordException e) {
            return new Shown(version, Optional.empty(), String.valueOf(e.getMessage()), false, Map.of(), List.of());
        } catch (NoSuchFileException e) {
            String missing = "archive file " + version.capture().at().file() + " is missing";
            return new Shown(version, Optional.empty(), missing, false, Map.of(), List.of());
        }
    }

    /// Whole certificates are in the bundle.
    private static Map<String, String> facts(ArchiveEntry entry, Mask mask) {
        Map<String, String> facts = new TreeMap<>();
        entry.facts().forEach((name, value) -> facts.put(name, mask.hideAddress(value)));
        facts.remove("tls-certificates");
        return facts;
    }

    /// Recomputes everything from the archive, and says what was found.
    @GetMapping("/post/verify")
    String verify(@RequestParam String key, @RequestParam(defaultValue = "") String q, Model model) throws IOException {
        List<EvidenceCheck> checks = new ArrayList<>();
        for (IndexedPost version : show(key, q, model)) checks.add(EvidenceCheck.of(installation, version));
        model.addAttribute("checks", checks.reversed());
        model.addAttribute("checked", installation.clock().instant());
        return "page/post";
    }

    /// The bundle as a file; if a record is damaged, what is damaged instead.
    @PostMapping("/post/bundle")
    void bundle(@RequestParam String key, HttpServletResponse response) throws IOException {
        head.found(key);
        Path file = Files.createTempFile("fener-evidence", ".zip");
        try {
            Receipt receipt;
            try (OutputStream out = Files.newOutputStream(file)) {
                receipt = new EvidenceBundle(installation)
                        .write(installation.index().versions(key), out);
            }
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(file));
            response.setHeader("X-SHA-256", receipt.sha256());
            response.setHeader(
                    "Content-Disposition", "attachment; filename=\"" + EvidenceBundle.fileName(key, receipt) + "\"");
            Files.copy(file, response.getOutputStream());
        } catch (DamagedEvidence | NoSuchFileException damaged) {
            URI findings = UriComponentsBuilder.fromPath("/post/verify")
                    .queryParam("key", "{key}")
                    .encode()
                    .buildAndExpand(key)
                    .toUri();
            response.sendRedirect(findings.toString());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
