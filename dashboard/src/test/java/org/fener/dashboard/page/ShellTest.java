package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.fener.dashboard.home.Program;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.Labels;
import org.fener.dashboard.store.Objections;
import org.fener.dashboard.store.Role;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What stands around every page, by role.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShellTest {

    private RunningDashboard dashboard;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        dashboard = RunningDashboard.start(folder, List.of());
    }

    @AfterAll
    void stop() throws IOException {
        if (dashboard != null) dashboard.close();
    }

    private String page(Role role, String path) throws IOException, InterruptedException {
        return HttpVisitor.signedIn(dashboard.address("/"), role.name(), RunningDashboard.PASSWORD)
                .get(path)
                .body();
    }

    @Test
    void theCrawlLightLeadsToWhatTheRoleMaySee() throws Exception {
        int sources = dashboard.installation.sources().all().size();
        String well = "Crawl: all " + sources + " sources well";
        assertThat(page(Role.ANALYST, "/search")).contains(well, "<a href=\"/sources\" class=\"light well\">");
        assertThat(page(Role.ADMIN, "/settings")).contains(well, "<a href=\"/operation\" class=\"light well\">");
        assertThat(page(Role.READER, "/reports")).contains(well).doesNotContain("href=\"/sources\"");
        assertThat(page(Role.AUDITOR, "/audit")).doesNotContain("Crawl:");
    }

    @Test
    void theMenuSaysHowManyPostsWaitAndTheFootWhatRuns() throws Exception {
        int waiting = new WaitingPosts(dashboard.installation).counts().undecided();
        assertThat(waiting).isPositive();
        assertThat(page(Role.ANALYST, "/reports"))
                .contains("<span class=\"count\">" + waiting + "</span>", Program.VERSION, "index of ", "Europe/Sofia");
    }

    /// What an installation still needs is told to who can do it.
    @Test
    void theStepsOfSettingUpAreToldUntilTheyAreDone() throws Exception {
        String before = page(Role.ADMIN, "/operation");
        assertThat(before)
                .contains("There is an analyst", "At least one source is watched", "fener backup create FOLDER")
                .doesNotContain("The analyst adds it");
        dashboard
                .installation
                .audit()
                .add("console:root", "", "command", "backup create /mnt/backup", "", AuditLine.Outcome.DONE);

        assertThat(page(Role.ADMIN, "/operation")).contains("(last ").doesNotContain("fener backup create FOLDER");
    }

    @Test
    void todayTellsHowManyScoresAreHighAndWhichModelAsksForLabels() throws Exception {
        long high = dashboard.installation.index().count(PostQuery.of("category:any score:>=90"));
        assertThat(high).isPositive();
        IndexedPost post = dashboard
                .installation
                .index()
                .search(PostQuery.of("category:smuggling"))
                .hits()
                .getFirst()
                .post();
        assertThat(page(Role.ANALYST, "/")).contains(high + " with a score of 90 % or more");
        new Objections(dashboard.installation.database(), dashboard.installation.clock())
                .object(post.key(), Labels.digest(post.post().text()), "smuggling", "vera", "");

        assertThat(page(Role.ANALYST, "/")).contains("texts whose explanation was called wrong: 1 (Migrant smuggling)");
        assertThat(page(Role.READER, "/")).doesNotContain("called wrong");
    }

    @Test
    void whatIsNotThereIsSaidInTheReadersLanguage() throws Exception {
        HttpVisitor bulgarian = new HttpVisitor(dashboard, "Accept", "text/html", "Accept-Language", "bg");
        bulgarian.signIn(Role.READER.name(), RunningDashboard.PASSWORD);

        HttpResponse<String> nothing = bulgarian.get("/reports/1999-01-01");

        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.body())
                .contains("lang=\"bg\"", "Няма такава страница")
                .doesNotContain("Whitelabel");
        assertThat(bulgarian.get("/audit").body()).contains("Не е позволено");
    }

    @Test
    void aReaderIsNotToldWhereFilesLieOnTheServer() throws Exception {
        assertThat(page(Role.READER, "/reports")).contains("PDF").doesNotContain("/home/reports");
        assertThat(page(Role.INVESTIGATOR, "/sources"))
                .contains("config/sources.yaml")
                .doesNotContain("/home/config");
    }
}
