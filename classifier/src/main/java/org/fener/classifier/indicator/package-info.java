/// Finds contacts and indicators: phones, handles, wallets, prices, domains, hashes.
@NullMarked
package org.fener.classifier.indicator;

import org.jspecify.annotations.NullMarked;
