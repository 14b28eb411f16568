package org.fener.dashboard.demo;

import java.util.Arrays;
import java.util.Locale;

/// The engines that the made-up sites run on.
enum EngineKind {
    PHPBB,
    XENFORO,
    TELEGRAM,
    CLASSIFIEDS,
    JOBS,
    RSS_NEWS,
    ATOM_NEWS,
    JSON_BLOG;

    Engine engine() {
        return switch (this) {
            case PHPBB -> new PhpBbEngine();
            case XENFORO -> new XenForoEngine();
            case TELEGRAM -> new TelegramEngine();
            case CLASSIFIEDS -> new ClassifiedsEngine();
            case JOBS -> new JobBoardEngine();
            case RSS_NEWS -> new RssNewsEngine();
            case ATOM_NEWS -> new AtomNewsEngine();
            case JSON_BLOG -> new JsonBlogEngine();
        };
    }

    /// The engine by the name that a `site.yaml` gives it.
    static EngineKind of(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("engine '" + key + "': expected one of "
                        + Arrays.stream(values()).map(EngineKind::key).toList()));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
