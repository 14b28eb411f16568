package org.fener.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fener.dashboard.access.Permissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever people read stands in both languages, in the form in which it is shown.
final class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    static Stream<Path> bulgarian() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith("_bg.properties")).toList().stream();
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> messages = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
        return messages;
    }

    private static Path english(Path bulgarian) {
        return bulgarian.resolveSibling(bulgarian.getFileName().toString().replace("_bg", "_en"));
    }

    private static Set<String> arguments(String message) {
        return ARGUMENT.matcher(message).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("bulgarian")
    void everyMessageStandsInBothLanguagesWithTheSameArguments(Path file) throws IOException {
        Map<String, String> bulgarian = read(file);
        Map<String, String> english = read(english(file));
        assertThat(bulgarian.keySet()).containsExactlyElementsOf(english.keySet());
        bulgarian.forEach((key, message) -> {
            assertThat(message).as(key).isNotBlank();
            assertThat(arguments(message)).as(key).isEqualTo(arguments(english.getOrDefault(key, "")));
        });
    }

    /// Only what has arguments is read as a pattern (`java.text.MessageFormat`), in which an apostrophe is written
    /// twice.
    @ParameterizedTest
    @MethodSource("bulgarian")
    void apostrophesAreWrittenTwiceOnlyWhereTheyAreReadAsOne(Path file) throws IOException {
        for (Path each : new Path[] {file, english(file)})
            read(each).forEach((key, message) -> {
                if (arguments(message).isEmpty())
                    assertThat(message).as(each.getFileName() + " " + key).doesNotContain("''");
                else
                    assertThat(LONE_APOSTROPHE.matcher(message).find())
                            .as(each.getFileName() + " " + key + ": " + message)
                            .isFalse();
            });
    }

    @Test
    void everyActionOfTheAuditLogHasItsWords() throws IOException {
        Set<String> keys = read(RESOURCES.resolve("org/fener/dashboard/page/messages_en.properties"))
                .keySet();
        assertThat(Permissions.shipped().actions())
                .allSatisfy(action -> assertThat(keys).contains("action." + action.name()));
    }
}
