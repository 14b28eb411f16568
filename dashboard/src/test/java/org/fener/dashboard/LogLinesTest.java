package org.fener.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the web or an exception says, an event is one line of the log, of the main process and of the crawl
/// process.
final class LogLinesTest {

    private static final String FORGED = "2026-11-29T00:00:00.000Z INFO  Accounts: admin signed in";

    /// Line ends of Unicode, controls of terminals, and marks that turn the direction of a line.
    private static final String HOSTILE = "\r\n" + FORGED + "\n\r" + FORGED + "\u0085" + FORGED + "\u2028" + FORGED
            + "\u2029" + FORGED + "\u000b\u000c\u0000\u0008\u001b[2K\u009b2K\u007f\u202e\u2066\u200f\u061c";

    @ParameterizedTest
    @ValueSource(strings = {"/logback.xml", "/org/fener/crawler/nutch/crawl-log.xml"})
    void oneEventIsOneLine(String configuration) throws Exception {
        IllegalStateException cause = new IllegalStateException("cause " + HOSTILE);
        cause.addSuppressed(new IOException("suppressed " + HOSTILE));
        RuntimeException thrown = new RuntimeException("thrown " + HOSTILE, cause);

        String line = encoded(configuration, "said " + HOSTILE, thrown);

        assertThat(line)
                .contains("said  / " + FORGED + " / ", "cause ", "thrown ", "LogLinesTest.java")
                .endsWith(System.lineSeparator());
        assertThat(line.stripTrailing().codePoints()).allMatch(LogLinesTest::isHarmless);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logback.xml", "/org/fener/crawler/nutch/crawl-log.xml"})
    void wordsOfAnyLanguageStay(String configuration) throws Exception {
        String words = "Превоз до Ниш, μεταφορά, می‌روم, مرحبا, 🚐";

        assertThat(encoded(configuration, words, null)).endsWith(words + System.lineSeparator());
    }

    private static boolean isHarmless(int character) {
        return !Character.isISOControl(character)
                && Character.getType(character) != Character.LINE_SEPARATOR
                && Character.getType(character) != Character.PARAGRAPH_SEPARATOR
                && Character.getType(character) != Character.FORMAT;
    }

    private static String encoded(String configuration, String message, @Nullable Throwable thrown) throws Exception {
        LoggerContext context = new LoggerContext();
        JoranConfigurator joran = new JoranConfigurator();
        joran.setContext(context);
        joran.doConfigure(LogLinesTest.class.getResource(configuration));
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> appender = console(root);
        LoggingEvent event = new LoggingEvent("", root, Level.WARN, message, thrown, new Object[0]);
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private static ConsoleAppender<ILoggingEvent> console(AppenderAttachable<ILoggingEvent> root) {
        return (ConsoleAppender<ILoggingEvent>) root.iteratorForAppenders().next();
    }
}
