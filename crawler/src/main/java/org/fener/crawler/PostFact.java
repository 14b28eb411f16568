package org.fener.crawler;

/// What a page says of a post beside its words.
public enum PostFact {
    /// the page says that it was changed after publication; the time where it is told, else `yes`
    EDITED,
    /// name of whose words it passes on
    FORWARDED_FROM,
    /// address or number of what it answers
    REPLY_TO,
    /// kinds of what it shows beside words, parted by commas: `photo`, `video`, `voice`, `document`, `sticker`, …
    MEDIA,
    /// it asks for votes: `poll`, or `quiz` where one answer is right
    POLL,
    /// the site's own note, such as "channel created"
    SERVICE
}
