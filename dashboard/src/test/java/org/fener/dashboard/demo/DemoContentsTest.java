package org.fener.dashboard.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the invented story holds, and how it goes on.
class DemoContentsTest {

    private static final Instant START = Instant.parse("2026-11-21T09:30:00Z");
    private static final Set<String> CATEGORIES =
            Set.of("smuggling", "trafficking", "document-fraud", "disinformation", "cyber-threat");
    private static final Pattern MIXED_WORD =
            Pattern.compile("\\p{IsCyrillic}+\\p{IsLatin}|\\p{IsLatin}+\\p{IsCyrillic}");
    private static final Pattern PHONE = Pattern.compile("0888 555 \\d{3}");

    private final SettableClock clock = new SettableClock(START);

    @Test
    void holdsEnoughPostsInEveryLanguage() throws IOException {
        List<DemoGold> posts = postsOfChapter(1);
        Map<String, Long> byLanguage = counted(posts, post -> List.of(post.language()));
        assertThat(posts).hasSizeGreaterThanOrEqualTo(420);
        assertThat(byLanguage.get("bg")).isGreaterThanOrEqualTo(200);
        assertThat(byLanguage.get("en")).isGreaterThanOrEqualTo(100);
        for (String language : List.of("el", "tr", "ro", "sr", "uk", "ru", "ar", "fa"))
            assertThat(byLanguage.get(language)).as(language).isGreaterThanOrEqualTo(8);
        assertThat(byLanguage).hasSize(10);
    }

    @Test
    void aboutATenthIsInTheFiveCategories() throws IOException {
        List<DemoGold> flagged = postsOfChapter(1).stream()
                .filter(post -> !post.categories().isEmpty())
                .toList();
        assertThat(flagged).hasSizeBetween(45, 60);
        Map<String, Long> byCategory = counted(flagged, post -> List.copyOf(post.categories()));
        assertThat(byCategory.keySet()).isEqualTo(CATEGORIES);
        assertThat(byCategory.values()).allMatch(count -> count >= 7);
        Set<String> inBothLanguages = flagged.stream()
                .filter(post -> Set.of("bg", "en").contains(post.language()))
                .flatMap(post -> post.categories().stream().map(category -> category + " " + post.language()))
                .collect(Collectors.toSet());
        assertThat(inBothLanguages).hasSize(2 * CATEGORIES.size());
    }

    @Test
    void everyPostHasAnAddressOfItsOwnAndNoTextStandsTwiceButThePlantedAd() throws IOException {
        List<DemoGold> posts = postsOfChapter(3);
        assertThat(posts).extracting(DemoGold::permalink).doesNotHaveDuplicates();
        assertThat(posts).extracting(DemoGold::text).doesNotHaveDuplicates();
        List<DemoGold> withoutPhones = posts.stream()
                .filter(post -> planted(post, "one-ad-three-phones"))
                .toList();
        assertThat(withoutPhones)
                .extracting(post -> PHONE.matcher(post.text()).replaceAll(""))
                .hasSize(3)
                .containsOnly(PHONE.matcher(withoutPhones.getFirst().text()).replaceAll(""));
        assertThat(withoutPhones).extracting(DemoGold::site).doesNotHaveDuplicates();
    }

    @Test
    void theOtherTrapsArePlanted() throws IOException {
        List<DemoGold> posts = postsOfChapter(1);
        assertThat(posts.stream().filter(post -> planted(post, "one-contact-two-sites")))
                .hasSize(2)
                .allSatisfy(post -> assertThat(post.text()).contains("@bridge_docs_desk"))
                .extracting(DemoGold::site)
                .doesNotHaveDuplicates();
        assertThat(posts.stream().filter(post -> planted(post, "typed-in-latin")))
                .singleElement()
                .satisfies(post -> {
                    assertThat(post.language()).isEqualTo("bg");
                    assertThat(post.text()).doesNotContainPattern("\\p{IsCyrillic}");
                });
        assertThat(posts.stream().filter(post -> planted(post, "look-alike-letters")))
                .singleElement()
                .satisfies(post ->
                        assertThat(MIXED_WORD.matcher(post.text()).results()).hasSizeGreaterThan(10));
    }

    @Test
    void todayHasPostsAndNoneIsFromTheFuture() throws IOException {
        try (DemoWeb web = DemoWeb.stepped(0, clock)) {
            assertThat(web.gold()).allMatch(post -> post.published().isBefore(START));
            assertThat(web.gold())
                    .filteredOn(post -> post.published().isAfter(START.minus(Duration.ofHours(9))))
                    .hasSizeGreaterThan(25);
            assertThat(web.gold())
                    .filteredOn(post -> post.published().isAfter(START.minus(Duration.ofMinutes(30))))
                    .hasSizeGreaterThan(4);
            clock.advance(Duration.ofSeconds(70));
            web.advanceTo(3);
            assertThat(web.gold()).allMatch(post -> post.published().isBefore(clock.instant()));
        }
    }

