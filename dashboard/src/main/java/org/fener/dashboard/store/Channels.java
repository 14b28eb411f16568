package org.fener.dashboard.store;

import java.util.Optional;

/// How a watch tells its owner beside the pages.
///
/// @param mail    to the owner's address
/// @param webhook name of an endpoint in the settings
public record Channels(boolean mail, Optional<String> webhook) {

    public static final Channels NONE = new Channels(false, Optional.empty());

    /// The ways out.
    public enum Channel {
        MAIL,
        WEBHOOK
    }
}
