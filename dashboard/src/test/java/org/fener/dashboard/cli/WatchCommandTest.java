package org.fener.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `fener watch`, as it is typed.
final class WatchCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeHome() throws IOException {
        Files.createDirectories(home().resolve("config"));
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Said fener(String... arguments) {
        return Said.at(
                home(), Stream.concat(Stream.of("watch"), Stream.of(arguments)).toArray(String[]::new));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void importsAListSaysWhatWasNoContactAndRemovesItByItsId() throws IOException {
        String list = file("wanted.txt", "+359 88 812 3456\ntelegram: @bordertaxi\nno contact at all\nroads.example\n");

        Said imported = fener("import", list, "--query", "граница", "--mute", "roads");

        assertThat(imported.exit()).as(imported.err()).isZero();
        assertThat(imported.err())
                .contains("no contact: ")
                .contains("no contact at all")
                .contains("3 contacts, 1 lines without one")
                .contains("would have fired 0 times in 30 days");
        String id = imported.out().strip();
        JsonNode shown = JsonMapper.shared().readTree(fener("list", "--json").out());
        assertThat(shown.get("id").asString()).isEqualTo(id);
        assertThat(shown.get("name").asString()).isEqualTo("wanted.txt");
        assertThat(shown.get("query").asString()).isEqualTo("граница");
        assertThat(shown.get("contacts").asInt()).isEqualTo(3);

        Said removed = fener("remove", id);

        assertThat(removed.exit()).as(removed.err()).isZero();
        assertThat(removed.err()).contains("removed 'wanted.txt'");
        assertThat(fener("list").out()).isEmpty();
    }

    @Test
    void channelsAreSetAndShownAndTried() throws IOException {
        Files.writeString(home().resolve("config/fener.yaml"), "webhook: {soc: \"http://127.0.0.1:9/fener\"}\n");
        assertThat(fener("add", "виза", "--webhook", "nobody").err())
                .contains("no webhook 'nobody' in the settings: expected one of [soc]");
        String id = fener("add", "виза", "--webhook", "soc").out().strip();

        JsonNode shown = JsonMapper.shared().readTree(fener("list", "--json").out());
        assertThat(shown.get("webhook").asString()).isEqualTo("soc");
        assertThat(shown.get("mail").asBoolean()).isFalse();
        assertThat(fener("channel", id, "--mail").out()).isEqualTo("mail: yes, webhook: soc\n");
        Said tested = fener("test", id);
        assertThat(tested.exit()).isEqualTo(3); // there is no secret
        assertThat(tested.out()).contains("TEST", "WEBHOOK soc", "WAITING", "webhook.soc: no secret");
        JsonNode delivery =
                JsonMapper.shared().readTree(fener("deliveries", id, "--json").out());
        assertThat(delivery.get("attempts").asInt()).isEqualTo(1);
        String again = delivery.get("id").asString();
        assertThat(fener("deliveries", id, "--again", again).out().lines())
                .as("one that waits is tried now")
                .hasSize(1);
        assertThat(fener("channel", id, "--no-mail", "--webhook", "-").out()).isEqualTo("mail: no, webhook: none\n");
        assertThat(fener("test", id).err()).contains("has no channel that leads anywhere");
    }

    @Test
    void importsTheIndicatorsOfAStixBundle() throws IOException {
        String bundle = file("bundle.json", """
                {"type": "bundle", "id": "bundle--1", "objects": [
                  {"type": "indicator", "pattern_type": "stix", "pattern": "[domain-name:value = 'bad.example']"}]}
                """);

        Said imported = fener("import", bundle, "--name", "bad places");

        assertThat(imported.exit()).as(imported.err()).isZero();
        assertThat(fener("list").out()).contains("bad places").contains("[1 contacts]");
    }

    @Test
    void refusesToWatchUntilADayThatIsOver() {
        Said over = fener("add", "граница", "--expires", "2020-01-31");

        assertThat(over.exit()).isNotZero();
        assertThat(over.err()).contains("--expires: expected today or a day to come, got '2020-01-31'");
        assertThat(fener("list").out()).isEmpty();
        assertThat(fener("add", "граница", "--expires", "9999-01-31").exit()).isZero();
    }

    @Test
    void refusesAListWithoutAContactAndAQueryWithAMistakeAndKeepsNothing() throws IOException {
        Said empty = fener("import", file("empty.csv", "just words\nand more\n"));
        assertThat(empty.exit()).isNotZero();
        assertThat(empty.err()).contains("empty.csv").contains("no contact, domain or wallet was found in it");

        Said mistaken = fener("import", file("one.txt", "bad.example\n"), "--query", "(граница");
        assertThat(mistaken.exit()).isNotZero();
        assertThat(fener("list").out()).isEmpty();
    }

    @Test
    void saysWhichIdItDoesNotKnow() {
        Said removed = fener("remove", "nothing");
        assertThat(removed.exit()).isNotZero();
        assertThat(removed.err()).contains("no watch 'nothing'").contains("fener watch list");
    }
}
