package org.fener.crawler.fetch;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The cases of the hostile web that a test plays, by their ids in [HostileCatalogueTest].
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface HostileCase {
    String[] value();
}
