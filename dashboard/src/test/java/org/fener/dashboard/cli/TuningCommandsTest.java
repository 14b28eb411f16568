package org.fener.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fener.dashboard.TellingTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `fener label` and `fener model`, as they are typed: from labels to a model in charge and back.
final class TuningCommandsTest {

    @TempDir
    Path folder;

    private final TellingTexts texts = new TellingTexts();

    private Said atHome(String... arguments) {
        return Said.at(folder.resolve("home"), arguments);
    }

    private String done(Said said) {
        assertThat(said.exit()).as(said.err() + said.out()).isZero();
        return said.out();
    }

    private Path rows(String name, int count, boolean turned) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean offer = i % 2 == 0;
            lines.add("{\"id\": \"forum/%s%d\", \"lang\": \"en\", \"text\": \"%s\", \"labels\": {\"smuggling\": %s}}"
                    .formatted(name, i, texts.next(offer), offer != turned));
        }
        return Files.write(folder.resolve(name + ".jsonl"), lines);
    }

    private Path posts() throws IOException {
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 30; i++)
            posts.add(
                    "{\"permalink\": \"https://f.example/%d\", \"id\": \"%d\", \"source\": \"forum\", \"lang\": \"en\", \"text\": \"%s\"}"
                            .formatted(i, i, texts.next(i % 2 == 0)));
        return Files.write(folder.resolve("posts.jsonl"), posts);
    }

    private String trained(String name, Path rows) {
        Path to = folder.resolve(name);
        done(Said.by("train", "--data", rows.toString(), "--out", to.toString(), "--category", "smuggling"));
        return done(atHome("model", "add", to.toString(), "--by", "ana", "--why", name))
                .strip();
    }

    @Test
    void labelsBecomeAModelThatIsComparedPromotedAndRolledBack() throws IOException {
        done(atHome("label", "import", rows("labelled", 400, false).toString(), "--by", "ana"));
        Path train = Files.writeString(folder.resolve("train.jsonl"), done(atHome("label", "export", "--train")));
        Path frozen = Files.writeString(folder.resolve("frozen.jsonl"), done(atHome("label", "export", "--frozen")));
        assertThat(Files.readAllLines(train).size() + Files.readAllLines(frozen).size())
                .isBetween(395, 400);
        assertThat(Files.readAllLines(frozen)).hasSizeBetween(50, 110);
        String good = trained("good", train);

        assertThat(done(atHome("model", "compare", good)))
                .contains("smuggling: F1 1.000")
                .contains("right now flagged");
        assertThat(done(atHome("model", "promote", good, "--by", "boris", "--why", "reads our forum")))
                .contains(good + " judges new posts");
        assertThat(done(atHome("model", "list"))).contains("* " + good);
        assertThat(done(atHome("model", "threshold", "trafficking", "0.5", "--by", "ana", "--why", "still judged")))
                .contains("ana all 0.5: still judged");

        String bad = trained("bad", rows("turned", 200, true));
        Said refused = atHome("model", "promote", bad, "--by", "mallory", "--why", "trust me");
        assertThat(refused.exit()).isEqualTo(FenerCommand.FOUND);
        assertThat(refused.out()).contains("not promoted: smuggling: F1 on the frozen texts");
        assertThat(done(atHome("model", "list"))).contains("* " + good);

        assertThat(done(atHome("model", "rollback", "--by", "ana", "--why", "a try")))
                .contains("program judges new posts");
        Said nothing = atHome("model", "rollback", "--by", "ana", "--why", "again");
        assertThat(nothing.err()).contains("nothing to roll back");
    }

    @Test
    void aThousandNearlyEqualPoisonedLabelsDoNotGetAModelPromoted() throws IOException {
        done(atHome("label", "import", rows("labelled", 400, false).toString(), "--by", "ana"));
        List<String> poison = new ArrayList<>();
        for (int i = 0; i < 1000; i++)
            poison.add(
                    "{\"id\": \"forum/x%d\", \"text\": \"van to Vienna tonight pay on arrival no documents call %d\", \"labels\": {\"smuggling\": false}}"
                            .formatted(i, i));
        Path file = Files.write(folder.resolve("poison.jsonl"), poison);
        done(atHome("label", "import", file.toString(), "--by", "mallory"));
        Path train = Files.writeString(folder.resolve("train.jsonl"), done(atHome("label", "export", "--train")));

        assertThat(Files.readAllLines(train).stream().filter(line -> line.contains("forum/x")))
                .hasSizeLessThanOrEqualTo(1);
        Said refused = atHome(
                "model", "promote", trained("poisoned", file("all", train, file)), "--by", "mallory", "--why", "x");
        assertThat(refused.exit()).isEqualTo(FenerCommand.FOUND);
        assertThat(refused.out()).contains("1000 of 1400 new labels are on nearly the same text");
    }

    private Path file(String name, Path... parts) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path part : parts) all.append(Files.readString(part));
        return Files.writeString(folder.resolve(name + ".jsonl"), all);
    }

    @Test
    void driftSaysHowManyTextsThatPeopleLabelledNoAreFlagged() throws IOException {
        done(atHome("label", "import", rows("labelled", 400, false).toString(), "--by", "ana"));
        Path train = Files.writeString(folder.resolve("train.jsonl"), done(atHome("label", "export", "--train")));
        String model = trained("good", train);
        done(atHome("import", posts().toString()));
        done(atHome("model", "promote", model, "--by", "ana", "--why", "reads our forum"));
        Path wrong = Files.writeString(folder.resolve("wrong.jsonl"), """
                {"id": "forum/w1", "text": "van to Vienna tonight, pay on arrival, no documents", "labels": {"smuggling": false}}
                {"id": "forum/w2", "text": "rain in the hills, two tomatoes", "labels": {"smuggling": false}}
                """);
        done(atHome("label", "import", wrong.toString(), "--by", "boris"));

        assertThat(done(atHome("model", "drift")))
                .contains("smuggling: flagged")
                .contains("since then 1 of 2 labelled 'no' flagged (50.0 %), before 0 of 200 labelled 'no' flagged")
                .contains("trafficking: flagged")
                .contains("since then nothing labelled 'no', before nothing labelled 'no'");
        assertThat(done(atHome("model", "drift", "--json")))
                .contains("\"labelledNo\":2,\"falseAlarms\":0.5,\"labelledNoThen\":200,\"falseAlarmsThen\":0.0");
    }

    @Test
    void aModelFolderThatWasChangedAfterwardsIsNotRead() throws IOException {
        String model = trained("good", rows("labelled", 200, false));
        Path manifest = folder.resolve("home/models").resolve(model).resolve("model.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"standard\" : 0", "\"standard\" :  0"));

        assertThat(atHome("model", "compare", model).err()).contains("registered is");
    }

    @Test
    void labelsGoOutAndComeInAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("labels.jsonl"), """
                {"post":"forum/1","text":"трима до Виена","lang":"bg","category":"smuggling","answer":"yes","labeller":"ana"}
                {"post":"forum/1","text":"трима до Виена","lang":"bg","category":"smuggling","answer":"no","labeller":"boris"}
                {"post":"forum/2","text":"хляб","category":"smuggling","answer":"unsure","labeller":"ana","note":"кратко"}
                """);
        assertThat(done(atHome("label", "import", file.toString()))).contains("3 new labels of 3");
        Path out = Files.writeString(folder.resolve("out.jsonl"), done(atHome("label", "export")));

        assertThat(done(atHome("label", "import", out.toString()))).contains("0 new labels of 3");
        assertThat(done(atHome("label", "export", "--train"))).isEmpty();
        assertThat(done(atHome("label", "agreement"))).contains("smuggling ana and boris: 1 texts, agree on 0 %");
        assertThat(atHome("label", "import", folder.resolve("none").toString()).err())
                .contains("no such file");
    }

    @Test
    void asksAgainWherePeopleDisagreeAndNotWhereSomebodyAnswered() throws IOException {
        Path posts = posts();
        done(atHome("import", posts.toString()));
        List<String> texts = Files.readAllLines(posts).stream()
                .map(line -> JsonMapper.shared().readTree(line).get("text").asString())
                .toList();
        String row = "{\"id\": \"forum/%d\", \"text\": \"%s\", \"labels\": {\"smuggling\": %s}}";
        Path ana = Files.write(
                folder.resolve("ana.jsonl"),
                List.of(row.formatted(0, texts.get(0), true), row.formatted(1, texts.get(1), true)));
        Path boris = Files.writeString(folder.resolve("boris.jsonl"), row.formatted(0, texts.get(0), false));
        done(atHome("label", "import", ana.toString(), "--by", "ana"));
        done(atHome("label", "import", boris.toString(), "--by", "boris"));

        assertThat(done(atHome("label", "queue", "--category", "smuggling", "--most", "30"))
                        .lines()
                        .map(JsonMapper.shared()::readTree)
                        .map(asked -> asked.get("post").asString() + " "
                                + asked.get("reason").asString()))
                .contains("forum/0 disagreeing")
                .noneMatch(asked -> asked.startsWith("forum/1 "));
    }

    @Test
    void asksForPostsThatNobodyLabelledAndSaysWhatAnotherThresholdWouldFlag() throws IOException {
        done(atHome("import", posts().toString()));

        List<JsonNode> queue = done(atHome("label", "queue", "--category", "smuggling", "--most", "10"))
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(queue).hasSize(10);
        assertThat(queue.stream().map(asked -> asked.get("reason").asString()))
                .contains("uncertain", "diverse", "likely", "random");
        assertThat(done(atHome("model", "replay", "--threshold", "smuggling=0.0000001")))
                .contains("smuggling: 30 would be flagged");

        done(atHome("model", "threshold", "smuggling", "0.999", "--by", "ana", "--why", "too many"));
        assertThat(done(atHome("model", "replay"))).contains("smuggling: 0 would be flagged");
        assertThat(done(atHome("model", "threshold", "smuggling", "--by", "ana", "--why", "as it was")))
                .contains("ana all 0.999: too many")
                .contains("the model's own: as it was");
        assertThat(atHome("model", "drift").err()).contains("no model was promoted yet");
    }
}
