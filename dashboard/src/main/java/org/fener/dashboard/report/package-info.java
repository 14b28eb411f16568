/// The daily report: one model, rendered as HTML, PDF, plain text and JSON.
@NullMarked
package org.fener.dashboard.report;

import org.jspecify.annotations.NullMarked;
