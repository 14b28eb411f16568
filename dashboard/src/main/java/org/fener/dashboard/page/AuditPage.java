package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.export.AuditExport;
import org.fener.dashboard.export.PostExport.Format;
import org.fener.dashboard.report.AuditCheck;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.Run.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The audit log, for the auditor: who did what, and whether the log is whole.
@Controller
final class AuditPage {

    private static final int PER_PAGE = 50;

    private final Installation installation;

    AuditPage(Installation installation) {
        this.installation = installation;
    }

    /// What is looked for, as the address says it.
    ///
    /// @param action  name of an action or of an [AuditView]; empty for any
    /// @param refused whether only what was refused is looked for
    record Asked(String account, String action, String words, DaySpan days, boolean refused) {

        static Asked of(MultiValueMap<String, String> parameters) {
            return new Asked(
                    first(parameters, "account"),
                    first(parameters, "action"),
                    first(parameters, "words"),
                    DaySpan.of(parameters),
                    !first(parameters, "refused").isEmpty());
        }

        private static String first(MultiValueMap<String, String> parameters, String name) {
            return Optional.ofNullable(parameters.getFirst(name)).orElse("");
        }

        AuditFilter filter(ZoneId zone) {
            return new AuditFilter(
                    account,
                    AuditView.actions(action),
                    words,
                    days.begins(zone),
                    days.ends(zone),
                    refused ? Optional.of(Outcome.REFUSED) : Optional.empty());
        }
    }

    @GetMapping("/audit")
    String audit(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        Asked asked = Asked.of(parameters);
        ZoneId zone = installation.settings().zone();
        List<AuditLine> lines = installation.audit().latest(asked.filter(zone), before, PER_PAGE + 1);
        model.addAttribute("asked", asked);
        model.addAttribute("lines", lines.stream().limit(PER_PAGE).toList());
        model.addAttribute(
                "following", lines.size() > PER_PAGE ? lines.get(PER_PAGE - 1).seq() : 0);
        model.addAttribute("accounts", installation.accounts().all());
        model.addAttribute("views", AuditView.values());
        model.addAttribute(
                "month",
                LocalDate.ofInstant(installation.clock().instant(), zone).withDayOfMonth(1));
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

    /// All lines that are looked for as a file, never cut.
    @GetMapping("/audit/export")
    void export(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        AuditFilter filter = Asked.of(parameters).filter(installation.settings().zone());
        try {
            Format how = Format.named(format);
            WholeFile.send(response, "audit", how, out -> AuditExport.write(installation.audit(), filter, how, out));
        } catch (IllegalArgumentException mistake) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, mistake.getMessage(), mistake);
        }
    }

    /// Reads the whole log now.
    @GetMapping("/audit/check")
    String check(Model model) throws IOException {
        model.addAttribute(
                "faults", new AuditCheck(installation.database(), installation.clock(), installation.home()).faults());
        return audit(new LinkedMultiValueMap<>(), Long.MAX_VALUE, model);
    }
}
