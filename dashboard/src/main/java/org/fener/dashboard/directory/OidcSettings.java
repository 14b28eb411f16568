package org.fener.dashboard.directory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A provider of OpenID Connect (Core 1.0) and what this installation is called there.
///
/// @param title      what people call the provider
/// @param issuer     `https`; plain `http` only on this machine
/// @param client     the identifier of this installation
/// @param secretFile holds the client's secret alone
/// @param name       the claim that becomes the account's name
/// @param groups     the claim that lists the groups; a dot leads into an inner object (`realm_access.roles`)
/// @param askAgain   how long a sign-in lasts until the provider is asked again, which a person whose session there
///                   goes on does not notice
/// @param secondFactor whether the provider has asked for a second factor, so that it is not asked for here again
public record OidcSettings(
        String title,
        URI issuer,
        String client,
        Path secretFile,
        String name,
        String groups,
        List<String> scopes,
        Duration askAgain,
        boolean secondFactor,
        GroupRoles roles) {

    public OidcSettings {
        scopes = List.copyOf(scopes);
        if (!ThisMachine.isSafe(issuer, "https", "http"))
            throw new IllegalArgumentException(
                    "oidc.issuer: expected an https address (http only on this machine), got '" + issuer + "'");
        if (!scopes.contains("openid"))
            throw new IllegalArgumentException("oidc.scopes: expected openid among them, got " + scopes);
    }
}
