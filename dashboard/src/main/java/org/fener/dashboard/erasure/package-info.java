/// Erases posts everywhere in a home.
@NullMarked
package org.fener.dashboard.erasure;

import org.jspecify.annotations.NullMarked;
