package org.fener.dashboard.demo;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A post that whoever crawls the demo sites must find, once, with this address and this text: what tests compare with.
///
/// @param site       id of its source
/// @param title      title of its thread, advertisement or article; empty where the engine knows none
/// @param text       as it stands now; an author's quote of another post is not part of it
/// @param categories the categories that truly fit it
/// @param plant      name of the trap that it is part of: `one-ad-three-phones`, `one-contact-two-sites`,
///                   `typed-in-latin`, `look-alike-letters`
/// @param changed    whether its text is another than at first
public record DemoGold(
        String site,
        URI permalink,
        String title,
        String author,
        String language,
        Instant published,
        String text,
        Set<String> categories,
        Optional<String> plant,
        boolean changed) {

    public DemoGold {
        categories = Set.copyOf(categories);
    }

    static DemoGold of(ShownPost shown, Engine engine, SiteView view) {
        DemoPost post = shown.post();
        return new DemoGold(
                view.site().id(),
                engine.permalink(shown, view),
                shown.title(),
                post.by(),
                post.lang(),
                shown.published(),
                shown.text(),
                post.gold(),
                post.plant(),
                shown.edited().isPresent());
    }
}
