package org.fener.dashboard.mail;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the program itself says of an attempt to send, where no server said anything. Delivery logs keep it in English.
public enum OwnReply {
    NO_WATCH("the watch is no longer there"),
    NO_MAIL_SERVER("no mail server in the settings"),
    NO_ADDRESS("the owner has set no address for letters"),
    WORKS_AGAIN("the watch works again"),
    OWNER_CLOSED("the owner's account is closed"),
    OWNER_ROLE("the owner's role may not see alerts"),
    DOMAIN("the settings allow no letters to that domain"),
    NO_WEBHOOK("no webhook '%s' in the settings"),
    NO_SECRET("webhook.%s: no secret of at least 16 characters in config/secrets.yaml or the environment"),
    NO_CONNECTION("no connection: the port is closed or the name is not known"),
    NO_REPORT("no report of %s was made"),
    FAULT("an error, see the log"),
    /// As the JVM says it.
    CONNECTION_REFUSED("Connection refused");

    private final String english;
    private final Pattern pattern;

    /// A reply as it was read.
    ///
    /// @param filled what stands in it; empty if nothing does
    public record Read(OwnReply reply, String filled) {}

    OwnReply(String english) {
        this.english = english;
        this.pattern = Pattern.compile(Pattern.quote(english).replace("%s", "\\E(.*)\\Q"));
    }

    /// In English, with what it is about where it names something.
    public String about(Object what) {
        return english.replace("%s", what.toString());
    }

    public String words() {
        return english;
    }

    /// Which one a kept reply is; empty if a server said it.
    public static Optional<Read> read(String kept) {
        return Arrays.stream(values())
                .flatMap(reply -> reply.matching(kept).stream())
                .findFirst();
    }

    private Optional<Read> matching(String kept) {
        Matcher matcher = pattern.matcher(kept);
        if (!matcher.matches()) return Optional.empty();
        return Optional.of(new Read(this, matcher.groupCount() == 0 ? "" : matcher.group(1)));
    }
}
