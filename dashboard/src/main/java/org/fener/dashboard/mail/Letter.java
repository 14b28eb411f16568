package org.fener.dashboard.mail;

import java.nio.file.Path;
import java.util.List;

/// One letter to one person.
///
/// @param id         the same for each attempt, so that a letter accepted twice is seen as one (`Message-ID`, RFC 5322)
/// @param text       plain text
public record Letter(String id, String to, String language, String subject, String text, List<Attachment> attachments) {

    /// A file that goes with a letter.
    ///
    /// @param name under which the reader gets it
    /// @param type its media type
    public record Attachment(Path file, String name, String type) {}

    public Letter {
        attachments = List.copyOf(attachments);
    }
}
