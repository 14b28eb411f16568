package org.fener.dashboard.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.PostQuery.Widening;
import org.fener.indexer.query.QueryReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// What posts a program asks for: the parameters of a search, as the search page has them.
record Question(
        @Says("words and fields, as in the search page; empty for every post") @Nullable
        String q,

        @Says("flagged for any of these categories") @Nullable
        List<String> category,

        @Says("of any of these sources") @Nullable List<String> source,

        @Says("in any of these languages (BCP 47)") @Nullable
        List<String> lang,

        @Says("of this time or later") @Nullable Instant from,
        @Says("of before this time") @Nullable Instant until,

        @Says("best, newest, score or evidence; best where there are words, else newest") @Nullable
        String order,

        @Says("ways of widening that are switched off: forms, scripts, look-alikes") @Nullable
        List<String> without) {

    PostQuery query(int limit, Optional<String> after) {
        String words = q == null ? "" : q;
        PostQuery query = new PostQuery(
                words,
                list(category),
                list(source),
                list(lang),
                Optional.ofNullable(from),
                Optional.ofNullable(until),
                Optional.empty(),
                Optional.empty(),
                order == null || order.isBlank()
                        ? (QueryReader.ranks(words) ? Order.BEST : Order.NEWEST)
                        : named("order", order, Order.values()),
                limit,
                after,
                false);
        return query.widened(widened());
    }

    private Set<Widening> widened() {
        Set<Widening> ways = EnumSet.allOf(Widening.class);
        for (String way : list(without)) ways.remove(named("without", way, Widening.values()));
        return ways;
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(value -> !value.isBlank()).toList();
    }

    private static <E extends Enum<E>> E named(String parameter, String word, E[] all) {
        Function<E, String> name = it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(all)
                .filter(it -> name.apply(it).equals(word))
                .findFirst()
                .orElseThrow(() -> refused(parameter + ": expected one of "
                        + Arrays.stream(all).map(name).toList() + ", got '" + word + "'"));
    }

    /// Between 1 and `most`.
    static int checked(int limit, int most) {
        if (limit < 1 || limit > most) throw refused("limit: expected 1 to " + most + ", got '" + limit + "'");
        return limit;
    }

    static ResponseStatusException refused(String why) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, why);
    }
}
