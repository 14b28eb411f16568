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
        return name.isCommon() ? name.isIn(low, high) : rare.contains(name.name());
    }

    void add(AttributeName name, @Nullable String value) {
        add(name.name(), value);
        if (!name.isCommon()) {
            if (rare.isEmpty()) rare = new ArrayList<>(2);
            rare.add(name.name());
        } else {
            low |= name.low();
            high |= name.high();
        }
    }

    /// The names that have no number.
    List<String> rare() {
        return rare;
    }

    /// The common names whose number is below [Long#SIZE], as bits.
    long low() {
        return low;
    }

    /// The others that are common.
    long high() {
        return high;
    }
}
