package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fener.dashboard.access.GuessLimit;
import org.fener.dashboard.round.Installation;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Codes of the second factor as they come in from outside: who guesses too often is not heard for a while.
@Component
final class GuardedCodes {

    private final Installation installation;
    private final GuessLimit limit;

    enum Answer {
        RIGHT,
        WRONG,
        WAIT;

        String inAddress() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    GuardedCodes(Installation installation, SignIns.GuessLimits limits) {
        this.installation = installation;
        this.limit = limits.codes();
    }

    Answer accept(String account, String code, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (limit.wait(account, address).isPresent()) return Answer.WAIT;
        return counted(account, address, installation.secondFactors().accept(account, code));
    }

    private Answer counted(String account, String address, boolean right) {
        if (right) limit.right(account, address);
        else limit.wrong(account, address);
        return right ? Answer.RIGHT : Answer.WRONG;
    }

    /// The page that shows the secret offered to an account; empty if none is.
    ///
    /// @param action where its first code goes
    Optional<String> setUp(String account, String action, Model model) {
        return installation.secondFactors().offered(account).map(offer -> {
            model.addAttribute("offer", offer);
            model.addAttribute("picture", QrCode.of(offer.uri()));
            model.addAttribute("action", action);
            return "page/second-factor";
        });
    }

    /// What came of the first code of a new telephone.
    ///
    /// @param recovery shown once, if the code was right
    record Confirmed(Answer answer, List<String> recovery) {}

    /// The first code of a new telephone. Guessing it gains nothing: the secret stands on the page.
    Confirmed confirm(String account, String code, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (limit.wait(account, address).isPresent()) return new Confirmed(Answer.WAIT, List.of());
        Optional<List<String>> recovery = installation.secondFactors().confirm(account, code);
        if (recovery.isEmpty()) limit.wrong(account, address);
        return new Confirmed(recovery.isPresent() ? Answer.RIGHT : Answer.WRONG, recovery.orElse(List.of()));
    }
}
