package org.fener.dashboard.directory;

import java.util.Optional;

/// The directories whose people may sign in, beside those who have a password here.
public record Directories(Optional<LdapSettings> ldap, Optional<OidcSettings> oidc) {}
