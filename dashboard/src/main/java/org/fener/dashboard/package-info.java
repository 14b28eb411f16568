/// The program: command line, schedule, pages and reports over the one path.
@NullMarked
package org.fener.dashboard;

import org.jspecify.annotations.NullMarked;
