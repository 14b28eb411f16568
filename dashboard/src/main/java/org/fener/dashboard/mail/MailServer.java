package org.fener.dashboard.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.fener.dashboard.mail.MailSettings.Security;
import org.jspecify.annotations.Nullable;

/// Hands letters to the mail server of the installation (SMTP, RFC 5321).
public final class MailServer {

    private static final String TIMEOUT_MILLIS = "20000";
    private static final int LONGEST_REPLY = 1000;

    private final MailSettings settings;
    private final InstantSource clock;

    public MailServer(MailSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public Sent send(Letter letter) {
        try {
            Session session = Session.getInstance(properties());
            MimeMessage message = message(session, letter);
            try (SMTPTransport transport = (SMTPTransport) session.getTransport(scheme())) {
                connect(transport);
                transport.sendMessage(message, message.getAllRecipients());
                return new Sent.Accepted(oneLine(transport.getLastServerResponse()));
            }
        } catch (MessagingException e) {
            return code(e) >= 500 ? new Sent.Refused(reason(e)) : new Sent.NotNow(reason(e));
        } catch (IOException e) {
            return new Sent.NotNow(oneLine(e.toString()));
        }
    }

    private String scheme() {
        return settings.security() == Security.TLS ? "smtps" : "smtp";
    }

    private void connect(SMTPTransport transport) throws MessagingException, IOException {
        if (settings.user().isEmpty()) {
            transport.connect();
            return;
        }
        String password =
                Files.readString(settings.passwordFile().orElseThrow()).strip();
        transport.connect(settings.host(), settings.port(), settings.user().get(), password);
    }

    private Properties properties() {
        String prefix = "mail." + scheme() + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "host", settings.host());
        properties.setProperty(prefix + "port", String.valueOf(settings.port()));
        properties.setProperty(prefix + "auth", String.valueOf(settings.user().isPresent()));
        properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (settings.security() == Security.STARTTLS) properties.setProperty(prefix + "starttls.required", "true");
        if (settings.security() == Security.STARTTLS) properties.setProperty(prefix + "starttls.enable", "true");
        return properties;
    }

    private MimeMessage message(Session session, Letter letter) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + letter.id() + "@" + domain() + ">");
            }
        };
        message.setFrom(new InternetAddress(settings.from()));
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to()));
        message.setSubject(letter.subject(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Content-Language", letter.language());
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), "UTF-8");
        MimeMultipart parts = new MimeMultipart(text);
        for (Letter.Attachment attached : letter.attachments()) {
            MimeBodyPart part = new MimeBodyPart();
            part.attachFile(attached.file().toFile(), attached.type(), null);
            part.setFileName(attached.name());
            parts.addBodyPart(part);
        }
        message.setContent(parts);
        return message;
    }

    private String domain() {
        return settings.from().substring(settings.from().indexOf('@') + 1);
    }

    /// The SMTP reply code behind an exception; 0 where the server was not heard.
    private static int code(Throwable e) {
        for (Throwable cause = e; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException failed) return failed.getReturnCode();
            if (cause instanceof SMTPSenderFailedException failed) return failed.getReturnCode();
            if (cause instanceof SMTPSendFailedException failed && next(failed) == null) return failed.getReturnCode();
        }
        return 0;
    }

    private static @Nullable Throwable next(Throwable e) {
        return e instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : e.getCause();
    }

    private static String reason(MessagingException e) {
        Throwable deepest = e;
        for (Throwable cause = next(e); cause != null; cause = next(cause)) deepest = cause;
        return oneLine(String.valueOf(deepest.getMessage()));
    }

    private static String oneLine(String reply) {
        String line = reply.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= LONGEST_REPLY ? line : line.substring(0, LONGEST_REPLY) + " …";
    }
}
