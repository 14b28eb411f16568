/// The main path: fetch, read, judge, keep. Start reading at [MonitorRound].
@NullMarked
package org.fener.dashboard.round;

import org.jspecify.annotations.NullMarked;
