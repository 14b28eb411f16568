package org.fener.dashboard.store;

import java.time.Instant;
import java.util.Optional;
import org.fener.dashboard.store.Channels.Channel;
import org.fener.dashboard.store.Delivery.State;

/// One message of a watch to one address or endpoint.
///
/// @param recipient a mail address, or the name of a webhook
/// @param attempts  made so far
/// @param reply     what the other side last said; empty before the first attempt
public record AlertDelivery(
        long id,
        String watch,
        Kind kind,
        Channel channel,
        String recipient,
        State state,
        int attempts,
        Instant createdAt,
        Instant nextTryAt,
        Optional<Instant> endedAt,
        String reply) {

    /// What the message says.
    public enum Kind {
        ALERTS,
        /// the watch's query is no longer understood
        BROKEN,
        /// a person tries the channel
        TEST
    }
}
