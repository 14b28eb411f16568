package org.fener.dashboard.store;

/// How long the audit log was and with which hash it ended: kept outside the log, it shows when the log's end was cut.
public record AuditMark(long count, String head) {}
