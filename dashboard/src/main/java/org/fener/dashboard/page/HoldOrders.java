package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Holds;
import org.fener.dashboard.store.Holds.Kind;
import org.fener.indexer.PostQuery;
import org.fener.indexer.QueryMistake;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Sets and ends holds, from the page of what is kept, of a post or of a case.
@Controller
final class HoldOrders {

    private final Installation installation;

    HoldOrders(Installation installation) {
        this.installation = installation;
    }

    /// Sets a hold on what there is: one on nothing would look like protection and be none.
    ///
    /// @param until first day on which it holds no more; empty for as long as nobody ends it
    /// @param back  `post` or `case` to go on there
    @PostMapping("/holds")
    String set(
            @RequestParam(defaultValue = "POST") Kind kind,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String back,
            Principal self,
            RedirectAttributes redirect)
            throws IOException {
        String held = subject.strip();
        if (held.isEmpty() || !isThere(kind, held, self.getName())) {
            redirect.addFlashAttribute("mistake", "keeping.mistake." + kind);
        } else {
            String why = reason.strip();
            if (why.length() > Holds.LONGEST_WHY)
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "a reason has at most " + Holds.LONGEST_WHY + " characters");
            holds().set(kind, held, why, self.getName(), day(until));
            redirect.addFlashAttribute("said", "keeping.said.held");
        }
        return onward(back, held, redirect);
    }

    private boolean isThere(Kind kind, String subject, String self) throws IOException {
        return switch (kind) {
            case POST -> installation.index().get(subject).isPresent();
            case SOURCE -> KeepingPage.isKnown(subject, installation);
            case CASE -> number(subject).filter(id -> isMember(id, self)).isPresent();
            case QUERY -> isQuery(subject);
        };
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private boolean isMember(long id, String self) {
        return new Cases(installation.database(), installation.clock())
                .find(id, self)
                .isPresent();
    }

    /// Whether it can be asked; it may find nothing yet, since it holds what comes later too.
    private boolean isQuery(String text) throws IOException {
        try {
            installation.index().count(PostQuery.of("(" + text + ")"));
            return true;
        } catch (QueryMistake mistake) {
            return false;
        }
    }

    private Optional<Instant> day(String until) {
        try {
            return until.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(until)
                            .atStartOfDay(installation.settings().zone())
                            .toInstant());
        } catch (DateTimeException notADay) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "until: expected a day such as 2026-11-30, got '" + until + "'", notADay);
        }
    }

    private static String onward(String back, String subject, RedirectAttributes redirect) {
        if (back.equals("case") && number(subject).isPresent()) return "redirect:/cases/" + subject;
        if (!back.equals("post") || subject.isEmpty()) return "redirect:/keeping";
        redirect.addAttribute("key", subject);
        return "redirect:/post";
    }

    /// What it kept can be erased from then on.
    ///
    /// @param subject the post or case to go on at
    @PostMapping("/holds/{id}/end")
    String end(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String subject,
            Principal self,
            RedirectAttributes redirect) {
        boolean stood = holds().end(id, self.getName());
        redirect.addFlashAttribute(stood ? "said" : "mistake", stood ? "keeping.said.ended" : "keeping.mistake.ended");
        return onward(back, subject, redirect);
    }

    private Holds holds() {
        return new Holds(installation.database(), installation.clock());
    }
}
