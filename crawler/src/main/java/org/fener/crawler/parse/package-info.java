/// Reads a page into posts and links; one page parser per kind of site, chosen by evidence in the page.
@NullMarked
package org.fener.crawler.parse;

import org.jspecify.annotations.NullMarked;
