package org.fener.dashboard.page;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.dashboard.page.MarkedText.Mark;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.SearchPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// Search: words, filters with counts, highlights. The state lives in the address.
@Controller
final class PostsPage {

    private static final int PER_PAGE = 50;

    private final Installation installation;

    PostsPage(Installation installation) {
        this.installation = installation;
    }

    /// What the address says.
    record Asked(
            String q,
            List<String> category,
            List<String> source,
            List<String> lang,
            String day,
            String order,
            Optional<String> after) {

        /// The same search with a filter value put in or taken out; paging begins anew.
        public String toggled(String field, String value) {
            return address(
                    field.equals("category") ? toggle(category, value) : category,
                    field.equals("source") ? toggle(source, value) : source,
                    field.equals("language") ? toggle(lang, value) : lang,
                    field.equals("day") ? (day.equals(value) ? "" : value) : day,
                    Optional.empty());
        }

        public String following(String next) {
            return address(category, source, lang, day, Optional.of(next));
        }

        public String cleared() {
            return address(List.of(), List.of(), List.of(), "", Optional.empty());
        }

        public boolean chosen(String field, String value) {
            return switch (field) {
                case "category" -> category.contains(value);
                case "source" -> source.contains(value);
                case "language" -> lang.contains(value);
                case "day" -> day.equals(value);
                default -> false;
            };
        }

        public boolean filtered() {
            return !(category.isEmpty() && source.isEmpty() && lang.isEmpty() && day.isEmpty());
        }

        private String address(
                List<String> categories,
                List<String> sources,
                List<String> languages,
                String theDay,
                Optional<String> from) {
            UriComponentsBuilder address =
                    UriComponentsBuilder.fromPath("/search").queryParam("q", "{q}");
            List<Object> values = new ArrayList<>(List.of(q));
            add(address, values, "category", categories);
            add(address, values, "source", sources);
            add(address, values, "lang", languages);
            add(address, values, "day", theDay.isEmpty() ? List.of() : List.of(theDay));
            add(address, values, "order", order.isEmpty() ? List.of() : List.of(order));
            add(address, values, "after", from.stream().toList());
            return address.encode().buildAndExpand(values.toArray()).toUriString();
        }

        private static void add(UriComponentsBuilder address, List<Object> values, String name, List<String> chosen) {
            for (String value : chosen) {
                address.queryParam(name, "{v" + values.size() + "}");
                values.add(value);
            }
        }

        private static List<String> toggle(List<String> values, String value) {
            if (values.contains(value))
                return values.stream().filter(v -> !v.equals(value)).toList();
            return Stream.concat(values.stream(), Stream.of(value)).toList();
        }
    }

    record Snippet(List<MarkedText> parts) {}

    record Result(SearchPage.Hit hit, List<Snippet> snippets) {}

    @GetMapping("/search")
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String @Nullable [] category,
            @RequestParam(required = false) String @Nullable [] source,
            @RequestParam(required = false) String @Nullable [] lang,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(required = false) Optional<String> after,
            Model model)
            throws IOException {
        Asked asked = new Asked(q, list(category), list(source), list(lang), day, order, after);
        model.addAttribute("asked", asked);
        model.addAttribute("categories", installation.categories());
        model.addAttribute("sourceNames", installation.sources().all());
        long began = System.nanoTime();
        SearchPage page = answer(asked, model);
        model.addAttribute("seconds", (System.nanoTime() - began) / 1e9);
        model.addAttribute("page", page);
        model.addAttribute(
                "results", page.hits().stream().map(PostsPage::result).toList());
        return "page/search";
    }

    private SearchPage answer(Asked asked, Model model) throws IOException {
        try {
            return installation.index().search(query(asked));
        } catch (QueryMistake mistake) {
            model.addAttribute("mistake", mistake);
            return new SearchPage(0, List.of(), List.of(), Optional.empty(), List.of());
        }
    }

    private static List<String> list(String @Nullable [] values) {
        return values == null
                ? List.of()
                : Arrays.stream(values).filter(value -> !value.isBlank()).toList();
    }

    private PostQuery query(Asked asked) {
        Optional<LocalDate> day = day(asked.day());
        Order order =
                switch (asked.order()) {
                    case "newest" -> Order.NEWEST;
                    case "score" -> Order.SCORE;
                    default -> asked.q().isBlank() ? Order.NEWEST : Order.BEST;
                };
        return new PostQuery(
                asked.q(),
                asked.category(),
                asked.source(),
                asked.lang(),
                day.map(this::start),
                day.map(date -> start(date.plusDays(1))),
                Optional.empty(),
                Optional.empty(),
                order,
                PER_PAGE,
                asked.after(),
                false);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(installation.settings().zone()).toInstant();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static Result result(SearchPage.Hit hit) {
        List<Snippet> snippets = hit.snippets().stream()
                .map(snippet -> new Snippet(MarkedText.cut(
                        snippet.text(),
                        snippet.marks().stream()
                                .map(span -> new Mark(span, "match"))
                                .toList())))
                .toList();
        return new Result(hit, snippets);
    }
}
