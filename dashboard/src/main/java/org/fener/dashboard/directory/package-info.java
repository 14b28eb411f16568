/// People whom the organisation's own directory knows: LDAP and OpenID Connect.
@NullMarked
package org.fener.dashboard.directory;

import org.jspecify.annotations.NullMarked;
