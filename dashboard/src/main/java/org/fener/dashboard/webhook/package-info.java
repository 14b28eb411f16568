/// Hands messages to programs of the operator's choice, signed.
@NullMarked
package org.fener.dashboard.webhook;

import org.jspecify.annotations.NullMarked;
