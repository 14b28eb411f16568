/// What leaves the house as a file, complete and checkable.
@NullMarked
package org.fener.dashboard.export;

import org.jspecify.annotations.NullMarked;