    @Test
    void theSecondChapterBringsNewChangedAndRemovedPosts() throws IOException {
        try (DemoWeb web = DemoWeb.stepped(0, clock)) {
            Map<URI, DemoGold> first = byAddress(web.gold());
            web.advanceTo(2);
            Map<URI, DemoGold> second = byAddress(web.gold());
            Set<URI> fresh = difference(second, first);
            assertThat(fresh).hasSizeGreaterThanOrEqualTo(8);
            assertThat(fresh.stream().map(URI::getPort).distinct()).hasSizeGreaterThanOrEqualTo(4);
            assertThat(second.values())
                    .filteredOn(DemoGold::changed)
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(post -> assertThat(post.text()).isNotEqualTo(textAt(first, post.permalink())));
            assertThat(first.values()).noneMatch(DemoGold::changed);
            assertThat(difference(first, second)).isNotEmpty();
            web.advanceTo(3);
            assertThat(difference(byAddress(web.gold()), second)).isNotEmpty();
        }
    }

    @Test
    void aLivingDemoTurnsThePageByTheClock() throws IOException {
        try (DemoWeb web = DemoWeb.living(0, clock)) {
            int first = web.gold().size();
            clock.advance(Duration.ofSeconds(119));
            assertThat(web.chapter()).isEqualTo(1);
            clock.advance(Duration.ofSeconds(2));
            assertThat(web.chapter()).isEqualTo(2);
            assertThat(web.gold()).hasSizeGreaterThan(first);
            web.advanceTo(3);
            assertThat(web.chapter()).isEqualTo(3);
            clock.advance(Duration.ofDays(1));
            assertThat(web.chapter()).isEqualTo(3);
        }
    }

    @Test
    void noPageKnowsAnythingOfTheGold() {
        Story story = new Story(List.of(START, START.plusSeconds(120)));
        URI base = URI.create("http://127.0.0.1:9");
        for (DemoSite site : SiteFolder.readAll()) {
            Engine engine = site.engine().engine();
            SiteView view = SiteView.of(site, base, story);
            SiteView innocent = SiteView.of(withoutGold(site), base, story);
            Set<String> targets = new HashSet<>(site.start());
            view.posts()
                    .forEach(post ->
                            targets.add(engine.permalink(post, view).toString().replace(base.toString(), "")));
            for (String target : targets) {
                Ask ask = Ask.of(URI.create(target));
                assertThat(engine.answer(ask, view)).as(site.id() + target).isEqualTo(engine.answer(ask, innocent));
            }
        }
    }

    @Test
    void aPostThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> post(Duration.ZERO, 1, 0)).hasMessage("post 7: ago must be more than zero, got PT0S");
        assertThatThrownBy(() -> post(Duration.ofHours(1), 2, 2))
                .hasMessage("post 7: gone must be a chapter after 2, got 2");
    }

    private static DemoPost post(Duration ago, int chapter, int gone) {
        return new DemoPost(
                "7",
                "mila",
                ago,
                "bg",
                chapter,
                gone,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                "Здравейте!",
                new TreeMap<>());
    }

    private List<DemoGold> postsOfChapter(int chapter) throws IOException {
        try (DemoWeb web = DemoWeb.stepped(0, clock)) {
            web.advanceTo(chapter);
            return web.gold();
        }
    }

    private static boolean planted(DemoGold post, String plant) {
        return post.plant().equals(Optional.of(plant));
    }

    private static Map<String, Long> counted(List<DemoGold> posts, Function<DemoGold, List<String>> keys) {
        return posts.stream()
                .flatMap(post -> keys.apply(post).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Map<URI, DemoGold> byAddress(List<DemoGold> posts) {
        return posts.stream().collect(Collectors.toMap(DemoGold::permalink, Function.identity()));
    }

    private static Set<URI> difference(Map<URI, DemoGold> these, Map<URI, DemoGold> others) {
        Set<URI> left = new HashSet<>(these.keySet());
        left.removeAll(others.keySet());
        return left;
    }

    private static String textAt(Map<URI, DemoGold> posts, URI uri) {
        return Optional.ofNullable(posts.get(uri)).map(DemoGold::text).orElseThrow();
    }

    private static DemoSite withoutGold(DemoSite site) {
        List<DemoThread> threads = site.threads().stream()
                .map(thread -> new DemoThread(
                        thread.id(),
                        thread.section(),
                        thread.title(),
                        thread.facts(),
                        thread.posts().stream()
                                .map(DemoContentsTest::withoutGold)
                                .toList()))
                .toList();
        return new DemoSite(
                site.id(),
                site.engine(),
                site.title(),
                site.tagline(),
                site.language(),
                site.zone(),
                site.start(),
                site.sourceName(),
                site.purpose(),
                site.sections(),
                site.robots(),
                threads,
                Members.of(threads));
    }

    private static DemoPost withoutGold(DemoPost post) {
        return new DemoPost(
                post.id(),
                post.by(),
                post.ago(),
                post.lang(),
                post.chapter(),
                post.gone(),
                post.quotes(),
                Set.of(),
                Optional.empty(),
                post.text(),
                post.edits());
    }
}
