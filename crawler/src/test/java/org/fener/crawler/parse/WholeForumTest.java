package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fener.crawler.Post;
import org.fener.crawler.SharedMaterial;
import org.junit.jupiter.api.Test;

/// A whole real forum, every file of it.
class WholeForumTest {

    /// "The specified thread does not exist."
    private static final Set<String> DELETED = Set.of("thread-1475.html", "thread-485.html");

    @Test
    void findsEveryPostOfTheMybbArchiveOnceAndTakesNoListForAPost() throws IOException {
        Path site = SharedMaterial.path("corpora/site-squarepenguin-mybb");
        Set<String> ids = new HashSet<>();
        int rendered = 0;
        int lists = 0;
        for (Path file : pages(site)) {
            String name = file.getFileName().toString();
            PageReading reading = SavedPages.read(file, "http://127.0.0.1:8123/" + name);
            if (DELETED.contains(name)) {
                assertThat(reading.kind()).as(name).isEqualTo(PageKind.NOT_FOUND);
                assertThat(reading.posts()).as(name).isEmpty();
            } else if (name.startsWith("thread-")) {
                assertThat(reading.kind()).as(name).isEqualTo(PageKind.THREAD);
                assertThat(reading.posts())
                        .as(name)
                        .allMatch(post ->
                                post.author().isPresent() && post.published().isPresent());
            } else {
                lists++;
                assertThat(reading.posts()).as(name).isEmpty();
                assertThat(reading.links()).as(name).isNotEmpty();
            }
            rendered += reading.posts().size();
            reading.posts().stream().map(Post::id).forEach(ids::add);
        }
        assertThat(lists).isEqualTo(91);
        assertThat(rendered).isEqualTo(8794);
        assertThat(ids).hasSize(8214);
    }

    private static List<Path> pages(Path site) throws IOException {
        try (Stream<Path> files = Files.list(site)) {
            return files.filter(file ->
                            file.getFileName().toString().matches("(?:thread|forum|index|announcement).*\\.html"))
                    .sorted()
                    .toList();
        }
    }
}
