package org.fener.dashboard.cli;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.Role;

/// An account of each role for the demo, all with one password that is made anew at each start.
final class DemoAccounts {

    /// Without letters and digits that look alike.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private DemoAccounts() {}

    static List<String> names() {
        return Arrays.stream(Role.values()).map(DemoAccounts::name).toList();
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /// Makes the accounts, or gives them their password and role anew, and returns the password.
    static String make(Accounts accounts) {
        String password = new SecureRandom()
                .ints(16, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
        for (Role role : Role.values()) {
            accounts.accept(accounts.invite(name(role), role), password);
            accounts.changeRole(name(role), role);
            accounts.disable(name(role), false);
        }
        return password;
    }
}
