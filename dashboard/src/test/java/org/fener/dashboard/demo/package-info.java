@NullMarked
package org.fener.dashboard.demo;

import org.jspecify.annotations.NullMarked;
