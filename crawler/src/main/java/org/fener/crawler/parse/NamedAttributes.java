package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Attributes;
import org.jspecify.annotations.Nullable;

/// The attributes of an element, which know the names among them: nobody has to look through them to tell.
final class NamedAttributes extends Attributes {

    /// The numbers of the common names, as bits.
    private long low;

    private long high;
    private List<String> rare = List.of();

    boolean has(AttributeName name) {
        if (!name.isCommon()) return rare.contains(name.name());
        return ((name.number() < Long.SIZE ? low : high) & 1L << name.number()) != 0;
    }

    void add(AttributeName name, @Nullable String value) {
        add(name.name(), value);
        if (!name.isCommon()) {
            if (rare.isEmpty()) rare = new ArrayList<>(2);
            rare.add(name.name());
        } else if (name.number() < Long.SIZE) low |= 1L << name.number();
        else high |= 1L << name.number();
    }

    /// The names that have no number.
    List<String> rare() {
        return rare;
    }

    /// The next number of a common name, from one on; negative if there is none.
    int next(int from) {
        long left = from < Long.SIZE ? low & -1L << from : 0;
        if (left != 0) return Long.numberOfTrailingZeros(left);
        left = from < Long.SIZE ? high : from < AttributeName.MOST ? high & -1L << from : 0;
        return left == 0 ? -1 : Long.SIZE + Long.numberOfTrailingZeros(left);
    }
}
