package org.fener.dashboard.directory;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.store.Accounts;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.ldap.DefaultSpringSecurityContextSource;

/// Tries the directories and says in words what came of it. Nobody is signed in and nothing is changed.
public final class DirectoryCheck {

    private final Directories directories;
    private final Accounts accounts;

    /// What came of one step.
    public record Finding(boolean good, String words) {}

    public DirectoryCheck(Directories directories, Accounts accounts) {
        this.directories = directories;
        this.accounts = accounts;
    }

    /// Tries each directory that is configured.
    ///
    /// @param name a person to look up; empty: the connections alone
    public List<Finding> run(Optional<String> name) {
        List<Finding> findings = new ArrayList<>();
        directories.ldap().ifPresent(settings -> findings.addAll(ldap(settings, name)));
        directories.oidc().ifPresent(settings -> findings.add(oidc(settings)));
        if (findings.isEmpty())
            findings.add(new Finding(false, "no directory: config/directory.yaml names neither ldap nor oidc"));
        return findings;
    }

    private static List<Finding> ldap(LdapSettings settings, Optional<String> name) {
        List<Finding> findings = new ArrayList<>();
        try {
            DefaultSpringSecurityContextSource source = LdapDirectory.source(settings);
            source.getReadOnlyContext().close();
            findings.add(new Finding(
                    true,
                    "LDAP: " + settings.address() + " lets in "
                            + settings.reader().map(LdapSettings.Reader::name).orElse("anybody") + " to read"));
            name.ifPresent(person -> findings.add(person(settings, source, person)));
        } catch (UncheckedIOException | org.springframework.ldap.NamingException | javax.naming.NamingException e) {
            findings.add(new Finding(false, "LDAP: " + settings.address() + ": " + e.getMessage()));
        }
        return findings;
    }

    private static Finding person(LdapSettings settings, DefaultSpringSecurityContextSource source, String name) {
        DirContextOperations person;
        try {
            person = LdapDirectory.search(settings, source).searchForUser(name);
        } catch (AuthenticationException | IncorrectResultSizeDataAccessException none) {
            return new Finding(
                    false, "LDAP: not exactly one person is called '" + name + "' under " + settings.people());
        }
        List<String> groups = LdapDirectory.groups(settings, source).getGrantedAuthorities(person, name).stream()
                .map(GrantedAuthority::getAuthority)
                .map(String::valueOf)
                .sorted()
                .toList();
        return settings.roles()
                .of(groups)
                .map(role -> new Finding(true, "LDAP: " + person.getDn() + ", groups " + groups + ": " + role))
                .orElseGet(() -> new Finding(
                        false, "LDAP: " + person.getDn() + ", groups " + groups + ": no role, does not get in"));
    }

    private Finding oidc(OidcSettings settings) {
        try {
            String asked = new OidcProvider(settings, accounts)
                    .registration()
                    .getProviderDetails()
                    .getAuthorizationUri();
            return new Finding(true, "OpenID Connect: " + settings.issuer() + " answers; people sign in at " + asked);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return new Finding(false, "OpenID Connect: " + settings.issuer() + ": " + e.getMessage());
        }
    }
}
