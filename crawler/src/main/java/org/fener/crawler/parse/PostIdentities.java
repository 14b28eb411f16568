package org.fener.crawler.parse;

import java.net.URI;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fener.crawler.Post;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.PublishedAt.Precision;

/// Gives the posts of one page their ids.
final class PostIdentities {

    private final List<PostDraft> drafts;
    private final URI page;
    private final Map<String, Integer> likeness = new HashMap<>();
    private final Map<String, Integer> doubles = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    PostIdentities(List<PostDraft> drafts, URI page) {
        this.drafts = drafts;
        this.page = page;
    }

    List<Post> posts() {
        String thread = PermalinkKey.of(ThreadAddress.of(page));
        for (PostDraft draft : drafts)
            if (draft.permalink().isEmpty()) likeness.merge(keyless(thread, draft), 1, Integer::sum);
        List<Post> posts = new ArrayList<>();
        for (PostDraft draft : drafts) {
            String id = draft.permalink().map(PermalinkKey::id).orElseGet(() -> idWithoutPermalink(thread, draft));
            if (seen.add(id))
                posts.add(draft.post(
                        id, draft.permalink().map(WebAddress::canonical).orElse(page)));
        }
        return posts;
    }

    private String idWithoutPermalink(String thread, PostDraft draft) {
        String key = keyless(thread, draft);
        if (likeness.getOrDefault(key, 0) < 2) return PermalinkKey.id(key);
        String withText = key + "\n" + fingerprint(draft);
        int same = doubles.merge(withText, 1, Integer::sum);
        return PermalinkKey.id(same == 1 ? withText : withText + "\n" + same);
    }

    private static String keyless(String thread, PostDraft draft) {
        String when = draft.published().map(PostIdentities::stable).orElse("");
        String who = draft.author().orElse("");
        // "3 hours ago" differs each time it is read, so the text has to stand in for it
        return thread + "\n" + who + "\n" + (when.isEmpty() ? fingerprint(draft) : when);
    }

    /// Day and month in one order: whether `5/6` was May or June may only become clear on a later page.
    private static String stable(PublishedAt published) {
        if (published.precision() == Precision.RELATIVE) return "";
        LocalDateTime at = LocalDateTime.ofInstant(published.at(), published.zone());
        int day = at.getDayOfMonth();
        int month = at.getMonthValue();
        return at.getYear() + "-" + Math.min(day, month) + "-" + Math.max(day, month) + " " + at.toLocalTime();
    }

    private static String fingerprint(PostDraft draft) {
        return PermalinkKey.id(draft.title().orElse("") + "\n" + PlainText.fold(draft.text()));
    }
}
