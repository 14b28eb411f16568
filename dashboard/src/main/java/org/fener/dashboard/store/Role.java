package org.fener.dashboard.store;

/// What an account may do.
public enum Role {
    READER,
    INVESTIGATOR,
    ANALYST,
    ADMIN,
    AUDITOR
}
