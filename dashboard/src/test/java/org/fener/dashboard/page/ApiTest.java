package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.store.ApiKey;
import org.fener.dashboard.store.ApiKeys.Made;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.Label;
import org.fener.dashboard.store.Role;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What programs are told, over HTTP against the real application.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PHONE = "+359 88 555 0123";
    private static final String TEXT = "Transport to Serbia, no papers needed. Call " + PHONE + " or @driver_plovdiv.";

    private volatile Instant now = Instant.parse("2026-11-28T09:00:00Z");
    private RunningDashboard dashboard;
    private HttpVisitor analyst;
    private String key = "";
    private JsonNode document = JSON.createObjectNode();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        dashboard = RunningDashboard.start(folder, List.of(TEXT), () -> now);
        dashboard.installation.index().each(PostQuery.of("source:more"), post -> key = post.key());
        analyst = program(Role.ANALYST, Permissions.shipped().scopes(Role.ANALYST));
        document = JSON.readTree(
                new HttpVisitor(dashboard).get("/api/v1/openapi.json").body());
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/search, /api/v1/search?q=Serbia&limit=3",
        "/api/v1/search, /api/v1/search?category=smuggling&order=score&without=forms",
        "/api/v1/facets, /api/v1/facets?from=2020-01-01T00:00:00Z",
        "/api/v1/post, /api/v1/post?key=KEY",
        "/api/v1/contacts, /api/v1/contacts?limit=20",
        "/api/v1/watches, /api/v1/watches",
        "/api/v1/watches/{id}/alerts, /api/v1/watches/WATCH/alerts",
        "/api/v1/sources, /api/v1/sources",
        "/api/v1/sources/{id}, /api/v1/sources/gazette",
        "/api/v1/reports, /api/v1/reports",
        "/api/v1/reports/{day}, /api/v1/reports/2026-11-28",
    })
    void answersAsTheDocumentSays(String route, String address) throws Exception {
        String watch =
                dashboard.installation.watches().states().keySet().iterator().next();

        HttpResponse<String> answer =
                analyst.get(address.replace("KEY", HttpVisitor.encoded(key)).replace("WATCH", watch));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        JsonNode schema = document.path("paths")
                .path(route)
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");
        assertThat(new SchemaFaults(document).of(JSON.readTree(answer.body()), schema))
                .isEmpty();
    }

    @Test
    void goesThroughAllPagesOfAnAnswerWithoutMissingOrRepeatingAPost() throws Exception {
        List<String> keys = new ArrayList<>();
        Optional<String> after = Optional.empty();
        long total;
        do {
            JsonNode page = JSON.readTree(analyst.get("/api/v1/search?order=newest&limit=100"
                            + after.map(place -> "&after=" + HttpVisitor.encoded(place))
                                    .orElse(""))
                    .body());
            total = page.path("total").asLong();
            page.path("posts").forEach(post -> keys.add(post.path("key").asString()));
            after = page.path("next").isNull()
                    ? Optional.empty()
                    : Optional.of(page.path("next").asString());
        } while (after.isPresent());

        assertThat(keys).doesNotHaveDuplicates().hasSize((int) total).hasSizeGreaterThan(200);
    }

    @Test
    void hidesContactsUntilAReasonIsGivenAndKeepsIt() throws Exception {
        String reading = "/api/v1/post?key=" + HttpVisitor.encoded(key);
        assertThat(analyst.get(reading).body()).contains("••").doesNotContain("555 0123", "driver_plovdiv");
        assertThat(analyst.get("/api/v1/search?q=Serbia%20source:more").body())
                .contains("••")
                .doesNotContain("555 0123", "driver_plovdiv");
        assertThat(analyst.get("/api/v1/contacts?q=source:more").body())
                .contains("+3598…23")
                .doesNotContain("8855", "driver_plovdiv");

        HttpResponse<String> hasty = analyst.submit("/api/v1/post/unmasked", Map.of("key", key, "reason", "because"));
        assertThat(hasty.statusCode()).isEqualTo(400);
        assertThat(problem(hasty).path("detail").asString()).contains("at least 10 characters");
        assertThat(analyst.submit("/api/v1/post/unmasked", Map.of("key", key, "reason", "file 17/2026 of the unit"))
                        .body())
                .contains(PHONE, "driver_plovdiv");
        assertThat(last("unmask").reason()).matches("by key [0-9a-f]{10}: file 17/2026 of the unit");
        assertThat(analyst.submit(
                                "/api/v1/contacts/unmasked",
                                Map.of("q", "source:more", "reason", "file 17/2026 of the unit"))
                        .body())
                .contains("+359885550123");
    }

    @Test
    void takesLabelsInTheNameOfTheKeysOwnerAllOrNone() throws Exception {
        String good = "{\"post\": \"" + key + "\", \"category\": \"smuggling\", \"answer\": \"yes\"}\n";

        HttpResponse<String> half = labels(good + "{\"post\": \"no/such\", \"answer\": \"yes\"}\n");
        assertThat(half.statusCode()).isEqualTo(400);
        assertThat(problem(half).path("detail").asString()).startsWith("line 2: expected post and text");
        assertThat(problem(labels(good.replace("}", ", \"labeller\": \"boss\"}")))
                        .path("detail")
                        .asString())
                .contains("labeller: expected 'ANALYST'");
        assertThat(problem(labels(good.replace("smuggling", "smugling")))
                        .path("detail")
                        .asString())
                .contains("no category 'smugling'");
        assertThat(dashboard.installation.labels().of(key)).isEmpty();

        assertThat(labels(good).body()).isEqualTo("{\"labels\":1,\"news\":1}");
        assertThat(labels(good).body()).isEqualTo("{\"labels\":1,\"news\":0}");
        assertThat(dashboard.installation.labels().of(key))
                .extracting(Label::labeller)
                .containsExactly("ANALYST");
        HttpResponse<String> lines = analyst.get("/api/v1/labels");
        assertThat(lines.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
        JsonNode line = JSON.readTree(lines.body());
        assertThat(line.path("answer").asString()).isEqualTo("yes");
        assertThat(line.path("text").asString()).contains("Transport to Serbia").doesNotContain("555 0123");
    }

    private HttpResponse<String> labels(String lines) throws Exception {
        return analyst.send("/api/v1/labels", "application/x-ndjson", lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/search?q=categry:x | 400 | categry",
                "/api/v1/search?q=(((( | 400 | character",
                "/api/v1/search?limit=0 | 400 | limit: expected 1 to 200, got '0'",
                "/api/v1/search?limit=many | 400 | limit: expected a whole number, got 'many'",
                "/api/v1/search?from=yesterday | 400 | from: expected a time such as 2026-11-28T06:00:00Z, got 'yesterday'",
                "/api/v1/search?order=best%20ones | 400 | order: expected one of [best, newest, score, evidence], got 'best ones'",
                "/api/v1/search?without=x | 400 | without: expected one of [forms, scripts, look-alikes], got 'x'",
                "/api/v1/search?after=x | 400 | after: 'x' is no place in an answer",
                "/api/v1/post | 400 | key",
                "/api/v1/post?key=no/such | 404 | there is no post 'no/such'",
                "/api/v1/watches/x/alerts | 404 | there is no watch 'x'",
                "/api/v1/sources/x | 404 | there is no source 'x'",
                "/api/v1/reports/x | 404 | there is no report of 'x'",
                "/api/v1/nothing | 404 | there is no such route",
                "/api/v2/search | 404 | there is no such route",
            })
    void saysWhatIsWrongAsAProblem(String address, int status, String detail) throws Exception {
        HttpResponse<String> answer = analyst.get(address);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(problem(answer).path("status").asInt()).isEqualTo(status);
        assertThat(problem(answer).path("detail").asString()).contains(detail);
    }

    @Test
    void pointsAtTheMistakeInAQueryAndSaysWhatWasProbablyMeant() throws Exception {
        JsonNode problem = problem(analyst.get("/api/v1/search?q=categry:x"));

        assertThat(problem.path("kind").asString()).isEqualTo("unknown_field");
        assertThat(problem.path("position").asInt()).isZero();
        assertThat(problem.path("length").asInt()).isEqualTo("categry:".length());
        assertThat(problem.path("fix").asString()).isEqualTo("category:x");
    }

    private static JsonNode problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        return JSON.readTree(answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "fener_0123456789_", "Bearer", "fener_0123456789_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void letsNobodyInWithoutAKeyThatHolds(String token) throws Exception {
        HttpResponse<String> answer = token.isEmpty()
                ? new HttpVisitor(dashboard).get("/api/v1/search")
                : HttpVisitor.withKey(dashboard, token).get("/api/v1/search");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"fener\"");
        assertThat(problem(answer).path("detail").asString()).contains("key");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aSessionIsNoKeyAndAKeyIsNoSession() throws Exception {
        HttpVisitor person = new HttpVisitor(dashboard);
        person.signIn("ANALYST", RunningDashboard.PASSWORD);

        assertThat(person.get("/api/v1/search").statusCode()).isEqualTo(401);
        assertThat(analyst.get("/search").statusCode()).isEqualTo(302);
    }

    @Test
    void aKeyDoesOnlyWhatItsScopesNameAndItsOwnerMay() throws Exception {
        HttpVisitor narrow = program(Role.ANALYST, List.of("reports"));
        assertThat(narrow.get("/api/v1/reports").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = narrow.get("/api/v1/search?q=x");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(problem(refused).path("detail").asString()).isEqualTo("the key has no scope 'search'");
        assertThat(last("search").outcome()).isEqualTo(Outcome.REFUSED);

        HttpResponse<String> reader = program(Role.READER, List.of("sources")).get("/api/v1/sources");
        assertThat(problem(reader).path("detail").asString()).isEqualTo("role READER may not 'sources'");
    }

    @Test
    void aKeyEndsWhenItExpiresIsRevokedOrItsOwnersAccountIsClosed() throws Exception {
        Made made = make("мария", List.of("reports"), Duration.ofDays(1));
        HttpVisitor program = HttpVisitor.withKey(dashboard, made.token());
        assertThat(program.get("/api/v1/reports").statusCode()).isEqualTo(200);
        assertThat(dashboard
                        .installation
                        .apiKeys()
                        .find(made.key().id())
                        .orElseThrow()
                        .lastUsed())
                .contains(now);

        dashboard.installation.accounts().disable("мария", true);
        assertThat(program.get("/api/v1/reports").statusCode()).isEqualTo(401);
        dashboard.installation.accounts().disable("мария", false);

        now = now.plus(Duration.ofDays(1));
        HttpResponse<String> late = program.get("/api/v1/reports");
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(problem(late).path("detail").asString()).contains("expired");
        assertThat(last("api-key").object()).startsWith(made.key().id());
        assertThat(last("api-key").reason()).isEqualTo("expired");

        Made other = make("мария", List.of("reports"), Duration.ofDays(1));
        dashboard.installation.apiKeys().revoke(other.key().id(), "ADMIN");
        assertThat(problem(HttpVisitor.withKey(dashboard, other.token()).get("/api/v1/reports"))
                        .path("detail")
                        .asString())
                .contains("revoked");
    }

    @Test
    void whoAsksTooOftenWaits() throws Exception {
        HttpVisitor hasty = program(Role.READER, List.of("reports"));
        HttpResponse<String> answer = hasty.get("/api/v1/reports");
        for (int asked = 1; answer.statusCode() == 200 && asked < 400; asked++) answer = hasty.get("/api/v1/reports");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(problem(answer).path("detail").asString()).contains("more than 300 times a minute");
        now = now.plusSeconds(1);
        assertThat(hasty.get("/api/v1/reports").statusCode()).isEqualTo(200);
    }

    @Test
    void aPersonMakesAKeyWithThePasswordSeesItOnceAndTakesItBack() throws Exception {
        HttpVisitor person = new HttpVisitor(dashboard);
        person.signIn("INVESTIGATOR", RunningDashboard.PASSWORD);
        Map<String, String> form = Map.of("name", "nightly <script>", "scope", "search", "days", "30", "old", "wrong");
        assertThat(person.post("/account/keys/new", form).body()).doesNotContain("fener_");
        assertThat(last("own-keys").outcome()).isEqualTo(Outcome.REFUSED);

        Map<String, String> right = new HashMap<>(form);
        right.put("old", RunningDashboard.PASSWORD);
        String shown = person.post("/account/keys/new", right).body();
        Matcher token = Pattern.compile("fener_([0-9a-f]{10})_[\\w-]{43}").matcher(shown);
        assertThat(token.find()).isTrue();
        assertThat(shown).doesNotContain("<script>");
        HttpVisitor program = HttpVisitor.withKey(dashboard, token.group());
        assertThat(program.get("/api/v1/search?q=Serbia").statusCode()).isEqualTo(200);
        assertThat(person.get("/account/keys").body()).contains(token.group(1)).doesNotContain(token.group());

        HttpVisitor other = new HttpVisitor(dashboard);
        other.signIn("ANALYST", RunningDashboard.PASSWORD);
        other.post("/account/keys/revoke", Map.of("id", token.group(1)));
        assertThat(program.get("/api/v1/search?q=Serbia").statusCode()).isEqualTo(200);
        person.post("/account/keys/revoke", Map.of("id", token.group(1)));
        assertThat(program.get("/api/v1/search?q=Serbia").statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyGivesAKeyMoreThanTheyMay() throws Exception {
        HttpVisitor reader = new HttpVisitor(dashboard);
        reader.signIn("READER", RunningDashboard.PASSWORD);

        String shown = reader.post(
                        "/account/keys/new",
                        Map.of("name", "x", "scope", "label-import", "days", "30", "old", RunningDashboard.PASSWORD))
                .body();

        assertThat(shown).doesNotContain("fener_");
        assertThat(dashboard.installation.apiKeys().of("READER"))
                .extracting(ApiKey::name)
                .doesNotContain("x");
    }

    private HttpVisitor program(Role role, List<String> scopes) {
        return HttpVisitor.withKey(
                dashboard, make(role.name(), scopes, ApiKey.USUAL_LIFE).token());
    }

    private Made make(String account, List<String> scopes, Duration life) {
        return dashboard.installation.apiKeys().make(account, "a test", scopes, life, account);
    }

    private AuditLine last(String action) {
        return dashboard
                .installation
                .audit()
                .latest(AuditFilter.of("", action), Long.MAX_VALUE, 1)
                .getFirst();
    }
}
