/// From a source to posts: what is watched, what a fetch brought, what a post is.
@NullMarked
package org.fener.crawler;

import org.jspecify.annotations.NullMarked;
