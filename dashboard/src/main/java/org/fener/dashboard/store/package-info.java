/// What only the database knows: accounts, the run ledger, the health of sources.
@NullMarked
package org.fener.dashboard.store;

import org.jspecify.annotations.NullMarked;
