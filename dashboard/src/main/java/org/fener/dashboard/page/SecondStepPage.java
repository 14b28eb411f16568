package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The second step of signing in: a code, or setting up the telephone where the role demands it. Without the right
/// password just before, both lead back to the first step.
@Controller
final class SecondStepPage {

    private static final String FIRST_STEP = "redirect:/sign-in";

    private final Installation installation;
    private final SignIns signIns;
    private final GuardedCodes codes;

    SecondStepPage(Installation installation, SignIns signIns, GuardedCodes codes) {
        this.installation = installation;
        this.signIns = signIns;
        this.codes = codes;
    }

    @GetMapping("/sign-in/code")
    String code(HttpServletRequest request) {
        return signIns.half(request).isPresent() ? "page/sign-in-code" : FIRST_STEP;
    }

    @PostMapping("/sign-in/code")
    String accept(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        Optional<Account> account = signIns.half(request);
        if (account.isEmpty()) return FIRST_STEP;
        GuardedCodes.Answer answer = codes.accept(account.get().name(), code, request);
        if (answer == GuardedCodes.Answer.RIGHT) return "redirect:" + signIns.complete(request, response);
        AuditTrail.signIn(installation, account.get().name(), request, "wrong-code", Outcome.REFUSED);
        return "redirect:/sign-in/code?" + answer.inAddress();
    }

    @GetMapping("/sign-in/second-factor")
    String setUp(HttpServletRequest request, Model model) {
        return signIns.half(request)
                .flatMap(account -> codes.setUp(account.name(), "/sign-in/second-factor", model))
                .orElse(FIRST_STEP);
    }

    /// For who has no second factor yet: who has one gives a code of it.
    @PostMapping("/sign-in/second-factor")
    String confirm(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Account> account = signIns.half(request)
                .filter(known -> !installation.secondFactors().isOn(known.name()));
        if (account.isEmpty()) return FIRST_STEP;
        GuardedCodes.Confirmed confirmed = codes.confirm(account.get().name(), code, request);
        if (confirmed.answer() != GuardedCodes.Answer.RIGHT)
            return "redirect:/sign-in/second-factor?" + confirmed.answer().inAddress();
        AuditTrail.signIn(installation, account.get().name(), request, "second-factor-set-up", Outcome.DONE);
        model.addAttribute("codes", confirmed.recovery());
        model.addAttribute("onward", signIns.complete(request, response));
        return "page/recovery-codes";
    }
}
