/// The management port: health and metrics for the programs that watch over this one.
@NullMarked
package org.fener.dashboard.manage;

import org.jspecify.annotations.NullMarked;
