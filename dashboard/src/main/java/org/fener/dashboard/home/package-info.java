/// The home folder of one installation: its paths, its settings, its lock.
@NullMarked
package org.fener.dashboard.home;

import org.jspecify.annotations.NullMarked;
