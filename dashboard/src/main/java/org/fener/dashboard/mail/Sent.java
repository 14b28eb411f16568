package org.fener.dashboard.mail;

/// What became of an attempt to send.
public sealed interface Sent {

    /// What the mail server said, or why it could not be asked.
    String reply();

    /// The server took the letter over.
    record Accepted(String reply) implements Sent {}

    /// Worth another attempt: the server is not there or said 4xx.
    record NotNow(String reply) implements Sent {}

    /// The server said 5xx: another attempt will not help.
    record Refused(String reply) implements Sent {}
}
