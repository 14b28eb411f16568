package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.demo.DemoGold;
import org.fener.dashboard.demo.DemoWeb;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.report.ReportMaker;
import org.fener.dashboard.round.Importer;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.AlertDelivery.Kind;
import org.fener.dashboard.store.Channels;
import org.fener.dashboard.store.Channels.Channel;
import org.fener.dashboard.store.Role;
import org.fener.indexer.watch.Telling;
import org.fener.indexer.watch.Watch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The real application on a free port, with the demo's posts imported, an account and a report.
final class RunningDashboard implements AutoCloseable {

    static final String NAME = "мария";
    static final String PASSWORD = "a long enough password";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final OpenInstallation installation;
    private final WebServer server;

    private record Row(
            String id,
            String permalink,
            String source,
            @Nullable String thread,
            String author,
            String publishedAt,
            String text) {}

    private RunningDashboard(OpenInstallation installation, WebServer server) {
        this.installation = installation;
        this.server = server;
    }

    /// Without sources and posts; [#NAME] is an analyst.
    static RunningDashboard empty(Path folder) throws IOException {
        OpenInstallation installation =
                OpenInstallation.open(new Home(folder.resolve("home")).prepare(), InstantSource.system());
        installation.accounts().accept(installation.accounts().invite(NAME, Role.ANALYST), PASSWORD);
        return new RunningDashboard(installation, WebServer.start(installation, "127.0.0.1", 0, false));
    }

    /// @param more texts that are imported as posts of a source `more`, and stand in thread title and author too
    static RunningDashboard start(Path folder, List<String> more) throws IOException, InterruptedException {
        return start(folder, more, InstantSource.system());
    }

    static RunningDashboard start(Path folder, List<String> more, InstantSource clock)
            throws IOException, InterruptedException {
        Home home = new Home(folder.resolve("home")).prepare();
        Files.writeString(home.settingsFile(), """

                mail: {server: "127.0.0.1:9", security: none, from: fener@example.org}
                webhook: {soc: "http://127.0.0.1:9/fener"}
                """, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        List<Row> rows = new ArrayList<>();
        try (DemoWeb web = DemoWeb.stepped(0, clock)) {
            Files.writeString(home.sourcesFile(), web.sourcesYaml());
            for (DemoGold gold : web.gold()) rows.add(row(gold, rows.size()));
        }
        for (String text : more)
            rows.add(new Row(
                    "more-" + rows.size(),
                    "https://more.example/" + rows.size(),
                    "more",
                    text,
                    text,
                    clock.instant().toString(),
                    text));
        OpenInstallation installation = OpenInstallation.open(home, clock);
        Instant before = installation.clock().instant();
        for (String query : List.of("работа", "categry:x", "=cmd OR script"))
            installation
                    .watches()
                    .save(new Watch(
                            "watch-" + query.hashCode(),
                            NAME,
                            query + " <i>",
                            query,
                            List.of(),
                            List.of(),
                            0,
                            List.of("gazette"),
                            Telling.AT_ONCE,
                            before,
                            Optional.empty()));
        String told = "watch-" + "работа".hashCode();
        installation.watchChannels().set(told, new Channels(true, Optional.of("soc")));
        installation.alertDeliveries().ask(told, Kind.TEST, Channel.WEBHOOK, "soc", List.of());
        Importer importer = new Importer(installation, mistake -> {
            throw new AssertionError(mistake);
        });
        Path file = folder.resolve("posts.jsonl");
        Files.write(file, rows.stream().map(JSON::writeValueAsString).toList());
        importer.take(file);
        importer.finish();
        LocalDate today = installation
                .clock()
                .instant()
                .atZone(installation.settings().zone())
                .toLocalDate();
        new ReportFiles(home.reports()).write(new ReportMaker(installation).make(today));
        installation.accounts().accept(installation.accounts().invite(NAME, Role.ANALYST), PASSWORD);
        for (Role role : Role.values())
            installation.accounts().accept(installation.accounts().invite(role.name(), role), PASSWORD);
        return new RunningDashboard(installation, WebServer.start(installation, "127.0.0.1", 0, false));
    }

    /// Opens an account with [#PASSWORD].
    void account(String name, Role role) {
        installation.accounts().accept(installation.accounts().invite(name, role), PASSWORD);
    }

    /// A person with an account of their own, in a browser that follows no redirects.
    HttpVisitor signedIn(String name, Role role) throws IOException, InterruptedException {
        account(name, role);
        HttpVisitor person = new HttpVisitor(this);
        assertThat(person.signIn(name, PASSWORD)).doesNotContain("sign-in");
        return person;
    }

    private static Row row(DemoGold gold, int number) {
        return new Row(
                "demo-" + number,
                gold.permalink().toString(),
                gold.site(),
                gold.title().isEmpty() ? null : gold.title(),
                gold.author(),
                gold.published().toString(),
                gold.text());
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    @Override
    public void close() throws IOException {
        server.close();
        installation.close();
    }
}
