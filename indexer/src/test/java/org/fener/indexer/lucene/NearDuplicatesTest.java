package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearDuplicatesTest {

    private static final String AD = "Превозваме хора до Германия всяка седмица, сигурно и без документи, тръгваме от"
            + " границата нощем, плащате при пристигане, пишете на лично или звънете на";

    @TempDir
    private Path home;

    private PostIndex open(String name) throws IOException {
        return LucenePostIndex.open(home.resolve(name), ZoneId.of("UTC"), InstantSource.fixed(Instant.EPOCH));
    }

    private static String group(PostIndex index, String id) throws IOException {
        return index.get("roads/" + id).orElseThrow().group();
    }

    @Test
    void putsTheSameAdvertisementWithOtherWordsIntoOneGroup() throws IOException {
        try (PostIndex index = open("a")) {
            post("p1", AD + " 0885550123").addTo(index);
            post("p2", AD.replace("седмица", "нощ") + " 0885550999").addTo(index);
            index.refresh();
            post("p3", AD.toUpperCase(Locale.ROOT) + "!!! 0885550777").addTo(index);
            post("p4", "Продавам зимни гуми в отлично състояние, карани един сезон, цена по договаряне")
                    .addTo(index);
            assertThat(List.of(group(index, "p2"), group(index, "p3"))).containsOnly(group(index, "p1"));
            assertThat(group(index, "p4")).isNotEqualTo(group(index, "p1"));
            index.refresh();
            assertThat(index.search(PostQuery.of("group:" + group(index, "p1"))).total())
                    .isEqualTo(3);
        }
    }

    @Test
    void joinsAnAdvertisementThatHidesBehindLookAlikeLetters() throws IOException {
        try (PostIndex index = open("a")) {
            post("p1", AD).addTo(index);
            post("p2", AD.replace('о', 'o').replace('а', 'a').replace('б', '6')).addTo(index);
            assertThat(group(index, "p2")).isEqualTo(group(index, "p1"));
        }
    }

    @Test
    void keepsAGroupWhenItsFounderChanges() throws IOException {
        try (PostIndex index = open("a")) {
            post("p1", AD).addTo(index);
            String group = group(index, "p1");
            post("p1", "Темата е закрита от модератор").addTo(index);
            index.refresh();
            assertThat(group(index, "p1")).isNotEqualTo(group);
            post("p2", AD + " днес").addTo(index);
            assertThat(group(index, "p2")).isEqualTo(group);
            post("p2", AD + " утре").addTo(index);
            assertThat(group(index, "p2")).isEqualTo(group);
        }
    }

    @Test
    void leavesPostsWithoutWordsAlone() throws IOException {
        try (PostIndex index = open("a")) {
            post("p1", "…").addTo(index);
            post("p2", "…").addTo(index);
            post("p3", "").addTo(index);
            assertThat(Set.of(group(index, "p1"), group(index, "p2"), group(index, "p3")))
                    .hasSize(3);
        }
    }

    @Test
    void givesTheSameGroupsWheneverItWasRefreshedCommittedOrReopened() throws IOException {
        Random random = new Random(3);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            List<String> words = new ArrayList<>(List.of((AD + " " + i % 20 + " " + i % 20).split(" ")));
            Collections.shuffle(words, new Random(i % 20));
            for (int j = random.nextInt(4); j > 0; j--)
                words.set(random.nextInt(words.size()), "дума" + random.nextInt(9));
            texts.add(String.join(" ", words));
        }
        Map<String, String> rarely = groups("rarely", texts, 1_000_000);
        assertThat(groups("often", texts, 7)).isEqualTo(rarely);
        assertThat(new TreeSet<>(rarely.values()).size()).isBetween(20, 200);
    }

    private Map<String, String> groups(String name, List<String> texts, int every) throws IOException {
        PostIndex index = open(name);
        try {
            for (int i = 0; i < texts.size(); i++) {
                post("p" + i, texts.get(i)).addTo(index);
                if (i % every == every - 1) index.refresh();
                if (i % (3 * every) == 3 * every - 1) {
                    index.commit(new ArchiveCursor("file" + i, Map.of()));
                    index.close();
                    index = open(name);
                }
            }
            Map<String, String> groups = new HashMap<>();
            for (int i = 0; i < texts.size(); i++) groups.put("p" + i, group(index, "p" + i));
            return groups;
        } finally {
            index.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000})
    void findsThePlantedPairsOfRealArticlesAndNoOthers(int articles) throws IOException {
        Path data = SharedMaterial.path("corpora/minhash/data");
        Map<String, List<String>> byGroup = new HashMap<>();
        try (PostIndex index = open("articles")) {
            for (String line : Files.readAllLines(data.resolve("articles_" + articles + ".train"))) {
                String id = line.substring(0, line.indexOf(' '));
                post(id, line.substring(id.length() + 1)).in("en").addTo(index);
                byGroup.computeIfAbsent(group(index, id), none -> new ArrayList<>())
                        .add(id);
            }
        }
        Set<Set<String>> found = new HashSet<>();
        for (List<String> ids : byGroup.values()) if (ids.size() > 1) found.add(Set.copyOf(ids));
        Set<Set<String>> planted = new HashSet<>();
        for (String line : Files.readAllLines(data.resolve("articles_" + articles + ".truth")))
            planted.add(Set.of(line.split(" ")));
        assertThat(found).isEqualTo(planted).isNotEmpty();
    }
}
