/// What people do with sources: try an address, add what it showed.
@NullMarked
package org.fener.dashboard.source;

import org.jspecify.annotations.NullMarked;
