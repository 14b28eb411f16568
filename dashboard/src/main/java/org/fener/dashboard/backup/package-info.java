/// Copies of a home that can be checked with standard tools, and the way back.
@NullMarked
package org.fener.dashboard.backup;

import org.jspecify.annotations.NullMarked;
