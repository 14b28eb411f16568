package org.fener.dashboard.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.Secrets;
import org.fener.dashboard.round.Importer;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.AlertDelivery;
import org.fener.dashboard.store.AlertDelivery.Kind;
import org.fener.dashboard.store.Channels;
import org.fener.dashboard.store.Delivery.State;
import org.fener.dashboard.store.Role;
import org.fener.dashboard.webhook.Received;
import org.fener.indexer.watch.Telling;
import org.fener.indexer.watch.Telling.Quiet;
import org.fener.indexer.watch.Telling.Rhythm;
import org.fener.indexer.watch.Watch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Against a real mail server and a real receiver on loopback; only the clock is ours.
final class AlertDispatchTest {

    private static final String OWNER = "ivan";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Channels BOTH = new Channels(true, Optional.of("soc"));

    @TempDir
    Path folder;

    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Instant now = Instant.parse("2026-11-29T10:00:00Z");
    private Received received;
    private OpenInstallation installation;
    private AlertDispatch dispatch;
    private int imported;

    @BeforeEach
    void open() throws IOException {
        post.start();
        received = new Received();
        Home home = new Home(folder.resolve("home")).prepare();
        Files.writeString(home.settingsFile(), """
                zone: Europe/Sofia
                mail: {server: "127.0.0.1:%d", security: none, from: fener@example.org}
                webhook: {soc: "%sfener"}
                """.formatted(post.getSmtp().getPort(), received.address()));
        installation = OpenInstallation.open(home, () -> now);
        installation.accounts().accept(installation.accounts().invite(OWNER, Role.ANALYST), "a long enough password");
        installation.accounts().speak(OWNER, "en");
        installation.watchChannels().setAddress(OWNER, Optional.of("ivan@example.org"));
        dispatch = new AlertDispatch(installation, new Secrets(home, Map.of("FENER_WEBHOOK_SOC", SECRET)));
    }

    @AfterEach
    void close() throws IOException {
        installation.close();
        received.close();
        post.stop();
    }

    private Watch watch(String id, String query, Telling telling) {
        Watch watch = new Watch(
                id, OWNER, "Way to Vienna", query, List.of(), List.of(), 0, List.of(), telling, now, Optional.empty());
        installation.watches().save(watch);
        return watch;
    }

    private void arrive(String text) throws IOException, InterruptedException {
        String id = "post-" + ++imported;
        Path file = folder.resolve(id + ".jsonl");
        Files.writeString(
                file,
                JsonMapper.shared()
                                .writeValueAsString(Map.of(
                                        "id",
                                        id,
                                        "permalink",
                                        "https://roads.example/" + id,
                                        "source",
                                        "roads",
                                        "author",
                                        "drago_driver",
                                        "text",
                                        text))
                        + "\n");
        Importer importer = new Importer(installation, mistake -> {
            throw new AssertionError(mistake);
        });
        importer.take(file);
        importer.finish();
    }

    private List<AlertDelivery> log(String watch) {
        return installation.alertDeliveries().of(watch, 100);
    }

    private static String text(MimeMessage letter) throws Exception {
        return ((MimeMultipart) letter.getContent()).getBodyPart(0).getContent().toString();
    }

    @Test
    void anAlertGoesByBothWaysOnceWithWhatLeadsToAPersonHidden() throws Exception {
        watch("w", "превоз", Telling.AT_ONCE);
        installation.watchChannels().set("w", BOTH);
        arrive(
                "Търся превоз до Виена\r\nсутринта,\u202e пишете на @drago_driver или +359 88 555 0123, https://roads.example/x");

        dispatch.run();
        dispatch.run();

        assertThat(post.getReceivedMessages()).hasSize(1);
        MimeMessage letter = post.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("Fener: a new post: Way to Vienna");
        assertThat(letter.getAllRecipients()[0]).hasToString("ivan@example.org");
        assertThat(text(letter))
                .contains("Търся превоз до Виена сутринта, пишете на ", "roads", "hxxps://roads.example/x")
                .doesNotContain("drago", "555", "0123", "\u202e");
        assertThat(received.messages()).hasSize(1);
        JsonNode json =
                JsonMapper.shared().readTree(received.messages().getFirst().body());
        assertThat(json.path("event").asString()).isEqualTo("alerts");
        assertThat(json.path("watch").path("name").asString()).isEqualTo("Way to Vienna");
        JsonNode told = json.path("alerts").path(0).path("post");
        assertThat(told.path("source").asString()).isEqualTo("roads");
        assertThat(told.path("excerpt").asString()).startsWith("Търся превоз до Виена сутринта");
        assertThat(told.path("evidence").asString()).isNotBlank();
        assertThat(received.messages().getFirst().body()).doesNotContain("drago", "555 0123", "8855");
        assertThat(log("w")).hasSize(2).allSatisfy(line -> {
            assertThat(line.state()).isEqualTo(State.SENT);
            assertThat(line.kind()).isEqualTo(Kind.ALERTS);
            assertThat(line.endedAt()).contains(now);
        });
    }

