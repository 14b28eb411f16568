/// The pages of the dashboard: one class per page, its template beside it in resources.
@NullMarked
package org.fener.dashboard.page;

import org.jspecify.annotations.NullMarked;
