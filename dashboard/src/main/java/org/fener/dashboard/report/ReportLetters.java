package org.fener.dashboard.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.mail.Letter;
import org.fener.dashboard.mail.MailServer;
import org.fener.dashboard.mail.OwnReply;
import org.fener.dashboard.mail.Sent;
import org.fener.dashboard.report.ReportFiles.Form;
import org.fener.dashboard.store.Deliveries;
import org.fener.dashboard.store.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the day's report to its readers: the plain text as the letter, the PDF with it. Each attempt stands in the
/// delivery log before the next letter goes.
public final class ReportLetters {

    private static final Logger LOG = LoggerFactory.getLogger(ReportLetters.class);

    private final ReportFiles files;
    private final Deliveries deliveries;
    private final Map<String, List<String>> readers;

    /// @param readers addresses by language
    public ReportLetters(ReportFiles files, Deliveries deliveries, Map<String, List<String>> readers) {
        this.files = files;
        this.deliveries = deliveries;
        this.readers = readers;
    }

    /// Asks for a letter to each reader, also when the day was empty.
    public void askForAll(LocalDate day) {
        readers.forEach((language, addresses) -> addresses.forEach(address -> deliveries.ask(day, language, address)));
    }

    /// Tries what is due.
    ///
    /// @return how many were accepted
    public int deliver(MailServer server) {
        int accepted = 0;
        for (Delivery delivery : deliveries.due()) if (deliver(delivery, server)) accepted++;
        return accepted;
    }

    private boolean deliver(Delivery delivery, MailServer server) {
        Sent sent;
        try {
            Optional<Letter> letter = letter(delivery);
            sent = letter.map(server::send).orElseGet(() -> new Sent.Refused(OwnReply.NO_REPORT.about(delivery.day())));
        } catch (IOException e) {
            sent = new Sent.NotNow(e.toString());
        }
        switch (sent) {
            case Sent.Accepted(String reply) -> deliveries.accepted(delivery, reply);
            case Sent.NotNow(String reply) -> deliveries.failed(delivery, reply);
            case Sent.Refused(String reply) -> deliveries.refused(delivery, reply);
        }
        boolean accepted = sent instanceof Sent.Accepted;
        if (accepted) LOG.info("report of {} accepted for {}: {}", delivery.day(), delivery.recipient(), sent.reply());
        else LOG.warn("report of {} not sent to {}: {}", delivery.day(), delivery.recipient(), sent.reply());
        return accepted;
    }

    private Optional<Letter> letter(Delivery delivery) throws IOException {
        Optional<Path> text = files.file(delivery.day(), delivery.language(), Form.TEXT);
        Optional<Path> pdf = files.file(delivery.day(), delivery.language(), Form.PDF);
        Optional<DailyReport> report = files.read(delivery.day());
        if (text.isEmpty() || pdf.isEmpty() || report.isEmpty()) return Optional.empty();
        return Optional.of(new Letter(
                "fener-report-" + delivery.day() + "-" + delivery.language() + "-" + delivery.id(),
                delivery.recipient(),
                delivery.language(),
                files.subject(report.get(), delivery.language()),
                Files.readString(text.get()),
                List.of(new Letter.Attachment(
                        pdf.get(), Form.PDF.named(delivery.day(), delivery.language()), Form.PDF.mediaType()))));
    }
}
