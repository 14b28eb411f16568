package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fener.classifier.Score;
import org.fener.dashboard.access.Pseudonyms;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.CaseFile.Kind;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.Role;
import org.fener.dashboard.store.Triage;
import org.fener.dashboard.store.Triage.Choice;
import org.fener.dashboard.store.Triage.Subject;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage.Hit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By what an answer can be narrowed: what the posts say, and what people did with them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchFacetsTest {

    private static final Pattern TOTAL = Pattern.compile("<p role=\"status\">(\\d+) ");

    private RunningDashboard dashboard;
    private BrowserVisits visits;
    private List<IndexedPost> flagged = List.of();
    private long caseId;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        Path chromium = Chromium.path();
        dashboard = RunningDashboard.start(folder, List.of("Nothing to see, write to anna@example.org or call."));
        flagged = dashboard.installation.index().search(PostQuery.of("category:smuggling")).hits().stream()
                .map(Hit::post)
                .toList();
        assertThat(flagged).hasSizeGreaterThan(3);
        decide(0, State.REJECTED);
        decide(1, State.REJECTED);
        decide(2, State.ESCALATED);
        Cases cases = new Cases(dashboard.installation.database(), dashboard.installation.clock());
        caseId = cases.open("Night <i> crossings", "", "ANALYST");
        CaseFile file = cases.find(caseId, "ANALYST").orElseThrow();
        cases.add(file, Kind.POST, flagged.get(0).key(), "ANALYST");
        cases.add(file, Kind.POST, flagged.get(3).key(), "ANALYST");
        for (IndexedPost post : flagged.subList(3, flagged.size())) label(post, Answer.YES);
        dashboard.installation.index().search(PostQuery.of("category:none")).hits().stream()
                .limit(5)
                .forEach(hit -> label(hit.post(), Answer.NO));
        visits = BrowserVisits.to(dashboard, chromium);
    }

    @AfterAll
    void stop() throws IOException {
        if (visits != null) visits.close();
        if (dashboard != null) dashboard.close();
    }

    private void label(IndexedPost post, Answer answer) {
        dashboard
                .installation
                .labels()
                .add(post.key(), post.post().text(), Optional.empty(), "smuggling", answer, "vera", "");
    }

    private void decide(int post, State state) {
        IndexedPost about = flagged.get(post);
        new Triage(dashboard.installation.database(), dashboard.installation.clock())
                .decide(
                        List.of(new Subject(
                                about.key(),
                                about.post().text(),
                                Optional.empty(),
                                about.verdict().flags())),
                        new Choice(state, "", ""),
                        "ANALYST",
                        0);
    }

    private String page(Object name, String query) throws IOException, InterruptedException {
        return HttpVisitor.signedIn(dashboard.address("/"), name.toString(), RunningDashboard.PASSWORD)
                .get("/search?" + query)
                .body();
    }

    private long total(String query) throws IOException, InterruptedException {
        Matcher total = TOTAL.matcher(page(Role.ANALYST, query));
        assertThat(total.find()).as(query).isTrue();
        return Long.parseLong(total.group(1));
    }

    private long count(String query) throws IOException {
        return dashboard.installation.index().count(PostQuery.of(query));
    }

    @Test
    void narrowsToAStateOrLeavesItOut() throws Exception {
        long all = count("*");
        long any = count("category:any");
        assertThat(total("state=REJECTED")).isEqualTo(2);
        assertThat(total("state=REJECTED&state=ESCALATED")).isEqualTo(3);
        assertThat(total("state=-REJECTED")).isEqualTo(all - 2);
        assertThat(total("state=NEW")).isEqualTo(any - 3);
        assertThat(total("state=NEW&state=REJECTED")).isEqualTo(any - 1);
        assertThat(total("state=NEW&state=-REJECTED")).isEqualTo(any - 3);
        assertThat(total("state=UNSURE")).isZero();
        assertThat(total("state=nonsense")).isZero();
    }

    @Test
    void narrowsToACaseOfOnesOwnAlone() throws Exception {
        assertThat(total("case=" + caseId)).isEqualTo(2);
        assertThat(total("case=-" + caseId)).isEqualTo(count("*") - 2);
        assertThat(total("case=" + caseId + "&state=REJECTED")).isEqualTo(1);
        assertThat(total("case=99")).isZero();
        assertThat(page(Role.ANALYST, "q=")).contains("Night &lt;i&gt; crossings");
        assertThat(page(RunningDashboard.NAME, "q=")).doesNotContain("Night &lt;i&gt;");
        assertThat(page(Role.READER, "q=")).doesNotContain("Night &lt;i&gt;", "state=REJECTED");
    }

    @Test
    void narrowsToBandsOfTheScoreAndToWhatIsNamed() throws Exception {
        assertThat(total("score=50..75")).isEqualTo(count("score:50..75"));
        assertThat(total("score=50..75&score=90..100")).isEqualTo(count("score:50..75 OR score:90..100"));
        assertThat(total("q=source:more&has=email")).isEqualTo(1);
        assertThat(total("q=source:more+OR+category:smuggling&has=email&has=phone"))
                .isEqualTo(count("(source:more OR category:smuggling) (has:email OR has:phone)"));
        assertThat(total("has=%22)+OR+*")).isZero();
        String page = page(Role.ANALYST, "q=visa&score=50..75&state=-REJECTED");
        assertThat(page)
                .contains("Score: ", "50–75 %", "State: ", "Without the filter rejected")
                .contains("q=visa&amp;score=50..75\"");
    }

    @Test
    void narrowsToTheDaysBetweenTwo() throws Exception {
        ZoneId zone = dashboard.installation.settings().zone();
        List<LocalDate> days = new ArrayList<>();
        dashboard
                .installation
                .index()
                .each(PostQuery.of("*"), post -> days.add(LocalDate.ofInstant(post.time(), zone)));
        days.sort(null);
        LocalDate from = days.get(days.size() / 3);
        LocalDate until = days.get(days.size() * 2 / 3);
        assertThat(from).isBefore(until);
        long between = days.stream()
                .filter(day -> !day.isBefore(from) && !day.isAfter(until))
                .count();

        assertThat(total("from=" + from + "&until=" + until)).isEqualTo(between);
        assertThat(total("from=" + until + "&until=" + from)).isEqualTo(between);
        assertThat(total("from=" + from) + total("until=" + from.minusDays(1))).isEqualTo(days.size());
        assertThat(total("from=" + from + "&until=" + from)).isEqualTo(total("day=" + from));
        assertThat(total("from=nonsense&day=")).isEqualTo(days.size());
        assertThat(page(Role.ANALYST, "q=&lang=bg&order=score&from=" + from + "&until=" + until))
                .contains(
                        "name=\"from\" type=\"date\" value=\"" + from + "\"",
                        "name=\"until\" type=\"date\" value=\"" + until + "\"",
                        "<bdi>" + from + " – " + until + "</bdi>",
                        "/search/export?q=&amp;lang=bg&amp;from=" + from + "&amp;until=" + until + "&amp;format=csv");
    }

    /// Each bar of the histogram leads to the posts that it counts.
    @Test
    void theBarsLeadToTheirPosts() throws Exception {
        Matcher bar = Pattern.compile(
                        "<th scope=\"row\"><a href=\"/search\\?([^\"]+)\">[^<]+</a></th><td class=\"number\">(\\d+)")
                .matcher(page(Role.ANALYST, "q="));
        assertThat(bar.find()).isTrue();
        assertThat(total(bar.group(1).replace("&amp;", "&"))).isEqualTo(Long.parseLong(bar.group(2)));
    }

    /// What the house did with a post stands on its card, for those who may know it.
    @Test
    void aCardTellsWhatWasDecidedAndWhichCaseItIsIn() throws Exception {
        String one = "q=id:%22" + HttpVisitor.encoded(flagged.get(0).post().id()) + "%22";

        assertThat(page(Role.ANALYST, one))
                .contains(
                        "· <b>rejected</b>",
                        "<a href=\"/cases/" + caseId + "\">",
                        "Night &lt;i&gt; crossings</bdi></a>");
        assertThat(page(Role.READER, one)).doesNotContain("<b>rejected</b>", "/cases/");
    }

    @Test
    void aCardCountsTheNearIdenticalAndNamesWhatIsNotHidden() throws Exception {
        Map<String, Long> groups = new TreeMap<>();
        dashboard.installation.index().each(PostQuery.of("*"), post -> groups.merge(post.group(), 1L, Long::sum));
        Map.Entry<String, Long> largest =
                groups.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        assertThat(largest.getValue()).isGreaterThan(1);
        assertThat(page(Role.ANALYST, "q=group:" + largest.getKey()))
                .contains(">+" + (largest.getValue() - 1) + " near-identical</a>");

        assertThat(page(Role.ANALYST, "q=source:more"))
                .containsPattern("Names:</span>\\s*<span>e-mail</span></p>")
                .doesNotContain("anna@example.org");
    }

    /// The words of the query and those that spoke for a flag, each with its own mark.
    @Test
    void thePreviewMarksWhatWasFoundAndWhatSpeaksForTheFlag() throws Exception {
        IndexedPost post = flagged.getFirst();
        String show = page(Role.ANALYST, "q=category:smuggling&show=" + HttpVisitor.encoded(post.key()));
        assertThat(show.substring(show.indexOf("id=\"preview\""))).contains("<mark class=\"evidence\">");
    }

    @Test
    void mostEvidenceComesFirst() throws Exception {
        String page = page(Role.ANALYST, "q=category:smuggling&order=evidence");
        String first = dashboard
                .installation
                .index()
                .search(PostQuery.of("category:smuggling").ordered(PostQuery.Order.EVIDENCE))
                .hits()
                .getFirst()
                .post()
                .key();
        Matcher hit =
                Pattern.compile("class=\"title\" href=\"/post\\?key=([^&\"]+)").matcher(page);
        assertThat(hit.find()).isTrue();
        assertThat(java.net.URLDecoder.decode(hit.group(1), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(first);
        assertThat(page).contains("value=\"evidence\" selected");
    }

    /// Whoever counts learns how many posts one author wrote, and not who that is.
    @Test
    void authorsAreCountedByPseudonyms() throws Exception {
        IndexedPost post = flagged.stream()
                .filter(one ->
                        one.post().author().filter(name -> name.length() > 5).isPresent())
                .findFirst()
                .orElseThrow();
        String author = post.post().author().orElseThrow();
        String pseudonym = Pseudonyms.of(dashboard.installation.home()).of(author);
        assertThat(page(Role.READER, "source=" + post.source())).doesNotContain(pseudonym);

        String page = page(
                Role.READER,
                "authors=count&source=" + post.source() + "&q=id:%22"
                        + HttpVisitor.encoded(post.post().id()) + "%22");

        assertThat(page).contains("<code>" + pseudonym + "</code>").doesNotContain(author);
        assertThat(pseudonym).matches("[2-9A-HJ-NP-Z]{6}");
    }

    @Test
    void aSearchIsNarrowedToAnAuthorWhoseNameNobodyReads() throws Exception {
        IndexedPost post = flagged.stream()
                .filter(one -> one.post().author().isPresent())
                .findFirst()
                .orElseThrow();
        String author = post.post().author().orElseThrow();
        String pseudonym = Pseudonyms.of(dashboard.installation.home()).of(author);
        List<String> theirs = new ArrayList<>();
        List<String> others = new ArrayList<>();
        dashboard.installation.index().each(PostQuery.of("*"), one -> {
            if (one.post().author().filter(author::equals).isPresent()) theirs.add(one.key());
            else others.add(one.key());
        });

        String page = page(Role.READER, "author=" + pseudonym);

        assertThat(page)
                .contains(results(theirs.size()), "<code>" + pseudonym + "</code>")
                .doesNotContain(author);
        assertThat(page(Role.READER, "author=-" + pseudonym)).contains(results(others.size()));
        assertThat(page(Role.READER, "author=222222")).contains(results(0));
        assertThat(dashboard
                        .installation
                        .audit()
                        .latest(AuditFilter.of("", "search"), Long.MAX_VALUE, 1)
                        .getFirst()
                        .object())
                .isEqualTo("author=222222");
    }

    /// Its words and its filters, as far as a watch can tell them.
    @Test
    void aWatchMadeOfASearchLooksForTheSame() throws Exception {
        IndexedPost post = flagged.stream()
                .filter(one -> Set.of("bg", "en").contains(one.verdict().language()))
                .max(Comparator.comparingDouble(one -> one.verdict().scores().stream()
                        .mapToDouble(Score::probability)
                        .max()
                        .orElse(0)))
                .orElseThrow();
        String word = Stream.of(post.post().text().split("\\P{L}+", -1))
                .filter(one -> one.length() > 5)
                .findFirst()
                .orElseThrow();
        String filters = "source=" + post.source() + "&lang=bg&lang=en&score=50..75&score=75..90&score=90..100";
        Matcher link = Pattern.compile("href=\"(/watches/new\\?[^\"]+)\"")
                .matcher(page(Role.ANALYST, "q=" + HttpVisitor.encoded(word) + "+OR+b&" + filters));
        assertThat(link.find()).isTrue();
        String form = HttpVisitor.signedIn(dashboard.address("/"), Role.ANALYST.name(), RunningDashboard.PASSWORD)
                .get(link.group(1).replace("&amp;", "&"))
                .body();

        String query = "(" + word + " OR b) (source:" + post.source()
                + ") (lang:bg OR lang:en) (score:50..75 OR score:75..90 OR score:90..100)";
        assertThat(form).contains("value=\"" + query + "\"");
        assertThat(dashboard.installation.index().count(PostQuery.of(query))).isPositive();
        assertThat(page(Role.ANALYST, filters)).doesNotContain("A watch takes words");
        assertThat(page(Role.ANALYST, "day=2026-11-20&q=a")).contains("A watch takes words");
    }

    private static String results(int posts) {
        return String.format(Locale.ENGLISH, ">%,d results", posts);
    }

    @ParameterizedTest
    @CsvSource({"bg,LIGHT,1366", "en,DARK,1366", "bg,DARK,360", "en,LIGHT,360"})
    void thePagesAreAccessibleQuietAndFitTheScreen(String language, ColorScheme scheme, int width) {
        try (BrowserContext context = visits.signedIn(language, scheme, width, "ANALYST")) {
            Page page = context.newPage();
            visits.watch(page);
            for (String address : List.of(
                    "/search?state=-ESCALATED&score=50..75&score=75..90&case=-" + caseId + "&authors=count",
                    "/",
                    "/models/threshold?category=smuggling&percent=30")) {
                page.navigate(dashboard.address(address).toString());
                String name =
                        "seen" + address.replaceAll("\\?.*", "").replaceAll("\\W+", "-") + "-" + language + "-" + width;
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "screenshots", name + ".png")));
                assertThat(page.content()).doesNotContainPattern("\\?\\?[a-z.A-Z_-]+_(bg|en)\\?\\?");
                assertThat(BrowserVisits.violations(page)).as(name).isEmpty();
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as("width of %s", name)
                        .isLessThanOrEqualTo(width);
            }
            assertThat(visits.troubles()).isEmpty();
        }
    }
}
