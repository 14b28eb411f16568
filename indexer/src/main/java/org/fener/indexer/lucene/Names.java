package org.fener.indexer.lucene;

import java.util.List;

/// The fields of a document. A current version has all of them but those of a page; an older one only [#PAST] and
/// [#POST]; a page [#PAGE], [#SHOWS] and [#SHOWN].
final class Names {

    /// `source/id` of a current version: term, and doc value for order and paging
    static final String KEY = "key";
    /// `source/id` of an older version
    static final String PAST = "past";
    /// the stored post
    static final String POST = "post";

    /// [org.fener.indexer.ShownPage#key]: a page and not a post
    static final String PAGE = "page";
    /// `source/id` of the posts that a page shows
    static final String SHOWS = "shows";
    /// the stored page
    static final String SHOWN = "shown";

    /// text and thread title, folded over case, marks and look-alike letters; for all languages
    static final String TEXT = "text";
    static final String THREAD = "thread";
    static final String AUTHOR = "author";

    static final String ID = "id";
    static final String SOURCE = "source";
    static final String LANGUAGE = "language";
    static final String CATEGORY = "category";
    static final String KIND = "kind";
    static final String SITE = "site";
    static final String GROUP = "group";
    static final String CONTACT = "contact";
    static final String ROUTE = "route";
    static final String PLACE = "place";
    /// values of an offer's slots, alone and behind their slot: `van`, `vehicle:van`
    static final String OFFER = "offer";
    static final String PRICE = "price";
    /// contacts as the classifier wrote them, to be counted
    static final String CONTACT_NAMED = "contact.named";
    /// founders of near-duplicate groups: their bands
    static final String BAND = "band";

    /// published or first seen, milliseconds
    static final String TIME = "time";
    /// first seen, milliseconds
    static final String SEEN = "seen";
    /// since when well-fetched pages no longer show the post, milliseconds; absent while they do
    static final String GONE = "gone";
    /// highest probability of any category; its point is [#SCORED]
    static final String SCORE = "score";
    static final String SCORED = "scored";
    /// how many different contacts and slots of an offer it names
    static final String EVIDENCE = "evidence";
    /// kinds of contacts and of media
    static final String HAS = "has";
    /// the author's whole name, to be counted
    static final String AUTHOR_NAMED = "author.named";

    static final List<String> FULL_TEXT = List.of(TEXT, THREAD, AUTHOR);

    private Names() {}

    /// Probability of one category.
    static String scoreOf(String category) {
        return SCORE + "." + category;
    }

    /// Text and thread title, stemmed by the rules of one language.
    static String text(String language) {
        return TEXT + "." + language;
    }

    /// Whether text and thread title stand there, in some form that is found.
    static boolean isText(String field) {
        return field.startsWith(TEXT) && (field.length() == TEXT.length() || field.charAt(TEXT.length()) == '.');
    }

    /// The words of a field as they stand in a post that hides some behind look-alike letters; no other post has it.
    static String asTyped(String field) {
        return "typed." + field;
    }
}
