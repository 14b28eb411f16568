package org.fener.dashboard.demo;

import java.util.List;
import java.util.Optional;

/// One page of a longer list.
///
/// @param number 1 for the first page
/// @param pages  how many there are, at least 1
record Paging<T>(List<T> items, int number, int pages) {

    /// The page with this number; empty where the list has no such page.
    static <T> Optional<Paging<T>> of(List<T> all, int number, int size) {
        int pages = Math.max(1, (all.size() + size - 1) / size);
        if (number < 1 || number > pages) return Optional.empty();
        List<T> items = all.subList((number - 1) * size, Math.min(all.size(), number * size));
        return Optional.of(new Paging<>(List.copyOf(items), number, pages));
    }

    boolean hasNext() {
        return number < pages;
    }
}
