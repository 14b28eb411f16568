/// The command line.
@NullMarked
package org.fener.dashboard.cli;

import org.jspecify.annotations.NullMarked;
