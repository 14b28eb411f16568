/// What any index must pass, an embedded one as one on a cluster.
@NullMarked
package org.fener.indexer.contract;

import org.jspecify.annotations.NullMarked;
