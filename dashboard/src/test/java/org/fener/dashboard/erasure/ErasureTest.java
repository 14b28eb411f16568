package org.fener.dashboard.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.archive.ArchiveVerifier;
import org.fener.crawler.archive.Attempt;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.archive.Exchange;
import org.fener.crawler.archive.WarcArchive;
import org.fener.crawler.erasure.Erasures.Kind;
import org.fener.dashboard.backup.Bag;
import org.fener.dashboard.backup.HomeBackup;
import org.fener.dashboard.erasure.Plants.Person;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.report.ReportMaker;
import org.fener.dashboard.round.Importer;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.Notes;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A hundred planted strings in all places of a home, and what is left of them after an erasure: nothing, in the home
/// and
/// in a backup from before. What others wrote on the same pages stays.
final class ErasureTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Plants PLANTS = Plants.ten();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void noneOfAHundredPlantedStringsIsLeftInTheHomeNorInARestoredBackup() throws Exception {
        Home home = new Home(folder.resolve("home")).prepare();
        Files.writeString(home.settingsFile(), "fetch: {contact: test@example.org}\n");
        List<String> others;
        Bag bag;
        try (OpenInstallation installation = OpenInstallation.open(home, InstantSource.system())) {
            plant(installation);
            others = othersOf(installation);
            assertThat(others).hasSize(4);
            bag = HomeBackup.create(installation, folder.resolve("backups"), part -> {});
        }
        assertThat(HomeBytes.find(home.path(), PLANTS.all())).containsOnlyKeys(PLANTS.all());

        try (OpenInstallation installation = OpenInstallation.open(home, InstantSource.system())) {
            Erasure.Done done =
                    new Erasure(installation).order(keys(installation), Kind.ORDER, "console:test", "order 12/2026");
            assertThat(done.left()).isEmpty();
            assertThat(done.posts()).isEqualTo(20);
            fetchAgain(installation);
            installation.pipeline().catchUp();
            assertThat(othersOf(installation)).isEqualTo(others);
            installation.rebuild(read -> {});
            assertThat(othersOf(installation)).isEqualTo(others);
            assertThat(installation.audit().verify(Map.of())).isEmpty();
        }
        assertThat(HomeBytes.find(home.path(), PLANTS.all())).isEmpty();
        assertThat(new ArchiveVerifier(home.archive()).verify().damages()).isEmpty();

