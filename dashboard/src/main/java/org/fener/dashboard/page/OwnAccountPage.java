package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fener.dashboard.access.Sessions;
import org.fener.dashboard.access.Sessions.Session;
import org.fener.dashboard.page.Doors.Asked;
import org.fener.dashboard.page.GuardedCodes.Answer;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.PasswordRule;
import org.fener.dashboard.store.PasswordRule.Fault;
import org.fener.dashboard.store.SecondFactors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a person does about their own account: password, second factor, sessions, language.
@Controller
final class OwnAccountPage {

    private static final String HERE = "redirect:/account";

    private final Installation installation;
    private final Sessions sessions;
    private final GuardedCodes codes;
    private final OwnPassword passwords;

    OwnAccountPage(Installation installation, Sessions sessions, GuardedCodes codes, OwnPassword passwords) {
        this.installation = installation;
        this.sessions = sessions;
        this.codes = codes;
        this.passwords = passwords;
    }

    @GetMapping("/account")
    String show(HttpServletRequest request, Principal self, Model model) {
        Account account = account(self);
        SecondFactors factors = installation.secondFactors();
        model.addAttribute("account", account);
        model.addAttribute("shortest", PasswordRule.SHORTEST);
        model.addAttribute("factorSince", factors.since(account.name()));
        model.addAttribute("recoveryLeft", factors.recoveryCodesLeft(account.name()));
        model.addAttribute("factorDemanded", factors.demanded().contains(account.role()));
        model.addAttribute("sessions", sessions.of(account));
        model.addAttribute("current", SignIns.id(request).orElse(""));
        model.addAttribute("shortcuts", KeySettings.of(account.keys()));
        model.addAttribute("places", KeySettings.PLACES);
        model.addAttribute("letters", installation.watchChannels().address(account.name()));
        model.addAttribute(
                "letterDomains", String.join(", ", installation.settings().letterDomains()));
        model.addAttribute("limits", installation.settings().sessions());
        return "page/account";
    }

    private Account account(Principal self) {
        return installation.accounts().find(self.getName()).orElseThrow();
    }

    @PostMapping("/account/password")
    String changePassword(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            Principal self) {
        Account account = account(self);
        if (!password.equals(repeated)) return said("different");
        Optional<Fault> fault = PasswordRule.fault(password, account.name());
        if (fault.isPresent()) return said(SignInPage.word(fault.get()));
        return answered(passwords.check(account, old, request), "old", request, () -> {
            installation.accounts().changePassword(account, password);
            goOn(request, self);
            return said("password");
        });
    }

    private static String said(String what) {
        return HERE + "?said=" + what;
    }

    /// The line before says that it was tried.
    private void refused(HttpServletRequest request) {
        Asked asked = Doors.asked(request).orElseThrow();
        AuditTrail.write(installation, asked, request, Outcome.REFUSED);
    }

    /// The change ended all sessions; this one, which made it, lives on.
    private void goOn(HttpServletRequest request, Principal self) {
        sessions.goOn(SignIns.id(request).orElseThrow(), account(self));
    }

    /// Switches single keys off or on, or moves them.
    @PostMapping("/account/shortcuts")
    String changeKeys(
            @RequestParam(defaultValue = "false") boolean on,
            @RequestParam Map<String, String> fields,
            Principal self) {
        Map<String, String> moved = new HashMap<>();
        for (String key : KeySettings.MOVABLE) if (fields.containsKey(key)) moved.put(key, fields.get(key));
        try {
            installation.accounts().setKeys(self.getName(), new KeySettings(on, moved).kept());
            return said("shortcuts");
        } catch (IllegalArgumentException twice) {
            return said("twice");
        }
    }

    /// Where letters about the own watches go; an empty address stops them.
    @PostMapping("/account/letters")
    String setAddress(@RequestParam(defaultValue = "") String address, Principal self) {
        String to = address.strip();
        if (!to.isEmpty() && !installation.settings().mayBeWrittenTo(to)) return said("domain");
        installation.watchChannels().setAddress(self.getName(), to.isEmpty() ? Optional.empty() : Optional.of(to));
        return said("letters");
    }

    /// Ends one of the own sessions, or all others where no `id` is given.
    @PostMapping("/account/sessions/end")
    String endSessions(@RequestParam(defaultValue = "") String id, HttpServletRequest request, Principal self) {
        String current = SignIns.id(request).orElseThrow();
        List<String> ended = id.isEmpty()
                ? sessions.of(account(self)).stream().map(Session::id).toList()
                : List.of(id);
        ended.stream().filter(other -> !other.equals(current)).forEach(other -> sessions.end(self.getName(), other));
        return said("ended");
    }

    @GetMapping("/account/second-factor")
    String offered(Principal self, Model model) {
        return codes.setUp(self.getName(), "/account/second-factor/confirm", model)
                .orElse(HERE);
    }

    /// Somebody at an open screen changes nothing: it takes a code of the second factor that is in force, or else the
    /// password.
    @PostMapping("/account/second-factor/begin")
    String begin(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String old,
            HttpServletRequest request,
            Principal self) {
        return proven(code, old, request, self, () -> {
            installation.secondFactors().offer(self.getName());
            return "redirect:/account/second-factor";
        });
    }

    @PostMapping("/account/second-factor/confirm")
    String confirm(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, Principal self, Model model) {
        GuardedCodes.Confirmed confirmed = codes.confirm(self.getName(), code, request);
        if (confirmed.answer() != Answer.RIGHT)
            return "redirect:/account/second-factor?" + confirmed.answer().inAddress();
        goOn(request, self);
        return shownOnce(confirmed.recovery(), model);
    }

    private static String shownOnce(List<String> recovery, Model model) {
        model.addAttribute("codes", recovery);
        model.addAttribute("onward", "/account");
        return "page/recovery-codes";
    }

    @PostMapping("/account/second-factor/recovery-codes")
    String renewRecoveryCodes(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, Principal self, Model model) {
        if (!installation.secondFactors().isOn(self.getName())) return HERE;
        return proven(
                code,
                "",
                request,
                self,
                () -> shownOnce(installation.secondFactors().renewRecoveryCodes(self.getName()), model));
    }

    @PostMapping("/account/second-factor/off")
    String switchOff(@RequestParam(defaultValue = "") String code, HttpServletRequest request, Principal self) {
        SecondFactors factors = installation.secondFactors();
        if (!factors.isOn(self.getName())) return HERE;
        if (factors.demanded().contains(account(self).role())) return said("demanded");
        return proven(code, "", request, self, () -> {
            factors.remove(self.getName());
            goOn(request, self);
            return said("off");
        });
    }

    private String proven(String code, String old, HttpServletRequest request, Principal self, Supplier<String> deed) {
        Account account = account(self);
        boolean guarded = installation.secondFactors().isOn(account.name());
        if (!guarded && !account.isOfHere()) return passwords.isFresh(request) ? deed.get() : said("fresh");
        if ((guarded ? code : old).isBlank()) return said(guarded ? "code" : "old");
        return guarded
                ? answered(codes.accept(account.name(), code, request), "code", request, deed)
                : answered(passwords.check(account, old, request), "old", request, deed);
    }

    private String answered(Answer answer, String what, HttpServletRequest request, Supplier<String> deed) {
        return switch (answer) {
            case RIGHT -> deed.get();
            case WRONG -> {
                refused(request);
                yield said(what);
            }
            case WAIT -> said("wait");
        };
    }
}
