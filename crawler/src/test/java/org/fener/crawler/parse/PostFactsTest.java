package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.fener.crawler.Post;
import org.fener.crawler.PostFact;
import org.junit.jupiter.api.Test;

/// What platforms say of a post beside its words.
class PostFactsTest {

    @Test
    void aTelegramMessageTellsWhatItForwardsAnswersAndShows() {
        Post post = telegram("""
                <div class="tgme_widget_message_forwarded_from">Forwarded from
                <a class="tgme_widget_message_forwarded_from_name" href="https://t.me/other/5">Other channel</a></div>
                <a class="tgme_widget_message_reply" href="https://t.me/roads/18"><i class="tgme_widget_message_photo_wrap"></i>
                <div class="tgme_widget_message_text">the answered one</div></a>
                <div class="tgme_widget_message_video_player"></div><a class="tgme_widget_message_photo_wrap"></a>
                <div class="tgme_widget_message_text js-message_text">Look at this</div>
                <div class="tgme_widget_message_info"><span class="tgme_widget_message_meta">edited
                <a class="tgme_widget_message_date" href="https://t.me/roads/20"><time datetime="2026-11-20T10:00:00+00:00">10:00</time></a>
                </span></div>""");
        assertThat(post.text()).isEqualTo("Look at this");
        assertThat(post.facts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        PostFact.FORWARDED_FROM, "Other channel",
                        PostFact.REPLY_TO, "https://t.me/roads/18",
                        PostFact.MEDIA, "photo,video",
                        PostFact.EDITED, "yes"));
    }

    @Test
    void aTelegramPollIsOneAndSoIsAQuiz() {
        String poll = """
                <div class="tgme_widget_message_poll"><div class="tgme_widget_message_poll_question">Which road?</div>
                <div class="tgme_widget_message_poll_type">%s</div>
                <div class="tgme_widget_message_poll_option_text">The old one</div></div>""";
        assertThat(telegram(poll.formatted("Anonymous Poll")).facts()).containsEntry(PostFact.POLL, "poll");
        assertThat(telegram(poll.formatted("Anonymous Quiz")).facts()).containsEntry(PostFact.POLL, "quiz");
        assertThat(telegram(poll.formatted("Anonymous Poll")).text()).isEqualTo("Which road?\n- The old one");
    }

    @Test
    void aMastodonStatusTellsTheSame() {
        Post post = json("""
                {"id": "9", "created_at": "2026-11-20T10:00:00Z", "edited_at": "2026-11-20T11:00:00Z", "in_reply_to_id": "8",
                 "url": "https://example.org/@vlado/9", "content": "<p>Look</p>", "account": {"acct": "vlado"},
                 "media_attachments": [{"type": "image"}, {"type": "image"}, {"type": "audio"}], "poll": null}""");
        assertThat(post.facts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        PostFact.EDITED, "2026-11-20T11:00:00Z",
                        PostFact.REPLY_TO, "8",
                        PostFact.MEDIA, "image,audio"));
    }

    @Test
    void anActivityWithoutTheUsualContextIsReadByWhatItHolds() {
        Post post = json("""
                {"actor": "https://example.org/u/vlado", "type": "Create", "id": "https://example.org/activities/1",
                 "object": {"type": "Note", "id": "https://example.org/comment/1", "attributedTo": "https://example.org/u/vlado",
                 "content": "hello", "inReplyTo": "https://example.org/post/1", "published": "2026-11-20T10:00:00Z"}}""");
        assertThat(post.author()).contains("vlado@example.org");
        assertThat(post.facts()).containsEntry(PostFact.REPLY_TO, "https://example.org/post/1");
    }

    private static Post telegram(String inside) {
        return SavedPages.read("""
                <html><body><div class="tgme_channel_info_header_title"><span>Roads</span></div>
                <div class="tgme_widget_message" data-post="roads/20"><div class="tgme_widget_message_bubble">%s</div></div>
                </body></html>""".formatted(inside), "https://t.me/s/roads")
                .posts()
                .getFirst();
    }

    private static Post json(String json) {
        return SavedPages.read(json.getBytes(StandardCharsets.UTF_8), "https://example.org/api", "application/json")
                .posts()
                .getFirst();
    }
}
