/// What stands behind a post: its records checked against the archive, and copied so that others can check them.
@NullMarked
package org.fener.dashboard.evidence;

import org.jspecify.annotations.NullMarked;
