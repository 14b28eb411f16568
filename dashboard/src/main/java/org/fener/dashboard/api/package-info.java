/// What programs ask: `/api/v1`, by keys, with the rights and the masking of the pages.
@NullMarked
package org.fener.dashboard.api;

import org.jspecify.annotations.NullMarked;
