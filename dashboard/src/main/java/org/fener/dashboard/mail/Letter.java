package org.fener.dashboard.mail;

import java.nio.file.Path;
import java.util.List;

/// One letter to one person.
///
/// @param id         the same for each attempt, so that a letter accepted twice is seen as one (`Message-ID`, RFC 5322)
/// @param text       plain text
/// @param attachments by their file names
public record Letter(String id, String to, String language, String subject, String text, List<Path> attachments) {
    public Letter {
        attachments = List.copyOf(attachments);
    }
}
