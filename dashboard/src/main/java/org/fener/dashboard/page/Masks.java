package org.fener.dashboard.page;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.fener.classifier.indicator.Indicator;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.IndexedPost;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// What of a post the person who is signed in sees: contacts stay hidden until that person has given a reason, and are
/// hidden again after half an hour.
@Component("masks")
final class Masks {

    static final Duration SHOWN_FOR = Duration.ofMinutes(30);

    private final Installation installation;

    Masks(Installation installation) {
        this.installation = installation;
    }

    /// Which posts are shown whole, and until when.
    private static final class Shown extends HashMap<String, Instant> implements Serializable {
        private static final long serialVersionUID = 1;
    }

    public Mask of(IndexedPost post) {
        return isShown(post.key()) ? Mask.NOTHING : Mask.of(post);
    }

    /// What a list calls a post: its thread's title, else the beginning of its text.
    public String title(IndexedPost post, int length) {
        String title = of(post).hide(post.post().thread().orElse(post.post().text()));
        return title.length() <= length ? title : title.substring(0, length - 1) + "…";
    }

    /// The beginning of a text that need not be a post's any more, contacts hidden.
    String excerpt(String text, int length) {
        String line = Mask.of(
                        text,
                        installation.classifier().judge(text, Optional.empty()).indicators())
                .hide(text)
                .replaceAll("\\s+", " ");
        return line.length() <= length ? line : line.substring(0, length - 1) + "…";
    }

    public String author(IndexedPost post) {
        return of(post).hideWhole(post.post().author().orElse(""));
    }

    /// What somebody wrote about a post, which may name contacts that the post does not.
    public String note(IndexedPost post, String note) {
        Mask mask = of(post);
        return mask.hides() ? mask.hide(Mask.hideContacts(note)) : note;
    }

    /// A contact in a list of contacts of which nobody said why they want to see them.
    public String hint(String contact) {
        return Mask.hint(contact);
    }

    /// Whether a contact of a post is hidden from this person.
    public boolean hides(IndexedPost post, Indicator indicator) {
        return of(post).hides() && Mask.isPersonal(indicator, post.verdict().indicators());
    }

    void show(String key, HttpSession session) {
        synchronized (session) {
            Shown shown = new Shown();
            if (session.getAttribute("shown") instanceof Shown before) shown.putAll(before);
            shown.put(key, installation.clock().instant().plus(SHOWN_FOR));
            session.setAttribute("shown", shown);
        }
    }

    /// Whether a person has given a reason for something lately, such as a post's key or a case.
    boolean isShown(String key) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) return false;
        HttpSession session = attributes.getRequest().getSession(false);
        if (session == null || !(session.getAttribute("shown") instanceof Shown shown)) return false;
        Instant until = shown.get(key);
        return until != null && installation.clock().instant().isBefore(until);
    }
}