        Home restored = HomeBackup.restore(
                bag, folder.resolve("restored"), Optional.of(home.path().resolve("erasures.jsonl")), NOON, part -> {});
        assertThat(HomeBytes.find(restored.path(), PLANTS.all())).isNotEmpty();
        try (OpenInstallation installation = OpenInstallation.open(restored, InstantSource.system())) {
            assertThat(new Erasure(installation).resume()).hasSize(1);
            assertThat(othersOf(installation)).isEqualTo(others);
            assertThat(installation.audit().verify(Map.of())).isEmpty();
        }
        assertThat(HomeBytes.find(restored.path(), PLANTS.all())).isEmpty();
        assertThat(new ArchiveVerifier(restored.archive()).verify().damages()).isEmpty();
    }

    @Test
    void aReasonThatNamesWhatIsErasedIsRefused() throws Exception {
        Home home = new Home(folder.resolve("home")).prepare();
        try (OpenInstallation installation = OpenInstallation.open(home, InstantSource.system())) {
            plant(installation);
            Person person = PLANTS.people().getFirst();

            assertThatThrownBy(() -> new Erasure(installation)
                            .order(keys(installation), Kind.ORDER, "console:test", "asked by " + person.mail()))
                    .hasMessageContaining("the reason names what is to be erased");

            assertThat(installation.erasures().orders()).isEmpty();
        }
    }

    private static Set<String> keys(Installation installation) throws IOException {
        Set<String> keys = new TreeSet<>();
        installation.index().refresh();
        installation.index().each(PostQuery.of(""), post -> {
            if (isPlanted(post)) keys.add(post.key());
        });
        return keys;
    }

    private static boolean isPlanted(IndexedPost post) {
        String permalink = post.post().permalink().toString();
        return PLANTS.people().stream()
                .anyMatch(person -> permalink.equals(person.permalink()) || permalink.equals(person.otherPermalink()));
    }

    private static String key(Installation installation, Person person) throws IOException {
        List<String> keys = new ArrayList<>();
        installation.index().each(PostQuery.of(""), post -> {
            if (post.post().permalink().toString().equals(person.permalink())) keys.add(post.key());
        });
        return keys.getFirst();
    }

    /// Half of the second posts come as JSON lines, half in a WARC file.
    private static boolean isInWarc(Person person) {
        return PLANTS.people().indexOf(person) % 2 == 1;
    }

    private static List<String> othersOf(Installation installation) throws IOException {
        installation.index().refresh();
        List<String> posts = new ArrayList<>();
        installation.index().each(PostQuery.of(""), post -> {
            if (!isPlanted(post))
                posts.add(post.key() + " " + post.post() + " " + post.capture() + " " + post.version() + " "
                        + post.firstSeen() + " " + post.verdict().language());
        });
        return posts;
    }

    private void plant(OpenInstallation installation) throws Exception {
        Home home = installation.home();
        try (Archive archive = archive(home.archive(), "crawl")) {
            archive.append(page(board(true), NOON)).durable();
            archive.append(page(board(true), NOON.plusSeconds(60))).durable(); // a revisit
            archive.append(page(board(false), NOON.plusSeconds(3600))).durable();
            for (Person person : PLANTS.people())
                archive.append(new Attempt(
                                "board",
                                URI.create(person.permalink()),
                                NOON,
                                Duration.ofMillis(3),
                                "robots",
                                "",
                                Optional.empty(),
                                Body.EMPTY))
                        .durable();
        }
        Path warc = foreignWarc();
        Path lines = lines();
        Importer importer = new Importer(installation, mistake -> {
            throw new AssertionError(mistake);
        });
        importer.take(warc);
        importer.take(lines);
        importer.finish();
        assertThat(keys(installation)).hasSize(20);
        assertThat(installation
                        .index()
                        .versions(key(installation, PLANTS.people().getFirst())))
                .hasSize(2);
        installation.index().gone(key(installation, PLANTS.people().get(3)), NOON.plusSeconds(7200));
        people(installation);
        new ReportFiles(home.reports()).write(new ReportMaker(installation).make(LocalDate.of(2026, 11, 20)));
        Path segment = Files.createDirectories(home.crawl().resolve("board/crawldb/current/part-r-00000"));
        StringBuilder addresses = new StringBuilder();
        StringBuilder log = new StringBuilder();
        for (Person person : PLANTS.people()) {
            addresses.append(person.permalink()).append('\0');
            log.append("WARN ")
                    .append(person.permalink())
                    .append(" by ")
                    .append(person.author())
                    .append('\n');
        }
        Files.writeString(segment.resolve("data"), addresses);
        Files.writeString(home.logs().resolve("fener.log"), log);
    }

    /// What people of the house did with the posts.
    private static void people(Installation installation) throws IOException, SQLException {
        Notes notes = new Notes(installation.database(), installation.clock());
        Cases cases = new Cases(installation.database(), installation.clock());
        long number = cases.open("Цветя", "", "анна");
        CaseFile file = cases.find(number, "анна").orElseThrow();
        try (Connection database = installation.database().dataSource().getConnection()) {
            try (PreparedStatement watch = database.prepareStatement(
                    "insert into watch (id, owner, name, query, categories, least_score, muted, rhythm, since)"
                            + " values ('w', 'анна', 'цветя', 'лалета', '', 0, '', 'EACH', ?)")) {
                watch.setTimestamp(1, Timestamp.from(NOON));
                watch.execute();
            }
            for (Person person : PLANTS.people()) {
                String key = key(installation, person);
                notes.add(key, "анна", person.note());
                notes.add("case:" + number, "анна", "виж и " + person.mail());
                cases.add(file, CaseFile.Kind.POST, key, "анна");
                installation
                        .labels()
                        .put(key, person.firstText(), Optional.of("bg"), "smuggling", Answer.NO, "анна", person.note());
                installation.audit().add("анна", "ANALYST", "view", key, "", Outcome.DONE);
                installation.audit().add("анна", "ANALYST", "search", person.phone(), "", Outcome.DONE);
                try (PreparedStatement alert = database.prepareStatement(
                        "insert into alert (watch, post_group, post_key, words, found_at, told_at)"
                                + " values ('w', ?, ?, '0-4', ?, ?)")) {
                    alert.setString(1, person.slug());
                    alert.setString(2, key);
                    alert.setTimestamp(3, Timestamp.from(NOON));
                    alert.setTimestamp(4, Timestamp.from(NOON));
                    alert.execute();
                }
            }
        }
    }

    /// The site still shows the posts.
    private static void fetchAgain(OpenInstallation installation) throws Exception {
        try (Archive archive =
                installation.pipeline().obeying(archive(installation.home().archive(), "crawl"))) {
            archive.append(page(board(false), NOON.plusSeconds(10_000))).durable();
        }
    }

    private static Archive archive(Path root, String writer) throws IOException {
        return WarcArchive.open(root, writer, InstantSource.fixed(NOON), DurableListener.NONE);
    }

    /// A JSON feed (version 1.1) with the posts of all and two of others.
    private static String board(boolean first) {
        List<Map<String, Object>> items = new ArrayList<>();
        items.add(item("https://board.example.org/ads/1", "Иван", "Търси се косачка", "Търся косачка под наем."));
        for (Person person : PLANTS.people())
            items.add(item(
                    person.permalink(),
                    person.author(),
                    person.title(),
                    first ? person.firstText() : person.secondText()));
        items.add(item("https://board.example.org/ads/2", "Мария", "Подарявам саксии", "Подарявам глинени саксии."));
        return feed(items);
    }

    private static String feed(List<Map<String, Object>> items) {
        return JSON.writeValueAsString(
                Map.of("version", "https://jsonfeed.org/version/1.1", "title", "Обяви", "items", items));
    }

    private static Map<String, Object> item(String permalink, String author, String title, String text) {
        return Map.of(
                "id",
                permalink,
                "url",
                permalink,
                "title",
                title,
                "authors",
                List.of(Map.of("name", author)),
                "content_text",
                text,
                "date_published",
                "2026-11-20T10:00:00Z");
    }

    private static Exchange page(String body, Instant at) {
        return page("board", "https://board.example.org/feed.json", body, at);
    }

    private static Exchange page(String source, String uri, String body, Instant at) {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/feed+json\r\n\r\n";
        FetchedPage page = new FetchedPage(
                source,
                URI.create(uri),
                URI.create(uri),
                at,
                200,
                new Headers(List.of(new Headers.Field("Content-Type", "application/feed+json"))),
                Body.of(body),
                Optional.empty());
        return new Exchange(
                "GET /feed.json HTTP/1.1\r\nHost: board.example.org\r\n\r\n",
                head,
                Body.of(body),
                page,
                Optional.of("203.0.113.7"),
                List.of(),
                Duration.ofMillis(20),
                Map.of());
    }

    private Path foreignWarc() throws Exception {
        Path root = folder.resolve("elsewhere-" + System.nanoTime());
        List<Map<String, Object>> items = new ArrayList<>();
        items.add(item("https://market.example.org/items/0", "Петър", "Кашпи", "Кашпи от дърво, ръчна работа."));
        for (Person person : PLANTS.people())
            if (isInWarc(person))
                items.add(item(person.otherPermalink(), person.author(), "Размяна", person.otherLine()));
        try (Archive archive = archive(root, "other")) {
            archive.append(page("other", "https://market.example.org/feed.json", feed(items), NOON))
                    .durable();
        }
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".warc.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path lines() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line("https://market.example.org/items/1", "Георги", "Сандъчета за разсад."));
        for (Person person : PLANTS.people())
            if (!isInWarc(person)) lines.add(line(person.otherPermalink(), person.author(), person.otherLine()));
        Path file = folder.resolve("lines.jsonl");
        Files.write(file, lines, StandardCharsets.UTF_8);
        return file;
    }

    private static String line(String permalink, String author, String text) {
        return JSON.writeValueAsString(
                Map.of("permalink", permalink, "source", "market", "author", author, "text", text));
    }
}