    @Test
    void whatIsToldTogetherGoesTogetherAndQuietHoursAreKept() throws Exception {
        Quiet noon = new Quiet(LocalTime.of(11, 0), LocalTime.of(14, 0)); // 10:00 UTC is 12:00 in Sofia
        watch("w", "превоз", new Telling(Rhythm.QUARTER_HOUR, Optional.of(noon), Optional.empty()));
        installation.watchChannels().set("w", new Channels(true, Optional.empty()));
        arrive("превоз от Русе към Букурещ всеки петък вечер");
        arrive("друг превоз на мебели и бели уреди в София");

        dispatch.run();
        now = now.plus(Duration.ofMinutes(119));
        dispatch.run();
        assertThat(post.getReceivedMessages()).isEmpty();
        now = now.plus(Duration.ofMinutes(1));
        dispatch.run();

        assertThat(post.getReceivedMessages()).hasSize(1);
        assertThat(post.getReceivedMessages()[0].getSubject()).isEqualTo("Fener: 2 new posts: Way to Vienna");
        assertThat(text(post.getReceivedMessages()[0])).contains("1. ", "2. ");
    }

    @Test
    void whatWasToldBeforeAChannelWasOpenedIsNotSent() throws Exception {
        watch("w", "превоз", Telling.AT_ONCE);
        arrive("превоз от Русе към Букурещ");
        now = now.plusSeconds(1);
        installation.watchChannels().set("w", BOTH);

        dispatch.run();

        assertThat(log("w")).isEmpty();
    }

