package org.fener.indexer.language;

import java.util.Set;

/// What the forms of a word share. A form that can be of two words has the stems of both, so that two forms find each
/// other if they have any stem in common.
@FunctionalInterface
public interface Stems {

    /// At least one, for any word in lower case.
    Set<String> of(String word);
}
