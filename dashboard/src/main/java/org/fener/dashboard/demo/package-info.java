/// Small made-up sites on loopback, so that the whole program can be seen at work without the Internet.
///
/// Only the sites are made up: what reads them is the product itself. Start reading at [DemoWeb]; a site's contents are
/// YAML files in the resource folder `sites/<id>`, the looks of its engine are in `templates/<engine>`.
@NullMarked
package org.fener.dashboard.demo;

import org.jspecify.annotations.NullMarked;
