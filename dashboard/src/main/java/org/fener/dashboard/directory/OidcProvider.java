package org.fener.dashboard.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Account.Origin;
import org.fener.dashboard.store.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Signs people in for whom a provider of OpenID Connect vouches. What the provider says of itself (OpenID Connect
/// Discovery 1.0) is asked for when the first person needs it, so that the dashboard starts without it.
public final class OidcProvider implements ClientRegistrationRepository, OAuth2UserService<OidcUserRequest, OidcUser> {

    /// What the one provider is called in addresses.
    public static final String ID = "oidc";

    private final OidcSettings settings;
    private final Admission admission;
    private final OidcUserService users = new OidcUserService();
    private final AtomicReference<@Nullable ClientRegistration> known = new AtomicReference<>();

    public OidcProvider(OidcSettings settings, Accounts accounts) {
        this.settings = settings;
        this.admission = new Admission(accounts, Origin.OIDC, settings.roles());
    }

    public String title() {
        return settings.title();
    }

    /// How long a sign-in lasts until the provider is asked again.
    public Duration askAgain() {
        return settings.askAgain();
    }

    /// Whether the provider has asked for a second factor already.
    public boolean vouchesForSecondFactor() {
        return settings.secondFactor();
    }

    /// Asks the provider what it is, unless it is known.
    ///
    /// @throws IllegalArgumentException if it does not answer, or not as the issuer that it should be
    public ClientRegistration registration() {
        ClientRegistration before = known.get();
        if (before != null) return before;
        ClientRegistration asked = announced()
                .registrationId(ID)
                .clientId(settings.client())
                .clientSecret(secret())
                .scope(settings.scopes())
                .redirectUri("{baseUrl}/sign-in/back/{registrationId}")
                .build();
        known.set(asked);
        return asked;
    }

    private ClientRegistration.Builder announced() {
        try {
            return ClientRegistrations.fromIssuerLocation(settings.issuer().toString());
        } catch (IllegalStateException otherIssuer) {
            throw new IllegalArgumentException(otherIssuer.getMessage(), otherIssuer);
        }
    }

    private String secret() {
        try {
            return Files.readString(settings.secretFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the secret of '" + settings.client() + "' cannot be read", e);
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? registration() : null;
    }

    /// Called once the identity token has proved right (signature, issuer, audience, nonce, times).
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser person = users.loadUser(request);
        String name = person.getClaimAsString(settings.name());
        if (name == null) throw new NotAdmitted("the provider sends no claim '" + settings.name() + "'");
        Account account =
                admission.admit(name, settings.issuer() + " " + person.getSubject(), groups(person.getClaims()));
        return new DefaultOidcUser(List.of(), person.getIdToken(), person.getUserInfo(), settings.name()) {
            private static final long serialVersionUID = 1;

            @Override
            public String getName() {
                return account.name();
            }
        };
    }

    private List<String> groups(Map<String, Object> claims) {
        @Nullable Object value = claims;
        for (String step : settings.groups().split("\\.", -1))
            value = value instanceof Map<?, ?> inner ? inner.get(step) : null;
        return value instanceof Collection<?> groups
                ? groups.stream().map(String::valueOf).toList()
                : List.of();
    }
}
