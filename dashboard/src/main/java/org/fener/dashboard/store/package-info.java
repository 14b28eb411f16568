/// What only the database knows: accounts, the run ledger, labels.
@NullMarked
package org.fener.dashboard.store;

import org.jspecify.annotations.NullMarked;
