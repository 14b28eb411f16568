/// How people steer the models: thresholds with a preview, what to label next, promotion and the way back. The same for
/// commands and pages.
@NullMarked
package org.fener.dashboard.tuning;

import org.jspecify.annotations.NullMarked;
