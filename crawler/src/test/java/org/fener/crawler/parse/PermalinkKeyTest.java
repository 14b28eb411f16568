package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermalinkKeyTest {

    @ParameterizedTest
    @CsvSource({
        "http://f.example/viewtopic.php?p=12#p12, https://f.example/viewtopic.php?f=2&t=3&start=20&sid=0123456789abcdef0123456789abcdef#p12",
        "https://f.example/threads/a-b.8/post-90, https://f.example/threads/renamed.8/page-4#post-90",
        "https://f.example/threads/a-b.8/post-90, https://f.example/posts/90/",
        "https://f.example/showthread.php?t=5&p=7#post7, https://f.example/showpost.php?p=7&postcount=3",
        "https://f.example/showthread.php?tid=4&pid=8#pid8, https://f.example/thread-4-post-8.html#pid8",
        "https://t.me/s/chan/20, https://t.me/chan/20?single",
        "https://d.example/t/slug/55, https://d.example/t/other-slug/55/1",
        "https://n.example/story/1?utm_source=x, https://n.example/story/1"
    })
    void onePostUnderManyAddressesIsOnePost(String one, String other) {
        assertThat(PermalinkKey.id(URI.create(one))).isEqualTo(PermalinkKey.id(URI.create(other)));
    }

    @Test
    void differentPostsAreDifferent() {
        assertThat(PermalinkKey.id(URI.create("https://f.example/viewtopic.php?p=12#p12")))
                .isNotEqualTo(PermalinkKey.id(URI.create("https://f.example/viewtopic.php?p=13#p13")));
    }

    @ParameterizedTest
    @CsvSource({
        "../a/./b?x=1&PHPSESSID=abc#f, https://h.example/a/b?x=1#f",
        "//OTHER.example:443/Ä b, https://other.example/%C3%84%20b",
        "page;jsessionid=1F?y=2, https://h.example/dir/page?y=2",
        "\\\\evil\\path, https://evil/path",
        "./viewtopic.php?f=2&t=3#p4, https://h.example/dir/viewtopic.php?f=2&t=3#p4",
        "./viewtopic.php?t=3&sid=0123456789abcdef0123456789abcdef, https://h.example/dir/viewtopic.php?t=3",
        "/a?s=0123456789abcdef01&&t=3&, https://h.example/a?t=3",
        "?action=profile;u=3, https://h.example/dir/page?action=profile;u=3",
        "http://h.example:8080/a?s=word, http://h.example:8080/a?s=word",
        "http://h.example:80/a?t=1, http://h.example/a?t=1",
        "https://h.example:/a?, https://h.example/a"
    })
    void linksBecomeAbsoluteAndCanonical(String link, String expected) {
        WebAddress base = WebAddress.base(URI.create("https://h.example/dir/page"));
        assertThat(base.resolve(link)).contains(URI.create(expected));
    }

    @ParameterizedTest
    @CsvSource({"javascript:alert(1)", "mailto:a@b.example", "data:text/html,x", "http://user@host/", "ftp://h/"})
    void linksThatLeadToNoPageAreNone(String link) {
        assertThat(WebAddress.base(URI.create("https://h.example/")).resolve(link))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example/viewtopic.php?t=3&view=print",
        "https://h.example/posting.php?mode=reply&t=3",
        "https://h.example/search.php?keywords=x",
        "https://h.example/ucp.php?mode=login",
        "https://h.example/member.php?u=3",
        "https://h.example/index.php?action=profile;u=3",
        "https://h.example/threads/x.3/reply",
        "https://h.example/files/a.pdf"
    })
    void doorsAreNotFollowed(String link) {
        assertThat(LinkRules.mayFollow(URI.create(link))).isFalse();
    }
}
