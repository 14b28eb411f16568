package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.fener.dashboard.store.Rule;
import org.fener.dashboard.tuning.CountedRules;
import org.fener.dashboard.tuning.RuleTable;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// An analyst writes rules beside the models by page, over the demo's posts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RulesPageTest {

    private static final String CATEGORY = "smuggling";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private RunningDashboard dashboard;
    private HttpVisitor analyst;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        dashboard = RunningDashboard.start(folder, List.of(), now::get);
        now.set(now.get().plusSeconds(1)); // what was imported came before
        analyst = HttpVisitor.signedIn(dashboard.address("/"), RunningDashboard.NAME, RunningDashboard.PASSWORD);
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    @Test
    void whatIsWrongWithARuleIsSaidInTheLanguageOfThePage() throws Exception {
        HttpVisitor bulgarian = HttpVisitor.signedIn(dashboard.address("/"), "ANALYST", RunningDashboard.PASSWORD);
        bulgarian.post("/preferences", Map.of("language", "bg", "back", "/"));
        Map<String, String> words =
                Map.of("category", CATEGORY, "name", "offers", "kind", "WORDS", "pattern", "(курс", "trial", "true");

        assertThat(bulgarian.post("/models/rules", words).body()).contains("Знак 1: тази скоба не е затворена");
        assertThat(bulgarian
                        .post("/models/rules", with(words, "kind", "EXPRESSION"))
                        .body())
                .contains("Регулярният израз не може да се прочете: липсва затваряща скоба")
                .doesNotContain("regexp");
        assertThat(bulgarian.post("/models/rules", with(words, "name", "??")).body())
                .contains("Името трябва да е");
        assertThat(bulgarian.get("/inbox/all?q=(((").body())
                .contains("Заявката не може да се прочете:", "Знак 4: ")
                .doesNotContain("character");
    }

    @Test
    void aTrialOfARuleShowsSomeOfThePostsOnWhichItFires() throws Exception {
        String page = analyst.post(
                        "/models/rules",
                        Map.of("category", CATEGORY, "name", "offers", "pattern", "работа", "trial", "true"))
                .body();

        assertThat(page).contains("Some of them").containsPattern("<li><a dir=\"auto\" href=\"/post\\?key=");
    }

    @Test
    void aRuleIsTriedKeptCountedAndRetired() throws Exception {
        Map<String, String> rule = Map.of(
                "category",
                "trafficking",
                "name",
                "work",
                "kind",
                "WORDS",
                "pattern",
                "работа",
                "why",
                "as they write");
        Map<String, String> trial = new HashMap<>(rule);
        trial.put("trial", "true");
        assertThat(analyst.post("/models/rules", trial).body()).contains("Nothing was saved");
        assertThat(dashboard.installation.rules().history()).isEmpty();

        assertThat(analyst.post("/models/rules", rule).body()).contains("The rule is saved");
        analyst.post(
                "/models/rules",
                Map.of(
                        "category",
                        "trafficking",
                        "name",
                        "letters",
                        "fits",
                        "false",
                        "kind",
                        "EXPRESSION",
                        "pattern",
                        "рабо(та|тник)"));
        List<RuleTable.Line> lines = RuleTable.of(
                        dashboard.installation, dashboard.installation.rules().inForce())
                .lines();
        assertThat(lines).extracting(line -> line.rule().name()).containsExactly("letters", "work");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.fires()).isPositive();
            assertThat(line.conflicts()).isEqualTo(line.overlaps()).isPositive();
        });
        String key = dashboard
                .installation
                .index()
                .search(PostQuery.of("работа"))
                .hits()
                .getFirst()
                .post()
                .key();
        assertThat(analyst.get("/post/why?key=" + HttpVisitor.encoded(key)).body())
                .contains("Rules that fire here", "<b>work</b>");
        CountedRules counted = new CountedRules(dashboard.installation);
        RuleTable before = counted.table();
        analyst.post("/models/labels", Map.of("key", key, "category", "trafficking", "answer", "YES"));
        now.set(now.get().plus(Duration.ofMinutes(14)));
        assertThat(counted.table().countedAt()).isEqualTo(before.countedAt());
        assertThat(right(counted.table(), "work")).isEqualTo(right(before, "work") + 1);
        now.set(now.get().plus(Duration.ofMinutes(1)));
        assertThat(counted.table().countedAt()).isEqualTo(now.get());
        analyst.post("/models/labels", Map.of("key", key, "category", "trafficking", "answer", "WITHDRAWN"));

        analyst.post("/models/rules/retire", Map.of("category", "trafficking", "name", "work"));
        assertThat(counted.table().lines())
                .extracting(line -> line.rule().name())
                .containsExactly("letters");
        assertThat(dashboard.installation.rules().inForce())
                .extracting(Rule::name)
                .containsExactly("letters");
        assertThat(dashboard.installation.rules().history()).hasSize(3);
    }

    @Test
    void aRuleThatCannotWorkIsToldAtOnce() throws Exception {
        for (String[] odd : new String[][] {{"EXPRESSION", "(a"}, {"EXPRESSION", "(?=a)"}, {"WORDS", "categry:x"}})
            assertThat(analyst.post(
                                    "/models/rules",
                                    Map.of("category", "smuggling", "name", "odd", "kind", odd[0], "pattern", odd[1]))
                            .body())
                    .as(odd[1])
                    .contains("role=\"alert\"");
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static long right(RuleTable table, String rule) {
        return table.lines().stream()
                .filter(line -> line.rule().name().equals(rule))
                .mapToLong(RuleTable.Line::right)
                .sum();
    }
}
