package org.fener.indexer;

/// What the posts of an answer can be counted by.
public enum Counted {
    CATEGORY,
    SOURCE,
    LANGUAGE,
    /// host of the permalink
    SITE,
    /// group of near-duplicates
    GROUP,
    /// phone, handle, e-mail, wallet, domain and so on, as `contact:` finds it
    CONTACT,
    ROUTE,
    /// as pages print the name: not to be shown to whom it was not unmasked
    AUTHOR,
    PLACE,
    /// to the next lower 1, 2 or 5 with zeros, in any currency: `1000` stands for 1,000 up to 2,000
    PRICE,
    /// local calendar day of the time of the post
    DAY
}
