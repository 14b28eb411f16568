package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.fener.dashboard.directory.OidcProvider;
import org.fener.dashboard.home.Settings;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.PasswordRule;
import org.fener.dashboard.store.PasswordRule.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in, and the one-time link by which a person sets a password.
@Controller
final class SignInPage {

    private static final Logger LOG = LoggerFactory.getLogger(SignInPage.class);

    private final Accounts accounts;
    private final OtherSignIns others;
    private final SignIns.GuessLimits limits;
    private final Settings.Sessions limitsOfSessions;

    SignInPage(Installation installation, OtherSignIns others, SignIns.GuessLimits limits) {
        this.accounts = installation.accounts();
        this.others = others;
        this.limits = limits;
        this.limitsOfSessions = installation.settings().sessions();
    }

    @GetMapping("/sign-in")
    String signIn(HttpServletRequest request, Model model) {
        model.addAttribute("over", SignIns.over(request));
        model.addAttribute("limits", limitsOfSessions);
        model.addAttribute("firstStart", accounts.isEmpty());
        model.addAttribute("ldap", others.ldap().isPresent());
        model.addAttribute("provider", others.oidc().map(OidcProvider::title));
        return "page/sign-in";
    }

    /// On the way to the provider of OpenID Connect: only if it answers.
    @GetMapping("/sign-in/provider")
    String provider() {
        if (others.oidc().isEmpty()) return "redirect:/sign-in";
        try {
            return "redirect:/sign-in/with/"
                    + others.oidc().get().registration().getRegistrationId();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            LOG.warn("{} does not let people sign in: {}", others.oidc().get().title(), e.getMessage());
            return "redirect:/sign-in?unreachable";
        }
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
        else if (accounts.accept(token, password).isPresent()) {
            limits.passwords().forgive(account);
            return "redirect:/sign-in?ready";
        }
        return setup(token, model);
    }

    /// The last part of the message's key.
    static String word(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }
}
