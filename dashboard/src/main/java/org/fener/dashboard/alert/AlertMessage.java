package org.fener.dashboard.alert;

import java.util.List;
import java.util.Optional;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.store.AlertDelivery;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.watch.Watch;

/// What goes out, before it is written as a letter or as JSON.
///
/// @param posts  of which it tells, oldest first; none unless it tells of alerts
/// @param broken  what is wrong with the watch, in English; empty unless it tells of that
/// @param mistake the same where it is the watch's query
record AlertMessage(
        AlertDelivery delivery, Watch watch, List<ToldPost> posts, String broken, Optional<QueryMistake> mistake) {

    AlertMessage {
        posts = List.copyOf(posts);
    }

    /// The watch's name, which may be a contact.
    String name() {
        return ToldPost.oneLine(Mask.hideContacts(watch.name()));
    }

    /// What the watch looks for, which may be a contact.
    String query() {
        return ToldPost.oneLine(Mask.hideContacts(watch.query()));
    }

    String why() {
        return ToldPost.oneLine(Mask.hideContacts(broken));
    }
}
