package org.fener.dashboard.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.directory.Vouching.Standing;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Account.Origin;
import org.fener.dashboard.store.Accounts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ldap.NamingException;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.ldap.DefaultSpringSecurityContextSource;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.authentication.LdapAuthenticationProvider;
import org.springframework.security.ldap.search.FilterBasedLdapUserSearch;
import org.springframework.security.ldap.userdetails.DefaultLdapAuthoritiesPopulator;
import org.springframework.security.ldap.userdetails.LdapUserDetailsMapper;

/// Signs people in whose password an LDAP directory knows: finds the person, binds as them, reads their groups. Who has
/// a password here is never looked for there.
public final class LdapDirectory implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(LdapDirectory.class);

    /// For a connection and for an answer.
    private static final String PATIENCE_MILLIS = "5000";

    private final Accounts accounts;
    private final LdapAuthenticationProvider provider;
    private final FilterBasedLdapUserSearch search;
    private final DefaultLdapAuthoritiesPopulator groups;
    private final Admission admission;

    public LdapDirectory(LdapSettings settings, Accounts accounts) {
        this.accounts = accounts;
        DefaultSpringSecurityContextSource source = source(settings);
        BindAuthenticator authenticator = new BindAuthenticator(source);
        this.search = search(settings, source);
        this.groups = groups(settings, source);
        this.admission = new Admission(accounts, Origin.LDAP, settings.roles());
        authenticator.setUserSearch(search);
        this.provider = new LdapAuthenticationProvider(authenticator, groups);
        provider.setUserDetailsContextMapper(new Admitting(settings.name(), admission));
    }

    /// What the directory says now of somebody who signed in before; their role follows their groups as at a sign-in.
    public Standing standing(String name) {
        try {
            DirContextOperations person = search.searchForUser(name);
            admission.admit(name, name, names(groups.getGrantedAuthorities(person, name)));
            return new Standing.In();
        } catch (UsernameNotFoundException gone) {
            return new Standing.Out("the directory does not know '" + name + "' any more");
        } catch (NotAdmitted out) {
            return new Standing.Out(String.valueOf(out.getMessage()));
        } catch (NamingException | AuthenticationException noAnswer) {
            LOG.warn("the directory was not to be asked about {}: {}", name, noAnswer.getMessage());
            return new Standing.Unreachable(String.valueOf(noAnswer.getMessage()));
        }
    }

    private static List<String> names(Collection<? extends GrantedAuthority> groups) {
        return groups.stream()
                .map(GrantedAuthority::getAuthority)
                .map(String::valueOf)
                .toList();
    }

    static DefaultSpringSecurityContextSource source(LdapSettings settings) {
        DefaultSpringSecurityContextSource source =
                new DefaultSpringSecurityContextSource(settings.address().toString());
        settings.reader()
                .ifPresentOrElse(
                        reader -> {
                            source.setUserDn(reader.name());
                            source.setPassword(password(reader));
                        },
                        () -> source.setAnonymousReadOnly(true));
        source.setPooled(false);
        source.setBaseEnvironmentProperties(Map.of(
                "com.sun.jndi.ldap.connect.timeout",
                PATIENCE_MILLIS,
                "com.sun.jndi.ldap.read.timeout",
                PATIENCE_MILLIS));
        source.afterPropertiesSet();
        return source;
    }

    private static String password(LdapSettings.Reader reader) {
        try {
            return Files.readString(reader.passwordFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the password of the LDAP reader '" + reader.name() + "' cannot be read", e);
        }
    }

    static FilterBasedLdapUserSearch search(LdapSettings settings, DefaultSpringSecurityContextSource source) {
        return new FilterBasedLdapUserSearch(settings.people(), settings.filter(), source);
    }

    static DefaultLdapAuthoritiesPopulator groups(LdapSettings settings, DefaultSpringSecurityContextSource source) {
        DefaultLdapAuthoritiesPopulator groups = new DefaultLdapAuthoritiesPopulator(source, settings.groups());
        groups.setGroupSearchFilter(settings.groupFilter());
        groups.setSearchSubtree(true);
        groups.setRolePrefix("");
        groups.setConvertToUpperCase(false);
        return groups;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication typed) {
        boolean here = accounts.find(typed.getName()).filter(Account::isOfHere).isPresent();
        return here ? null : provider.authenticate(typed);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /// Called once the bind has succeeded.
    private static final class Admitting extends LdapUserDetailsMapper {
        private final String nameAttribute;
        private final Admission admission;

        Admitting(String nameAttribute, Admission admission) {
            this.nameAttribute = nameAttribute;
            this.admission = admission;
        }

        @Override
        public UserDetails mapUserFromContext(
                DirContextOperations person, String typed, Collection<? extends GrantedAuthority> groups) {
            String name = Optional.ofNullable(person.getStringAttribute(nameAttribute))
                    .orElseThrow(() -> new NotAdmitted(person.getDn() + " has no attribute " + nameAttribute));
            Account account = admission.admit(name, name, names(groups));
            return User.withUsername(account.name())
                    .password("")
                    .authorities(List.of())
                    .build();
        }
    }
}
