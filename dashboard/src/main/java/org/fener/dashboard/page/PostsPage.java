package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fener.classifier.Reason.Span;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.export.PostExport;
import org.fener.dashboard.export.PostExport.Format;
import org.fener.dashboard.export.PostExport.Receipt;
import org.fener.dashboard.page.MarkedText.Mark;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.QueryPart;
import org.fener.indexer.SearchPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Search: words, filters with counts, highlights. The state lives in the address.
@Controller
final class PostsPage {

    private static final int PER_PAGE = 50;

    private final Installation installation;
    private final Masks masks;

    PostsPage(Installation installation, Masks masks) {
        this.installation = installation;
        this.masks = masks;
    }

    record Snippet(List<MarkedText> parts) {}

    /// @param address of the search without this part
    record Part(String text, long alone, long without, String address) {}

    record Result(SearchPage.Hit hit, List<Snippet> snippets) {}

    @GetMapping("/search")
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String @Nullable [] category,
            @RequestParam(required = false) String @Nullable [] source,
            @RequestParam(required = false) String @Nullable [] lang,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(required = false) String @Nullable [] without,
            @RequestParam(required = false) Optional<String> after,
            @RequestParam(defaultValue = "") String show,
            Model model)
            throws IOException {
        SearchAddress asked =
                new SearchAddress(q, list(category), list(source), list(lang), day, order, list(without), after);
        model.addAttribute("asked", asked);
        model.addAttribute("categories", installation.categories());
        model.addAttribute("sourceNames", installation.sources().all());
        long began = System.nanoTime();
        SearchPage page = answer(asked, model);
        model.addAttribute("histogram", Histogram.of(page));
        model.addAttribute("seconds", (System.nanoTime() - began) / 1e9);
        model.addAttribute("page", page);
        model.addAttribute("results", page.hits().stream().map(this::result).toList());
        Optional<IndexedPost> previewed =
                show.isEmpty() ? Optional.empty() : installation.index().get(show);
        model.addAttribute("previewed", previewed.orElse(null));
        if (previewed.isPresent()) model.addAttribute("preview", preview(previewed.get(), asked));
        return "page/search";
    }

    /// The whole text of a result beside the list, with what the search found in it.
    private List<MarkedText> preview(IndexedPost post, SearchAddress asked) throws IOException {
        List<Mark> marks = new ArrayList<>();
        try {
            if (!asked.q().isBlank())
                for (Span span : installation.index().marks(query(asked), post)) marks.add(new Mark(span, "match"));
        } catch (QueryMistake mistake) {
            marks.clear(); // told above the results
        }
        return MarkedText.cut(masks.of(post).hide(post.post().text()), marks);
    }

    private SearchPage answer(SearchAddress asked, Model model) throws IOException {
        try {
            SearchPage page = installation.index().search(query(asked));
            if (page.total() == 0) model.addAttribute("parts", parts(asked));
            return page;
        } catch (QueryMistake mistake) {
            model.addAttribute("mistake", mistake);
            return SearchPage.EMPTY;
        }
    }

    /// What each part of a query without hits does to their number; nothing where it has but one.
    private List<Part> parts(SearchAddress asked) throws IOException {
        List<QueryPart> parts = installation.index().parts(query(asked));
        if (parts.size() < 2) return List.of();
        return parts.stream()
                .map(part -> {
                    String q = asked.q();
                    String rest = q.substring(0, part.at().start())
                            + q.substring(part.at().end());
                    return new Part(
                            q.substring(part.at().start(), part.at().end()),
                            part.alone(),
                            part.without(),
                            asked.asking(rest.replaceAll("\\s+", " ").strip()));
                })
                .toList();
    }

    /// Every match as a file, never cut, with contacts hidden: its rows and digest stand in the headers and in its
    /// name.
    @GetMapping("/search/export")
    void export(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String @Nullable [] category,
            @RequestParam(required = false) String @Nullable [] source,
            @RequestParam(required = false) String @Nullable [] lang,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(required = false) String @Nullable [] without,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        SearchAddress asked = new SearchAddress(
                q, list(category), list(source), list(lang), day, "", list(without), Optional.empty());
        Path file = Files.createTempFile("fener-export", ".tmp");
        try {
            Receipt receipt;
            Format how = Format.named(format);
            try (OutputStream out = Files.newOutputStream(file)) {
                receipt = PostExport.write(installation.index(), query(asked), how, Mask::of, out);
            }
            response.setContentType(how == Format.CSV ? "text/csv;charset=UTF-8" : "application/x-ndjson");
            response.setContentLengthLong(Files.size(file));
            response.setHeader("X-Rows", String.valueOf(receipt.rows()));
            response.setHeader("X-SHA-256", receipt.sha256());
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"posts-" + receipt.rows() + "-rows-sha256-" + receipt.sha256() + "."
                            + how.name().toLowerCase(Locale.ROOT) + "\"");
            Files.copy(file, response.getOutputStream());
        } catch (IllegalArgumentException mistake) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, mistake.getMessage(), mistake);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<String> list(String @Nullable [] values) {
        return values == null
                ? List.of()
                : Arrays.stream(values).filter(value -> !value.isBlank()).toList();
    }

    private PostQuery query(SearchAddress asked) {
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
                        false)
                .widened(asked.widened());
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

    private Result result(SearchPage.Hit hit) {
        List<Snippet> snippets = hit.snippets().stream()
                .map(snippet -> new Snippet(MarkedText.cut(
                        masks.of(hit.post()).hide(snippet.text()),
                        snippet.marks().stream()
                                .map(span -> new Mark(span, "match"))
                                .toList())))
                .toList();
        return new Result(hit, snippets);
    }
}
