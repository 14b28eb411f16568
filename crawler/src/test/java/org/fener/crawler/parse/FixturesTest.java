package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fener.crawler.Post;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each page beside this class is read as the `.expected.json` beside it says.
class FixturesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> ADDRESSES = Map.of(
            "phpbb/thread.html",
                    "https://forum.example.org/viewtopic.php?f=2&t=31&sid=0123456789abcdef0123456789abcdef",
            "phpbb/thread2.html", "https://forum.example.org/viewtopic.php?t=7",
            "xenforo/thread.html", "https://forum.example.org/threads/winter-tyres.88/",
            "discourse/topic.html", "https://talk.example.org/t/boiler-noise/55",
            "discourse/later.html", "https://talk.example.org/t/quiet-boilers/57",
            "json/topic-page.json", "https://talk.example.org/t/quiet-boilers/57.json?page=2",
            "telegram/channel.html", "https://t.me/s/roadnews",
            "json/chan.json", "https://chan.example.org/rad/thread/700.json",
            "json/discourse.json", "https://talk.example.org/t/55.json");

    static Stream<String> pages() throws URISyntaxException {
        return TextMeasures.files(folder()).stream()
                .filter(file -> file.toString().matches(".*/parse/[a-z]+/[a-z0-9-]+\\.(?:html|xml|json)"))
                .map(file -> folder(file));
    }

    private static String folder(Path file) {
        return folder().relativize(file).toString();
    }

    static Path folder() {
        URL here = Objects.requireNonNull(FixturesTest.class.getResource("phpbb/thread.html"));
        try {
            return Path.of(here.toURI()).resolve("../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void readsAsExpected(String name) {
        Path file = folder().resolve(name);
        JsonNode expected = JSON.readTree(
                TextMeasures.text(Path.of(file.toString().replaceFirst("\\.\\w+$", "") + ".expected.json")));
        assertThat(JSON.valueToTree(read(name)).toPrettyString()).isEqualTo(expected.toPrettyString());
    }

    static Map<String, Object> read(String name) {
        PageReading reading = SavedPages.read(
                folder().resolve(name), ADDRESSES.getOrDefault(name, "https://site.example.org/" + name));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", reading.kind().name());
        out.put("engine", reading.engine());
        out.put("posts", reading.posts().stream().map(FixturesTest::facts).toList());
        out.put(
                "links",
                reading.links().stream()
                        .map(link -> link.relation() + " " + link.uri())
                        .toList());
        return out;
    }

    private static Map<String, Object> facts(Post post) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("permalink", post.permalink().toString());
        out.put("kind", post.kind().name());
        post.thread().ifPresent(title -> out.put("thread", title));
        post.author().ifPresent(author -> out.put("author", author));
        post.published().ifPresent(at -> out.put("published", at.at() + " " + at.precision()));
        out.put("text", post.text());
        out.put("extent", post.extent().name());
        post.language().ifPresent(language -> out.put("language", language));
        List<String> links = post.links().stream().map(Object::toString).toList();
        if (!links.isEmpty()) out.put("links", links);
        return out;
    }
}
