package org.fener.dashboard.page;

import java.util.Locale;
import java.util.Optional;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.PasswordRule;
import org.fener.dashboard.store.PasswordRule.Fault;
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
        model.addAttribute("shortest", PasswordRule.SHORTEST);
        return "page/setup";
    }

    @PostMapping("/setup")
    String accept(
            @RequestParam String token, @RequestParam String password, @RequestParam String repeated, Model model) {
        String account = accounts.invited(token).orElse("");
        Optional<Fault> fault = PasswordRule.fault(password, account);
        if (fault.isPresent()) model.addAttribute("mistake", word(fault.get()));
        else if (!password.equals(repeated)) model.addAttribute("mistake", "different");
        else if (accounts.accept(token, password).isPresent()) return "redirect:/sign-in?ready";
        return setup(token, model);
    }

    /// The last part of the message's key.
    static String word(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }
}
