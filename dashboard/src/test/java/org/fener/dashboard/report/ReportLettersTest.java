package org.fener.dashboard.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.mail.MailServer;
import org.fener.dashboard.mail.MailSettings;
import org.fener.dashboard.mail.MailSettings.Security;
import org.fener.dashboard.mail.RefusingMailServer;
import org.fener.dashboard.store.Database;
import org.fener.dashboard.store.Deliveries;
import org.fener.dashboard.store.Delivery;
import org.fener.dashboard.store.Delivery.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportLettersTest {

    @TempDir
    Path folder;

    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Instant now = Instant.parse("2026-11-21T04:00:00Z");
    private Database database;
    private Deliveries deliveries;
    private ReportFiles files;
    private ReportLetters letters;

    @BeforeEach
    void open() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        database = Database.open(home, SettingsFile.read(home.settingsFile()));
        deliveries = new Deliveries(database, () -> now);
        files = new ReportFiles(home.reports());
        letters = new ReportLetters(
                files, deliveries, Map.of("bg", List.of("duty@example.org"), "en", List.of("liaison@example.org")));
        post.start();
    }

    @AfterEach
    void close() {
        post.stop();
        database.close();
    }

    @Test
    void everyReaderGetsTheTextAndThePdfInTheirLanguageAlsoOfAnEmptyDay() throws Exception {
        files.write(SampleReport.empty());
        letters.askForAll(SampleReport.DAY);

        assertThat(letters.deliver(server())).isEqualTo(2);

        MimeMessage letter = letterTo("duty@example.org");
        assertThat(letter.getSubject())
                .isEqualTo("TLP:AMBER+STRICT · Фенер: дневен отчет, петък, 20 ноември 2026: отбелязани 0");
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) letter.getContent();
        assertThat((String) parts.getBodyPart(0).getContent()).contains("312 нови публикации");
        BodyPart pdf = parts.getBodyPart(1);
        assertThat(pdf.getFileName()).isEqualTo("fener-2026-11-20-bg.pdf");
        assertThat(pdf.isMimeType("application/pdf")).isTrue();
        assertThat(pdf.getInputStream().readNBytes(5)).isEqualTo("%PDF-".getBytes(US_ASCII));
        assertThat(letterTo("liaison@example.org").getSubject()).contains("Friday, 20 November 2026");
        assertThat(log()).allSatisfy(delivery -> {
            assertThat(delivery.state()).isEqualTo(State.SENT);
            assertThat(delivery.reply()).startsWith("250");
            assertThat(delivery.endedAt()).contains(now);
        });
    }

    @Test
    void aLetterWaitsForAServerThatIsNotThereAndGoesWhenItIs() throws IOException {
        files.write(SampleReport.empty());
        deliveries.ask(SampleReport.DAY, "en", "liaison@example.org");
        MailServer server = server();
        post.stop();

        assertThat(letters.deliver(server)).isZero();
        assertThat(log()).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(State.WAITING);
            assertThat(delivery.attempts()).isEqualTo(1);
            assertThat(delivery.nextTryAt()).isEqualTo(now.plus(Duration.ofMinutes(1)));
            assertThat(delivery.reply()).isNotBlank();
        });
        assertThat(letters.deliver(server)).as("before its time").isZero();

        post.start();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(letters.deliver(server())).isEqualTo(1);
        assertThat(log()).extracting(Delivery::attempts).containsExactly(2);
    }

    @Test
    void afterADayWithoutASuccessALetterHasFailed() throws IOException {
        files.write(SampleReport.empty());
        deliveries.ask(SampleReport.DAY, "en", "liaison@example.org");
        MailServer server = server();
        post.stop();

        letters.deliver(server);
        now = now.plus(Duration.ofDays(1));
        letters.deliver(server);

        assertThat(log()).extracting(Delivery::state).containsExactly(State.FAILED);
    }

    @Test
    void anAddressThatTheServerRefusesIsNotTriedAgain() throws IOException {
        files.write(SampleReport.empty());
        deliveries.ask(SampleReport.DAY, "en", "nobody@example.org");
        try (RefusingMailServer refusing = new RefusingMailServer("550 5.1.1 no such person")) {
            letters.deliver(server(refusing.port(), Security.NONE));
        }

        assertThat(log()).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(State.FAILED);
            assertThat(delivery.reply()).contains("550 5.1.1 no such person");
        });
    }

    @Test
    void aFullMailboxIsTriedAgain() throws IOException {
        files.write(SampleReport.empty());
        deliveries.ask(SampleReport.DAY, "en", "liaison@example.org");
        try (RefusingMailServer full = new RefusingMailServer("452 4.2.2 mailbox full")) {
            letters.deliver(server(full.port(), Security.NONE));
        }

        assertThat(log()).extracting(Delivery::state).containsExactly(State.WAITING);
    }

    @Test
    void nothingIsSaidToAServerThatOffersNoEncryptionWhereItIsRequired() throws IOException {
        files.write(SampleReport.empty());
        deliveries.ask(SampleReport.DAY, "en", "liaison@example.org");

        letters.deliver(server(post.getSmtp().getPort(), Security.STARTTLS));

        assertThat(post.getReceivedMessages()).isEmpty();
        assertThat(log()).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(State.WAITING);
            assertThat(delivery.reply()).containsIgnoringCase("STARTTLS");
        });
    }

    @Test
    void aLetterWithoutAReportFails() {
        deliveries.ask(SampleReport.DAY, "en", "liaison@example.org");

        letters.deliver(server());

        assertThat(log()).extracting(Delivery::reply).containsExactly("no report of 2026-11-20 was made");
    }

    private MailServer server() {
        return server(post.getSmtp().getPort(), Security.NONE);
    }

    private MailServer server(int port, Security security) {
        return new MailServer(
                new MailSettings("127.0.0.1", port, security, Optional.empty(), Optional.empty(), "fener@example.org"),
                () -> now);
    }

    private List<Delivery> log() {
        return deliveries.of(SampleReport.DAY);
    }

    private MimeMessage letterTo(String address) throws Exception {
        for (MimeMessage letter : post.getReceivedMessages())
            if (letter.getAllRecipients()[0].toString().equals(address)) return letter;
        throw new AssertionError("no letter to " + address);
    }
}
