package org.fener.dashboard.page;

import java.util.List;
import java.util.stream.Stream;

/// Deeds that an auditor asks for together.
enum AuditView {
    EXPORTS,
    UNMASKINGS,
    THRESHOLDS,
    ACCOUNTS,
    ERASURES;

    /// Names of the actions.
    List<String> actions() {
        return switch (this) {
            case EXPORTS ->
                List.of(
                        "search-export",
                        "case-export",
                        "evidence-bundle",
                        "report-file",
                        "label-export",
                        "source-export",
                        "audit-export");
            case UNMASKINGS -> List.of("unmask", "case-unmask", "contacts-unmask");
            case THRESHOLDS -> List.of("threshold-set", "model-change", "rule-change");
            case ACCOUNTS ->
                List.of(
                        "account-invite",
                        "account-change",
                        "account-sessions",
                        "second-factor-reset",
                        "second-factor-demand",
                        "key-revoke");
            case ERASURES ->
                List.of("erasure-propose", "erasure-order", "erasure-refuse", "retention-set", "hold-set", "hold-end");
        };
    }

    /// What is meant by a name of a view or of an action; nothing of an empty one.
    static List<String> actions(String name) {
        return Stream.of(values())
                .filter(view -> view.name().equals(name))
                .findFirst()
                .map(AuditView::actions)
                .orElseGet(() -> name.isEmpty() ? List.of() : List.of(name));
    }
}
