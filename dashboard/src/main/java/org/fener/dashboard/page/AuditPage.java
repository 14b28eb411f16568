package org.fener.dashboard.page;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.report.AuditCheck;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.Run.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The audit log, for the auditor: who did what, and whether the log is whole.
@Controller
final class AuditPage {

    private static final int PER_PAGE = 50;

    private final Installation installation;

    AuditPage(Installation installation) {
        this.installation = installation;
    }

    @GetMapping("/audit")
    String audit(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        List<AuditLine> lines = installation.audit().latest(account, action, before, PER_PAGE + 1);
        model.addAttribute("lines", lines.stream().limit(PER_PAGE).toList());
        model.addAttribute(
                "following", lines.size() > PER_PAGE ? lines.get(PER_PAGE - 1).seq() : 0);
        model.addAttribute("account", account);
        model.addAttribute("action", action);
        model.addAttribute("accounts", installation.accounts().all());
        model.addAttribute(
                "actions",
                Stream.concat(
                                Stream.of("sign-in", "command"),
                                Permissions.shipped().actions().stream().map(Permissions.Action::name))
                        .toList());
        model.addAttribute("mark", installation.audit().mark());
        model.addAttribute(
                "checked",
                installation.ledger().latest(Kind.AUDIT_CHECK, 1).stream().findFirst());
        return "page/audit";
    }

    /// Reads the whole log now.
    @GetMapping("/audit/check")
    String check(Model model) throws IOException {
        model.addAttribute(
                "faults", new AuditCheck(installation.database(), installation.clock(), installation.home()).faults());
        return audit("", "", Long.MAX_VALUE, model);
    }
}
