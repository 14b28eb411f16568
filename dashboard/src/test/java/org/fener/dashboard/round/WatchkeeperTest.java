package org.fener.dashboard.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.store.KeptAlert;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.watch.Rehearsal;
import org.fener.indexer.watch.Telling;
import org.fener.indexer.watch.Telling.Quiet;
import org.fener.indexer.watch.Telling.Rhythm;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watch.Listed;
import org.fener.indexer.watch.Watches.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Watches over posts that come in through the archive.
final class WatchkeeperTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private Instant now = NOON;
    private OpenInstallation installation;

    @BeforeEach
    void open() throws Exception {
        installation = OpenInstallation.open(new Home(folder.resolve("home")).prepare(), () -> now);
    }

    @AfterEach
    void close() throws Exception {
        installation.close();
    }

    private static Watch watch(String id, String query, Telling telling, Listed... list) {
        return new Watch(
                id, "ivan", id, query, List.of(list), List.of(), 0, List.of(), telling, NOON, Optional.empty());
    }

    private void arrive(String id, String text) throws Exception {
        now = now.plusSeconds(60);
        Path file = folder.resolve(id + ".jsonl");
        Files.writeString(
                file,
                "{\"id\":\"" + id + "\",\"permalink\":\"https://roads.example/" + id
                        + "\",\"source\":\"roads\",\"text\":\"" + text + "\"}\n");
        Importer importer = new Importer(installation, mistake -> {
            throw new AssertionError(mistake);
        });
        importer.take(file);
        importer.finish();
    }

    private List<KeptAlert> told(String watch) {
        return installation.watches().alerts().told(watch, 100);
    }

    @Test
    void tellsOnceOfEachGroupOfNearDuplicatesWithTheWordsAndCountsIt() throws Exception {
        installation.watches().save(watch("w", "превоз", Telling.AT_ONCE));
        String ad = "Търсим хора за превоз до Виена, тръгване утре рано от гарата, обадете се вечер на ";

        arrive("a", ad + "номер едно");
        arrive("b", ad + "номер две");
        arrive("c", "нищо подобно");

        assertThat(told("w")).singleElement().satisfies(alert -> {
            IndexedPost post = installation.index().get(alert.postKey()).orElseThrow();
            assertThat(alert.words())
                    .extracting(span -> post.post().text().substring(span.start(), span.end()))
                    .containsExactly("превоз");
        });
        assertThat(installation.pipeline().tally("roads").alerts()).isEqualTo(1);
        assertThat(installation.watches().alerts().countUnread("ivan")).isEqualTo(1);
        Instant read = installation.watches().alerts().read("w").orElseThrow();
        assertThat(installation.watches().alerts().countUnread("ivan")).isZero();
        installation.watches().alerts().unread("w", read);
        assertThat(installation.watches().alerts().countUnread("ivan")).isEqualTo(1);
    }

    @Test
    void neitherARestartNorARebuildTellsAgainAndWatchesLive() throws Exception {
        installation
                .watches()
                .save(watch("w", "превоз", Telling.AT_ONCE, new Listed("+359885550123", "case 7", Optional.empty())));
        arrive("a", "превоз, пишете на +359 88 555 0123");
        installation.rebuild(read -> {});
        close();
        open();
        arrive("b", "друг превоз на съвсем други хора, питайте на 0885550123");

        assertThat(told("w")).hasSize(2);
        assertThat(installation.watches().find("w").orElseThrow().watch().list())
                .containsExactly(new Listed("+359885550123", "case 7", Optional.empty()));
    }

    @Test
    void saysNothingOfPostsFromBeforeItsTimeButTellsHowOftenItWouldHave() throws Exception {
        arrive("a", "превоз до границата");
        Watch late = new Watch(
                "w", "ivan", "w", "превоз", List.of(), List.of(), 0, List.of(), Telling.AT_ONCE, now, Optional.empty());
        now = now.plus(Duration.ofDays(1));

        Rehearsal rehearsal = installation.watches().rehearse(late);
        installation.watches().save(late);
        installation.rebuild(read -> {});

        assertThat(rehearsal.alerts()).isEqualTo(1);
        assertThat(rehearsal.examples().getFirst().words()).hasSize(1);
        assertThat(told("w")).isEmpty();
    }

    @Test
    void whatIsHeldIsToldByTheRhythmThatAWatchIsGivenMeanwhile() throws Exception {
        Telling daily = new Telling(Rhythm.DAY, Optional.empty(), Optional.empty());
        installation.watches().save(watch("w", "превоз", daily));
        arrive("a", "превоз");

        assertThat(installation.watches().alerts().counts("w").next()).contains(Instant.parse("2026-11-21T06:00:00Z"));
        assertThat(told("w")).isEmpty();
        installation.watches().save(watch("w", "превоз OR автобус", daily));
        assertThat(told("w")).isEmpty();
        installation.watches().save(watch("w", "превоз", Telling.AT_ONCE));

        assertThat(told("w")).hasSize(1);
        assertThat(installation.watches().alerts().counts("w").next()).isEmpty();
    }

    @Test
    void holdsWhatComesInQuietHoursAndLeavesMutedSourcesOut() throws Exception {
        Quiet all = new Quiet(LocalTime.of(0, 0), LocalTime.of(23, 0));
        installation
                .watches()
                .save(watch("quiet", "превоз", new Telling(Rhythm.EACH, Optional.of(all), Optional.empty())));
        installation.watches().save(watch("muted", "превоз", Telling.AT_ONCE));
        installation
                .watches()
                .mute(installation.watches().find("muted").orElseThrow().watch(), "roads");
        arrive("a", "превоз");

        assertThat(told("quiet")).isEmpty();
        assertThat(installation.watches().alerts().counts("quiet").held()).isEqualTo(1);
        assertThat(told("muted")).isEmpty();
        now = now.plus(Duration.ofDays(1));
        assertThat(told("quiet")).hasSize(1);
    }

    @Test
    void aBrokenWatchIsKeptAndStopsNoOther() throws Exception {
        installation.watches().save(watch("bad", "categry:x", Telling.AT_ONCE));
        installation.watches().save(watch("good", "превоз", Telling.AT_ONCE));
        close();
        open();
        arrive("a", "превоз");

        assertThat(installation.watches().find("bad").orElseThrow()).isInstanceOf(State.Broken.class);
        assertThat(told("good")).hasSize(1);
        assertThat(installation.watches().remove("bad")).isTrue();
        assertThat(installation.watches().find("bad")).isEmpty();
    }
}
