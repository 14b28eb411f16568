package org.fener.dashboard.alert;

import java.util.List;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.store.AlertDelivery;
import org.fener.indexer.watch.Watch;

/// What goes out, before it is written as a letter or as JSON.
///
/// @param posts  of which it tells, oldest first; none unless it tells of alerts
/// @param broken what is wrong with the watch; empty unless it tells of that
record AlertMessage(AlertDelivery delivery, Watch watch, List<ToldPost> posts, String broken) {

    AlertMessage {
        posts = List.copyOf(posts);
    }

    /// The watch's name, which may be a contact.
    String name() {
        return ToldPost.oneLine(Mask.hideContacts(watch.name()));
    }

    String why() {
        return ToldPost.oneLine(Mask.hideContacts(broken));
    }
}
