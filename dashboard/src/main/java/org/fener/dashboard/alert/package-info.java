/// Tells the owners of watches what was found, by mail and webhook.
@NullMarked
package org.fener.dashboard.alert;

import org.jspecify.annotations.NullMarked;
