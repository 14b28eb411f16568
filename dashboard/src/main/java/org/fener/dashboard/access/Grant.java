package org.fener.dashboard.access;

/// What a role gets of an action.
public enum Grant {
    ALLOWED,
    /// with authors, handles and contacts hidden
    MASKED,
    /// of cases that the person is a member of, with authors, handles and contacts hidden; others are not there
    OWN,
    /// only with a reason, which is kept in the audit log
    REASON,
    REFUSED
}
