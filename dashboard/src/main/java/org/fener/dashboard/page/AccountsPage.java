package org.fener.dashboard.page;

import java.security.Principal;
import java.util.Optional;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The accounts: who may sign in, in which role. Passwords are set by their owners through one-time links.
@Controller
final class AccountsPage {

    private final Accounts accounts;

    AccountsPage(Installation installation) {
        this.accounts = installation.accounts();
    }

    @GetMapping("/accounts")
    String list(Model model) {
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("roles", Role.values());
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
        model.addAttribute("invited", name);
        model.addAttribute(
                "link",
                "/setup?token=" + accounts.invite(name, known.map(Account::role).orElse(role)));
        return list(model);
    }

    @PostMapping("/accounts/role")
    String changeRole(@RequestParam String name, @RequestParam Role role, Principal self) {
        notOneself(name, self);
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

    /// So that the last administrator does not lock the door from outside.
    private static void notOneself(String name, Principal self) {
        if (name.equals(self.getName()))
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "nobody changes or closes their own account");
    }
}
