package org.fener.dashboard.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.CaseFile.Kind;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Notes;
import org.fener.dashboard.store.SavedSearches;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/// A dashboard with hostile posts, cases and searches among the tidy ones, and a browser that visits it.
record BrowsedDashboard(Path folder, RunningDashboard dashboard, BrowserVisits visits) implements AutoCloseable {

    /// Whose pages are clean enough for pictures.
    static final String TIDY = "ANALYST";

    private static final List<String> HOSTILE = List.of(
            "<script>document.title='owned'</script>",
            "<img src=x onerror=\"document.title='owned'\">",
            "\"><svg onload=document.title='owned'>",
            "javascript:document.title='owned'",
            "<iframe srcdoc=\"<script>parent.document.title='owned'</script>\"></iframe>",
            "'-alert(1)-' ${7*7} #{7*7} *{7*7} [[${7*7}]] __${T(java.lang.Runtime)}__::.x",
            "<a href=\"http://tracker.example/\">link</a><link rel=prefetch href=//tracker.example/>",
            "\u202Etxt.exe \u200B\u200Bzero width",
            "=cmd|' /C calc'!A0",
            "<style>*{background:url(//tracker.example/x)}</style>");

    /// The one dashboard of all classes that ask for it; it is closed after the last test of the run.
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == BrowsedDashboard.class;
        }

        @Override
        public BrowsedDashboard resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(BrowsedDashboard.class))
                    .getOrComputeIfAbsent(BrowsedDashboard.class, key -> start(), BrowsedDashboard.class);
        }
    }

    private static BrowsedDashboard start() {
        Path chromium = Chromium.path();
        try {
            Path folder = Files.createTempDirectory("browsed");
            RunningDashboard dashboard = RunningDashboard.start(folder, HOSTILE);
            fill(dashboard);
            return new BrowsedDashboard(folder, dashboard, BrowserVisits.to(dashboard, chromium));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A case and a saved search that are named as hostile posts are, and a case of another person that is not.
    private static void fill(RunningDashboard dashboard) throws IOException {
        Cases cases = new Cases(dashboard.installation.database(), dashboard.installation.clock());
        CaseFile tidy = cases.find(cases.open("Night crossings", "file 17/2026", TIDY), TIDY)
                .orElseThrow();
        for (var hit : dashboard
                .installation
                .index()
                .search(PostQuery.of("category:smuggling lang:bg").limited(3))
                .hits()) cases.add(tidy, Kind.POST, hit.post().key(), TIDY);
        String name = HOSTILE.getFirst() + HOSTILE.get(2);
        long id = cases.open(name, HOSTILE.get(1), RunningDashboard.NAME);
        CaseFile file = cases.find(id, RunningDashboard.NAME).orElseThrow();
        cases.add(file, Kind.CONTACT, "telegram:driver_plovdiv", RunningDashboard.NAME);
        for (var hit : dashboard
                .installation
                .index()
                .search(PostQuery.of("source:more"))
                .hits()) cases.add(file, Kind.POST, hit.post().key(), RunningDashboard.NAME);
        new Notes(dashboard.installation.database(), dashboard.installation.clock())
                .add(file.about(), RunningDashboard.NAME, HOSTILE.get(4));
        new SavedSearches(dashboard.installation.database(), dashboard.installation.clock())
                .save(RunningDashboard.NAME, name, "/search?q=visa");
    }

    @Override
    public void close() throws IOException {
        visits.close();
        dashboard.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
