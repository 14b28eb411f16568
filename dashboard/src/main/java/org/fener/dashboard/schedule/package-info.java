/// Rounds and reports on time (Quartz), each once.
@NullMarked
package org.fener.dashboard.schedule;

import org.jspecify.annotations.NullMarked;
