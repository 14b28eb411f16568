@NullMarked
package org.fener.dashboard.api;

import org.jspecify.annotations.NullMarked;
