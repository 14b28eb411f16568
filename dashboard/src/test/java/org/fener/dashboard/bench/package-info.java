/// Measures the running dashboard as people use it.
package org.fener.dashboard.bench;
