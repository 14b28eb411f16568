/// What people are told of a score's reasons.
@NullMarked
package org.fener.dashboard.why;

import org.jspecify.annotations.NullMarked;
