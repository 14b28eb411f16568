package org.fener.dashboard.page;

import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Accounts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in, and the one-time link by which a person sets a password.
@Controller
final class SignInPage {

    private final Accounts accounts;

    SignInPage(Installation installation) {
        this.accounts = installation.accounts();
    }

    @GetMapping("/sign-in")
    String signIn(Model model) {
        model.addAttribute("firstStart", accounts.isEmpty());
        return "page/sign-in";
    }

    @GetMapping("/setup")
    String setup(@RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("account", accounts.invited(token).orElse(""));
        model.addAttribute("shortest", Accounts.SHORTEST_PASSWORD);
        return "page/setup";
    }

    @PostMapping("/setup")
    String accept(
            @RequestParam String token, @RequestParam String password, @RequestParam String repeated, Model model) {
        if (password.length() < Accounts.SHORTEST_PASSWORD) model.addAttribute("mistake", "setup.short");
        else if (!password.equals(repeated)) model.addAttribute("mistake", "setup.different");
        else
            return accounts.accept(token, password)
                    .map(Account::name)
                    .map(name -> "redirect:/sign-in?ready")
                    .orElseGet(() -> setup(token, model));
        return setup(token, model);
    }
}
