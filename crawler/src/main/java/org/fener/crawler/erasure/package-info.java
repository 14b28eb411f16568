/// Posts that must go and never come back: which they are, and what is left of pages that show them.
@NullMarked
package org.fener.crawler.erasure;

import org.jspecify.annotations.NullMarked;
