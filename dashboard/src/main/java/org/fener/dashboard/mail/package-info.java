/// Sends what people wait for by mail.
@NullMarked
package org.fener.dashboard.mail;

import org.jspecify.annotations.NullMarked;
