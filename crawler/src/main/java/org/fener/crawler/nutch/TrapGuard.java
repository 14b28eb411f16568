package org.fener.crawler.nutch;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Notices where a site makes up addresses without end: calendars, filters, paths that grow. Addresses of one form
/// that bring nothing new one after the other are no longer asked for in this round. Safe for many threads.
final class TrapGuard {

    /// Pages of one form in a row that bring nothing new before the form counts as a trap.
    static final int BUDGET = 50;

    /// The same segment so often in one path is a link that grows on itself.
    private static final int MOST_REPEATS = 3;

    private static final int MOST_FORMS = 20_000;
    private static final int MOST_TEXTS = 100_000;

    /// From so many hexadecimal digits on a word is made up by a program.
    private static final int LONG_HEX = 8;

    private final Map<String, Integer> barren = new HashMap<>();
    private final Set<Integer> seen = new HashSet<>();

    /// Why an address must not be asked for; empty if it may.
    synchronized Optional<String> refusal(URI uri) {
        Optional<String> repeated = repeated(uri);
        if (repeated.isPresent())
            return Optional.of("the path repeats '" + repeated.get() + "' more than " + MOST_REPEATS + " times");
        String form = form(uri);
        return barren.getOrDefault(form, 0) < BUDGET
                ? Optional.empty()
                : Optional.of(BUDGET + " addresses of the form " + form + " brought nothing new one after the other");
    }

    /// A page was read.
    ///
    /// @param texts   of its posts: the same under another address is nothing new
    /// @param leadsOn it leads to new addresses of another form
    synchronized void visited(URI uri, List<String> texts, boolean leadsOn) {
        if (barren.size() > MOST_FORMS) barren.clear();
        boolean isNew = leadsOn;
        for (String text : texts) isNew |= seen.size() >= MOST_TEXTS || seen.add(text.hashCode());
        String form = form(uri);
        if (isNew) barren.remove(form);
        else barren.merge(form, 1, Integer::sum);
    }

    /// The host, and the path with every number and long hexadecimal word replaced by `#`; of the query only that
    /// there is one.
    static String form(URI uri) {
        String path = uri.getRawPath() == null ? "/" : uri.getRawPath();
        StringBuilder form = new StringBuilder(path.length() + 32).append(uri.getRawAuthority());
        for (int at = 0; at < path.length(); ) {
            int end = varyingUntil(path, at);
            form.append(end > at ? '#' : path.charAt(at));
            at = Math.max(end, at + 1);
        }
        return uri.getRawQuery() == null ? form.toString() : form.append('?').toString();
    }

    private static int varyingUntil(String path, int from) {
        int hex = from;
        while (hex < path.length() && HexFormat.isHexDigit(path.charAt(hex))) hex++;
        if (hex - from >= LONG_HEX) return hex;
        int digits = from;
        while (digits < hex && path.charAt(digits) <= '9') digits++;
        return digits;
    }

    private static Optional<String> repeated(URI uri) {
        String path = uri.getRawPath() == null ? "/" : uri.getRawPath();
        if (path.chars().filter(c -> c == '/').count() <= MOST_REPEATS) return Optional.empty();
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.groupingBy(segment -> segment, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > MOST_REPEATS)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
