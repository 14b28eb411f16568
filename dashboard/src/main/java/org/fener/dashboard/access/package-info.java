/// Who may do what, and what is hidden from whom.
@NullMarked
package org.fener.dashboard.access;

import org.jspecify.annotations.NullMarked;
