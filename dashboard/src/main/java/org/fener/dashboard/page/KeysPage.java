package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.ApiKey;
import org.fener.dashboard.store.ApiKeys;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Keys for programs: each person's own, and for those who manage accounts, all.
@Controller
final class KeysPage {

    private final Installation installation;
    private final OwnPassword passwords;

    KeysPage(Installation installation, OwnPassword passwords) {
        this.installation = installation;
        this.passwords = passwords;
    }

    @GetMapping("/account/keys")
    String own(Principal self, Model model) {
        Account account = account(self);
        model.addAttribute("account", account);
        model.addAttribute("keys", keys().of(account.name()));
        model.addAttribute("scopes", Permissions.shipped().scopes(account.role()));
        model.addAttribute("usualDays", ApiKey.USUAL_LIFE.toDays());
        model.addAttribute("longestDays", ApiKey.LONGEST_LIFE.toDays());
        model.addAttribute("now", installation.clock().instant());
        return "page/keys";
    }

    /// Somebody at an open screen makes no key: it takes the password.
    @PostMapping("/account/keys/new")
    String make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) Optional<List<String>> scope,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam(defaultValue = "") String old,
            HttpServletRequest request,
            Principal self,
            Model model) {
        Account account = account(self);
        List<String> allowed = Permissions.shipped().scopes(account.role());
        List<String> chosen =
                scope.orElse(List.of()).stream().filter(allowed::contains).toList();
        Optional<String> mistake = unproven(account, old, request);
        if (mistake.isPresent()) model.addAttribute("mistake", mistake.get());
        else make(account, name, chosen, days, model);
        return own(self, model);
    }

    /// What to say to somebody who did not show who they are; empty for who did.
    private Optional<String> unproven(Account account, String password, HttpServletRequest request) {
        if (!account.isOfHere()) return passwords.isFresh(request) ? Optional.empty() : Optional.of("own.said.fresh");
        return switch (passwords.check(account, password, request)) {
            case RIGHT -> Optional.empty();
            case WAIT -> Optional.of("own.said.wait");
            case WRONG -> {
                AuditTrail.write(installation, Doors.asked(request).orElseThrow(), request, Outcome.REFUSED);
                yield Optional.of("own.said.old");
            }
        };
    }

    private void make(Account account, String name, List<String> scopes, int days, Model model) {
        try {
            model.addAttribute(
                    "made", keys().make(account.name(), name, scopes, Duration.ofDays(days), account.name()));
        } catch (IllegalArgumentException odd) {
            model.addAttribute("mistake", "keys.odd");
        }
    }

    @PostMapping("/account/keys/revoke")
    String revokeOwn(@RequestParam String id, Principal self) {
        keys().find(id)
                .filter(key -> key.account().equals(self.getName()))
                .ifPresent(key -> keys().revoke(key.id(), self.getName()));
        return "redirect:/account/keys";
    }

    @GetMapping("/accounts/keys")
    String all(Model model) {
        model.addAttribute("keys", keys().all());
        model.addAttribute("now", installation.clock().instant());
        return "page/keys-all";
    }

    @PostMapping("/accounts/keys/revoke")
    String revoke(@RequestParam String id, Principal self) {
        keys().revoke(id, self.getName());
        return "redirect:/accounts/keys";
    }

    private Account account(Principal self) {
        return installation.accounts().find(self.getName()).orElseThrow();
    }

    private ApiKeys keys() {
        return installation.apiKeys();
    }
}
