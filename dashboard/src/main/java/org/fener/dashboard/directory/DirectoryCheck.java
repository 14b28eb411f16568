package org.fener.dashboard.directory;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.store.Accounts;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.ldap.CommunicationException;
import org.springframework.ldap.NameNotFoundException;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.ldap.DefaultSpringSecurityContextSource;
import org.springframework.web.client.ResourceAccessException;

/// Tries the directories and says in words what came of it. Nobody is signed in and nothing is changed.
public final class DirectoryCheck {

    private final Directories directories;
    private final Accounts accounts;

    /// What may come of one step, in the words of the command line.
    public enum Kind {
        NONE("no directory: config/directory.yaml names neither ldap nor oidc"),
        LDAP_OPEN("LDAP: %s lets in %s to read"),
        LDAP_OPEN_TO_ALL("LDAP: %s lets in anybody to read"),
        LDAP_SILENT("LDAP: %s does not answer: look at address, port and firewall (%s)"),
        LDAP_REFUSED("LDAP: %s does not let in %s: look at reader and password-file (%s)"),
        LDAP_NO_PLACE("LDAP: %s answers, but has no such place: look at people and groups (%s)"),
        LDAP_OTHER("LDAP: %s: %s"),
        PERSON_UNKNOWN("LDAP: not exactly one person is called '%s' under %s"),
        PERSON_ROLE("LDAP: %s, groups %s: %s"),
        PERSON_NO_ROLE("LDAP: %s, groups %s: no role, does not get in"),
        OIDC_OPEN("OpenID Connect: %s answers; people sign in at %s"),
        OIDC_SILENT("OpenID Connect: %s does not answer: look at address, port and firewall (%s)"),
        OIDC_OTHER("OpenID Connect: %s: %s"),
        SECRET("%s: a file with a secret cannot be read: %s");

        private final String english;

        Kind(String english) {
            this.english = english;
        }

        boolean isGood() {
            return switch (this) {
                case LDAP_OPEN, LDAP_OPEN_TO_ALL, PERSON_ROLE, OIDC_OPEN -> true;
                case NONE,
                        LDAP_SILENT,
                        LDAP_REFUSED,
                        LDAP_NO_PLACE,
                        LDAP_OTHER,
                        PERSON_UNKNOWN,
                        PERSON_NO_ROLE,
                        OIDC_SILENT,
                        OIDC_OTHER,
                        SECRET -> false;
            };
        }
    }

    /// What came of one step.
    ///
    /// @param filled what stands in the words, in their order
    public record Finding(Kind kind, List<Object> filled) {

        public Finding {
            filled = List.copyOf(filled);
        }

        static Finding of(Kind kind, Object... filled) {
            return new Finding(kind, List.of(filled));
        }

        public boolean good() {
            return kind.isGood();
        }

        /// In English, as the command line says it.
        public String words() {
            return kind.english.formatted(filled.toArray());
        }
    }

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
        if (findings.isEmpty()) findings.add(Finding.of(Kind.NONE));
        return findings;
    }

    private static List<Finding> ldap(LdapSettings settings, Optional<String> name) {
        List<Finding> findings = new ArrayList<>();
        try {
            DefaultSpringSecurityContextSource source = LdapDirectory.source(settings);
            source.getReadOnlyContext().close();
            findings.add(settings.reader()
                    .map(reader -> Finding.of(Kind.LDAP_OPEN, settings.address(), reader.name()))
                    .orElseGet(() -> Finding.of(Kind.LDAP_OPEN_TO_ALL, settings.address())));
            name.ifPresent(person -> findings.add(person(settings, source, person)));
        } catch (UncheckedIOException e) {
            findings.add(Finding.of(Kind.SECRET, "LDAP", said(e)));
        } catch (org.springframework.ldap.NamingException | javax.naming.NamingException e) {
            findings.add(refused(settings, e));
        }
        return findings;
    }

    private static Finding refused(LdapSettings settings, Exception e) {
        return switch (e) {
            case CommunicationException silent -> Finding.of(Kind.LDAP_SILENT, settings.address(), said(silent));
            case org.springframework.ldap.AuthenticationException wrong ->
                Finding.of(
                        Kind.LDAP_REFUSED,
                        settings.address(),
                        settings.reader().map(LdapSettings.Reader::name).orElse("–"),
                        said(wrong));
            case NameNotFoundException nowhere -> Finding.of(Kind.LDAP_NO_PLACE, settings.address(), said(nowhere));
            default -> Finding.of(Kind.LDAP_OTHER, settings.address(), said(e));
        };
    }

    private static String said(Exception e) {
        return String.valueOf(e.getMessage());
    }

    private static Finding person(LdapSettings settings, DefaultSpringSecurityContextSource source, String name) {
        DirContextOperations person;
        try {
            person = LdapDirectory.search(settings, source).searchForUser(name);
        } catch (AuthenticationException | IncorrectResultSizeDataAccessException none) {
            return Finding.of(Kind.PERSON_UNKNOWN, name, settings.people());
        }
        List<String> groups = LdapDirectory.groups(settings, source).getGrantedAuthorities(person, name).stream()
                .map(GrantedAuthority::getAuthority)
                .map(String::valueOf)
                .sorted()
                .toList();
        return settings.roles()
                .of(groups)
                .map(role -> Finding.of(Kind.PERSON_ROLE, person.getDn(), groups, role))
                .orElseGet(() -> Finding.of(Kind.PERSON_NO_ROLE, person.getDn(), groups));
    }

    private Finding oidc(OidcSettings settings) {
        try {
            String asked = new OidcProvider(settings, accounts)
                    .registration()
                    .getProviderDetails()
                    .getAuthorizationUri();
            return Finding.of(Kind.OIDC_OPEN, settings.issuer(), String.valueOf(asked));
        } catch (UncheckedIOException e) {
            return Finding.of(Kind.SECRET, "OpenID Connect", said(e));
        } catch (IllegalArgumentException e) {
            return e.getCause() instanceof ResourceAccessException
                    ? Finding.of(Kind.OIDC_SILENT, settings.issuer(), said(e))
                    : Finding.of(Kind.OIDC_OTHER, settings.issuer(), said(e));
        }
    }
}
