package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import org.fener.dashboard.access.Sessions;
import org.fener.dashboard.directory.Directories;
import org.fener.dashboard.directory.DirectoryCheck;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.Role;
import org.fener.dashboard.store.SecondFactors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The accounts: who may sign in, in which role. Passwords are set by their owners through one-time links.
@Controller
final class AccountsPage {

    private final Accounts accounts;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final DirectoryCheck check;
    private final SignIns.GuessLimits limits;
    private final MessageSource messages;

    AccountsPage(
            Installation installation,
            Sessions sessions,
            Directories directories,
            SignIns.GuessLimits limits,
            MessageSource messages) {
        this.accounts = installation.accounts();
        this.factors = installation.secondFactors();
        this.sessions = sessions;
        this.check = new DirectoryCheck(directories, accounts);
        this.limits = limits;
        this.messages = messages;
    }

    /// What a directory answered, in the words of the reader.
    record Told(boolean good, String words) {}

    @GetMapping("/accounts")
    String list(Model model) {
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("roles", Role.values());
        model.addAttribute(
                "guarded",
                accounts.all().stream().map(Account::name).filter(factors::isOn).toList());
        model.addAttribute("demanded", factors.demanded());
        return "page/accounts";
    }

    /// For a new person, or a new link for one who is there and forgot.
    @PostMapping("/accounts/invite")
    String invite(@RequestParam String name, @RequestParam Role role, HttpServletRequest request, Model model) {
        try {
            Account.checkName(name);
        } catch (IllegalArgumentException odd) {
            model.addAttribute("mistake", "accounts.name.odd");
            return list(model);
        }
        Optional<Account> known = accounts.find(name);
        if (known.isPresent() && !known.get().isOfHere()) {
            model.addAttribute("mistake", "accounts.name.directory");
            return list(model);
        }
        Role given = known.map(Account::role).orElse(role);
        model.addAttribute("invited", name);
        if (given != role) model.addAttribute("kept", given);
        model.addAttribute(
                "link",
                ServletUriComponentsBuilder.fromContextPath(request)
                        .path("/setup")
                        .queryParam("token", accounts.invite(name, given))
                        .toUriString());
        return list(model);
    }

    @PostMapping("/accounts/role")
    String changeRole(@RequestParam String name, @RequestParam Role role, Principal self, RedirectAttributes onward) {
        notOneself(name, self);
        if (accounts.find(name).filter(account -> !account.isOfHere()).isPresent())
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "the role of " + name + " follows the directory");
        accounts.changeRole(name, role);
        return said("role", name, onward);
    }

    @PostMapping("/accounts/disable")
    String disable(@RequestParam String name, Principal self, RedirectAttributes onward) {
        notOneself(name, self);
        accounts.disable(name, true);
        return said("closed", name, onward);
    }

    @PostMapping("/accounts/enable")
    String enable(@RequestParam String name, RedirectAttributes onward) {
        accounts.disable(name, false);
        return said("opened", name, onward);
    }

    /// Back to the list, which says what was done.
    ///
    /// @param subject the account or role that it was done to
    private static String said(String what, String subject, RedirectAttributes onward) {
        onward.addFlashAttribute("said", what);
        onward.addFlashAttribute("subject", subject);
        return "redirect:/accounts";
    }

    @PostMapping("/accounts/directory/check")
    String checkDirectory(@RequestParam(defaultValue = "") String person, Model model) {
        model.addAttribute(
                "findings",
                check.run(Optional.of(person.strip()).filter(name -> !name.isEmpty())).stream()
                        .map(finding -> new Told(finding.good(), words(finding)))
                        .toList());
        model.addAttribute("person", person.strip());
        return list(model);
    }

    private String words(DirectoryCheck.Finding finding) {
        Locale locale = LocaleContextHolder.getLocale();
        Object[] filled = finding.filled().stream()
                .map(one -> one instanceof Role role
                        ? messages.getMessage("role." + role, new Object[0], locale)
                        : one.toString())
                .toArray();
        return messages.getMessage("accounts.found." + finding.kind(), filled, locale);
    }

    /// For a person who lost the telephone and the recovery codes.
    @PostMapping("/accounts/second-factor/reset")
    String resetSecondFactor(@RequestParam String name, RedirectAttributes onward) {
        factors.remove(name);
        limits.codes().forgive(name);
        return said("factor", name, onward);
    }

    @PostMapping("/accounts/second-factor/demand")
    String demandSecondFactor(
            @RequestParam Role role,
            @RequestParam(defaultValue = "false") boolean demanded,
            RedirectAttributes onward) {
        factors.demand(role, demanded);
        String named = messages.getMessage("role." + role, new Object[0], LocaleContextHolder.getLocale());
        return said(demanded ? "demanded" : "free", named, onward);
    }

    @GetMapping("/accounts/sessions")
    String sessions(@RequestParam(defaultValue = "") String name, Model model) {
        Account account =
                accounts.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no account"));
        model.addAttribute("account", account);
        model.addAttribute("sessions", sessions.of(account));
        return "page/account-sessions";
    }

    /// Ends one session of an account, or all of them where no `id` is given.
    @PostMapping("/accounts/sessions/end")
    String endSessions(
            @RequestParam String name, @RequestParam(defaultValue = "") String id, RedirectAttributes onward) {
        if (id.isEmpty()) accounts.endSessions(name);
        else sessions.end(name, id);
        onward.addAttribute("name", name);
        onward.addFlashAttribute("ended", true);
        return "redirect:/accounts/sessions";
    }

    /// So that the last administrator does not lock the door from outside.
    private static void notOneself(String name, Principal self) {
        if (name.equals(self.getName()))
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "nobody changes or closes their own account");
    }
}
