/// What helps somebody who must find out why an installation does not work, without anything that it watches.
@NullMarked
package org.fener.dashboard.support;

import org.jspecify.annotations.NullMarked;
