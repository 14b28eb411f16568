package org.fener.dashboard.page;

import java.security.Principal;
import java.util.Optional;
import org.fener.dashboard.access.Sessions;
import org.fener.dashboard.directory.Directories;
import org.fener.dashboard.directory.DirectoryCheck;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.Role;
import org.fener.dashboard.store.SecondFactors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The accounts: who may sign in, in which role. Passwords are set by their owners through one-time links.
@Controller
final class AccountsPage {

    private final Accounts accounts;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final DirectoryCheck check;

    AccountsPage(Installation installation, Sessions sessions, Directories directories) {
        this.accounts = installation.accounts();
        this.factors = installation.secondFactors();
        this.sessions = sessions;
        this.check = new DirectoryCheck(directories, accounts);
    }

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
    String invite(@RequestParam String name, @RequestParam Role role, Model model) {
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
        model.addAttribute("invited", name);
        model.addAttribute(
                "link",
                "/setup?token=" + accounts.invite(name, known.map(Account::role).orElse(role)));
        return list(model);
    }

    @PostMapping("/accounts/role")
    String changeRole(@RequestParam String name, @RequestParam Role role, Principal self) {
        notOneself(name, self);
        if (accounts.find(name).filter(account -> !account.isOfHere()).isPresent())
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "the role of " + name + " follows the directory");
        accounts.changeRole(name, role);
        return "redirect:/accounts";
    }

    @PostMapping("/accounts/disable")
    String disable(@RequestParam String name, Principal self) {
        notOneself(name, self);
        accounts.disable(name, true);
        return "redirect:/accounts";
    }

    @PostMapping("/accounts/enable")
    String enable(@RequestParam String name) {
        accounts.disable(name, false);
        return "redirect:/accounts";
    }

    @PostMapping("/accounts/directory/check")
    String checkDirectory(@RequestParam(defaultValue = "") String person, Model model) {
        model.addAttribute("findings", check.run(Optional.of(person.strip()).filter(name -> !name.isEmpty())));
        return list(model);
    }

    /// For a person who lost the telephone and the recovery codes.
    @PostMapping("/accounts/second-factor/reset")
    String resetSecondFactor(@RequestParam String name) {
        factors.remove(name);
        return "redirect:/accounts";
    }

    @PostMapping("/accounts/second-factor/demand")
    String demandSecondFactor(@RequestParam Role role, @RequestParam(defaultValue = "false") boolean demanded) {
        factors.demand(role, demanded);
        return "redirect:/accounts";
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
        return "redirect:/accounts/sessions";
    }

    /// So that the last administrator does not lock the door from outside.
    private static void notOneself(String name, Principal self) {
        if (name.equals(self.getName()))
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "nobody changes or closes their own account");
    }
}