    @Test
    void aReceiverThatCannotNowIsAskedAgainWithTheSameNumber() throws Exception {
        watch("w", "превоз", Telling.AT_ONCE);
        installation.watchChannels().set("w", new Channels(false, Optional.of("soc")));
        arrive("превоз от Русе към Букурещ");
        received.answer(503);

        dispatch.run();
        dispatch.run();
        assertThat(received.messages()).as("before its time").hasSize(1);
        assertThat(log("w")).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo(State.WAITING);
            assertThat(line.reply()).isEqualTo("HTTP 503");
        });
        now = now.plus(Duration.ofMinutes(1));
        dispatch.run();
        received.answer(200);
        now = now.plusSeconds(1);
        dispatch.again(log("w").getFirst());
        dispatch.run();

        assertThat(log("w")).extracting(AlertDelivery::state).containsExactly(State.SENT);
        assertThat(received.messages())
                .extracting(message -> message.headers().get("fener-delivery"))
                .hasSize(3)
                .containsOnly(String.valueOf(log("w").getFirst().id()));
        assertThat(received.messages())
                .extracting(message -> message.headers().get("fener-signature"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aMessageCanBeSentAgain() throws Exception {
        watch("w", "превоз", Telling.AT_ONCE);
        installation.watchChannels().set("w", new Channels(false, Optional.of("soc")));
        arrive("превоз от Русе към Букурещ");
        dispatch.run();

        installation.alertDeliveries().again(log("w").getFirst());
        dispatch.run();

        assertThat(received.messages()).hasSize(2);
        assertThat(received.messages().getLast().body()).contains("Букурещ");
        assertThat(log("w")).extracting(AlertDelivery::state).containsExactly(State.SENT, State.SENT);
    }

    @Test
    void aLetterGoesToWhereItsOwnerReadsNow() throws Exception {
        watch("w", "превоз", Telling.AT_ONCE);
        installation.watchChannels().set("w", new Channels(true, Optional.empty()));
        arrive("превоз от Русе към Букурещ");
        dispatch.run();
        installation.watchChannels().setAddress(OWNER, Optional.of("new@example.org"));

        assertThat(dispatch.again(log("w").getFirst()).recipient()).isEqualTo("new@example.org");
        dispatch.deliver();
        assertThat(post.getReceivedMessages()[1].getAllRecipients()[0]).hasToString("new@example.org");

        dispatch.again(log("w").getFirst());
        installation.watchChannels().setAddress(OWNER, Optional.of("newest@example.org"));
        dispatch.deliver();
        assertThat(post.getReceivedMessages()[2].getAllRecipients()[0]).hasToString("newest@example.org");
        assertThat(log("w").getFirst().recipient()).isEqualTo("newest@example.org");

        dispatch.again(log("w").getFirst());
        installation.watchChannels().setAddress(OWNER, Optional.empty());
        dispatch.deliver();
        assertThat(post.getReceivedMessages()).hasSize(3);
        assertThat(log("w").getFirst().reply()).isEqualTo("the owner has set no address for letters");
    }

    @Test
    void aWatchThatWorksAgainIsNotCalledBroken() throws Exception {
        watch("w", "categry:x", Telling.AT_ONCE);
        dispatch.run();
        watch("w", "превоз", Telling.AT_ONCE);

        dispatch.again(log("w").getFirst());
        dispatch.run();

        assertThat(post.getReceivedMessages()).hasSize(1);
        assertThat(log("w").getFirst().reply()).isEqualTo("the watch works again");
    }

    @Test
    void withoutASecretNothingIsPosted() throws Exception {
        watch("w", "превоз", Telling.AT_ONCE);
        installation.watchChannels().set("w", new Channels(false, Optional.of("soc")));
        arrive("превоз от Русе към Букурещ");

        new AlertDispatch(installation, new Secrets(installation.home(), Map.of("FENER_WEBHOOK_SOC", "short"))).run();

        assertThat(received.messages()).isEmpty();
        assertThat(log("w"))
                .extracting(AlertDelivery::reply)
                .singleElement()
                .satisfies(reply -> assertThat(reply)
                        .contains("no secret of at least 16 characters")
                        .doesNotContain("short"));
    }

    @Test
    void whoMayNotSeeAlertsGetsNoLetter() throws Exception {
        watch("w", "превоз", Telling.AT_ONCE);
        installation.watchChannels().set("w", new Channels(true, Optional.empty()));
        arrive("превоз от Русе към Букурещ");
        installation.accounts().changeRole(OWNER, Role.ADMIN);

        dispatch.run();

        assertThat(post.getReceivedMessages()).isEmpty();
        assertThat(log("w")).extracting(AlertDelivery::reply).containsExactly("the owner's role may not see alerts");
    }

    @Test
    void noLetterLeavesTheOrganisation() throws Exception {
        installation.watchChannels().setAddress(OWNER, Optional.of("ivan@elsewhere.example"));
        watch("w", "превоз", Telling.AT_ONCE);
        installation.watchChannels().set("w", new Channels(true, Optional.empty()));
        arrive("превоз от Русе към Букурещ");

        dispatch.run();

        assertThat(post.getReceivedMessages()).isEmpty();
        assertThat(log("w")).extracting(AlertDelivery::state).containsExactly(State.FAILED);
    }

    @Test
    void anOwnerIsToldOnceEachTimeAWatchBreaks() throws Exception {
        watch("w", "categry:x", Telling.AT_ONCE);

        dispatch.run();
        dispatch.run();
        assertThat(post.getReceivedMessages()).hasSize(1);
        assertThat(post.getReceivedMessages()[0].getSubject()).isEqualTo("Fener: a watch is broken: Way to Vienna");
        assertThat(text(post.getReceivedMessages()[0])).contains("categry");
        watch("w", "превоз", Telling.AT_ONCE);
        dispatch.run();
        assertThat(post.getReceivedMessages()).hasSize(1);
        watch("w", "categry:x", Telling.AT_ONCE);
        dispatch.run();

        assertThat(post.getReceivedMessages()).hasSize(2);
        assertThat(log("w")).extracting(AlertDelivery::kind).containsExactly(Kind.BROKEN, Kind.BROKEN);
    }

    @Test
    void aBrokenWatchSaysWhatIsWrongInTheOwnersLanguageAndWhatWasProbablyMeant() throws Exception {
        installation.accounts().speak(OWNER, "bg");
        watch("w", "превоз categry:x +359888123456", Telling.AT_ONCE);

        dispatch.run();

        assertThat(text(post.getReceivedMessages()[0]))
                .contains("Заявка: превоз categry:x", "Знак 8: няма такова поле", "предвид: превоз category:x")
                .doesNotContain("there is no field", "888123456");
    }

    @Test
    void aTestGoesByEveryChannelInTheOwnersLanguage() throws Exception {
        installation.accounts().speak(OWNER, "bg");
        Watch watch = watch("w", "превоз", Telling.AT_ONCE);
        installation.watchChannels().set("w", BOTH);

        assertThat(dispatch.test(watch)).hasSize(2);
        dispatch.deliver();

        assertThat(post.getReceivedMessages()[0].getSubject()).isEqualTo("Фенер: проба на Way to Vienna");
        assertThat(received.messages().getFirst().body()).contains("\"event\":\"test\"");
    }

    @Test
    void aContactInAWatchesNameStaysHereAndNoNameBreaksTheLetter() throws Exception {
        Watch named = new Watch(
                "w",
                OWNER,
                "+359 88 555 0123\r\nBcc: all@example.org",
                "превоз",
                List.of(),
                List.of(),
                0,
                List.of(),
                Telling.AT_ONCE,
                now,
                Optional.empty());
        installation.watches().save(named);
        installation.watchChannels().set("w", BOTH);

        dispatch.test(named);
        dispatch.deliver();

        assertThat(post.getReceivedMessages()).hasSize(1);
        assertThat(post.getReceivedMessages()[0].getAllRecipients()).hasSize(1);
        assertThat(post.getReceivedMessages()[0].getSubject()).doesNotContain("555", "\n");
        assertThat(received.messages().getFirst().body()).doesNotContain("555 0123");
    }
}
