package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fener.classifier.Reason.Span;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.export.PostExport;
import org.fener.dashboard.export.PostExport.Format;
import org.fener.dashboard.page.MarkedText.Mark;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.QueryPart;
import org.fener.indexer.SearchPage;
import org.fener.indexer.SearchPage.Count;
import org.fener.indexer.SearchPage.Facet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Search: words, filters with counts, highlights. The state lives in the address.
@Controller
final class PostsPage {

    private static final int PER_PAGE = 50;
    private static final int MOST_AUTHORS = 20;

    private final Installation installation;
    private final Masks masks;
    private final ResultCards cards;

    PostsPage(Installation installation, Masks masks, ResultCards cards) {
        this.installation = installation;
        this.masks = masks;
        this.cards = cards;
    }

    /// @param address of the search without this part
    record Part(String text, long alone, long without, String address) {}

    /// A search that was probably meant.
    ///
    /// @param text what stands in it in place of what no post has
    record Meant(String text, String address) {}

    @GetMapping("/search")
    String search(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest request, Model model)
            throws IOException {
        SearchAddress asked = SearchAddress.of(parameters);
        HouseFilters house = house(request);
        String show = Optional.ofNullable(parameters.getFirst("show")).orElse("");
        model.addAttribute("asked", asked);
        model.addAttribute("house", house);
        model.addAttribute("categories", installation.categories());
        model.addAttribute("sourceNames", installation.sources().all());
        long began = System.nanoTime();
        SearchPage page = answer(asked, house, model);
        model.addAttribute("histogram", Histogram.of(page));
        model.addAttribute("seconds", (System.nanoTime() - began) / 1e9);
        model.addAttribute("page", page);
        model.addAttribute("results", cards.of(page.hits(), house));
        Optional<IndexedPost> previewed =
                show.isEmpty() ? Optional.empty() : installation.index().get(show);
        model.addAttribute("previewed", previewed.orElse(null));
        if (previewed.isPresent()) model.addAttribute("preview", preview(previewed.get(), query(asked, house)));
        model.addAttribute(
                "authors",
                authors(
                        asked,
                        house,
                        parameters.containsKey("authors")
                                || !asked.all("author").isEmpty()));
        return "page/search";
    }

    private HouseFilters house(HttpServletRequest request) {
        return Doors.asked(request)
                .map(asked -> HouseFilters.of(
                        installation,
                        asked.account().name(),
                        Permissions.shipped().of(asked.account().role())))
                .orElseThrow();
    }

    /// The authors with most of the posts, by pseudonyms alone; empty unless it is asked for.
    private List<Count> authors(SearchAddress asked, HouseFilters house, boolean counted) throws IOException {
        if (!counted) return List.of();
        try {
            return new NamelessAuthors(installation).counts(query(asked, house), MOST_AUTHORS);
        } catch (QueryMistake mistake) {
            return List.of(); // told above the results
        }
    }

    /// The whole text of a result beside the list, with what the search found in it and what was taken as evidence.
    private List<MarkedText> preview(IndexedPost post, PostQuery asked) throws IOException {
        List<Mark> marks = new ArrayList<>();
        try {
            if (!asked.text().isBlank())
                for (Span span : installation.index().marks(asked, post)) marks.add(new Mark(span, "match"));
        } catch (QueryMistake mistake) {
            marks.clear(); // told above the results
        }
        marks.addAll(EvidenceMarks.of(post, installation.classifier()));
        return MarkedText.cut(masks.of(post).hide(post.post().text()), marks);
    }

    private SearchPage answer(SearchAddress asked, HouseFilters house, Model model) throws IOException {
        try {
            PostQuery query = query(asked, house);
            SearchPage page = installation.index().search(query);
            if (page.total() == 0) explainNothing(asked, installation.index().parts(query), model);
            List<Facet> facets = new ArrayList<>(page.facets());
            if (page.total() > 0) facets.addAll(facets.size() - 1, house.counts(query.after(Optional.empty())));
            model.addAttribute("facets", facets);
            return page;
        } catch (QueryMistake mistake) {
            model.addAttribute("mistake", mistake);
            model.addAttribute("mistaken", QueryMistakes.shown(mistake, asked.q()));
            model.addAttribute("facets", List.of());
            return SearchPage.EMPTY;
        }
    }

    /// What each part of a query without hits does to their number, where it has several, and what was probably meant.
    private void explainNothing(SearchAddress asked, List<QueryPart> parts, Model model) throws IOException {
        String q = asked.q();
        List<Part> told = new ArrayList<>();
        List<Meant> meant = new ArrayList<>();
        for (QueryPart part : parts) {
            String before = q.substring(0, part.at().start());
            String after = q.substring(part.at().end());
            told.add(new Part(
                    q.substring(part.at().start(), part.at().end()),
                    part.alone(),
                    part.without(),
                    asked.asking((before + after).replaceAll("\\s+", " ").strip())));
            if (part.instead().isPresent() && !isContact(part.instead().get()))
                meant.add(new Meant(
                        part.instead().get(),
                        asked.asking(before + part.instead().get() + after)));
        }
        model.addAttribute("parts", told.size() < 2 ? List.of() : told);
        model.addAttribute("meant", meant);
    }

    /// Somebody's contact is not told to who mistypes it.
    private boolean isContact(String word) throws IOException {
        return !word.contains(":")
                && installation.index().count(PostQuery.of("contact:\"" + word.replace("\"", "") + "\"")) > 0;
    }

    /// Every match as a file, never cut, with contacts hidden: its rows and digest stand in the headers and in its
    /// name.
    @GetMapping("/search/export")
    void export(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PostQuery query = query(SearchAddress.of(parameters), house(request));
        try {
            Format how = Format.named(format);
            WholeFile.send(
                    response, "posts", how, out -> PostExport.write(installation.index(), query, how, Mask::of, out));
        } catch (IllegalArgumentException mistake) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, mistake.getMessage(), mistake);
        }
    }

    private PostQuery query(SearchAddress asked, HouseFilters house) throws IOException {
        ZoneId zone = installation.settings().zone();
        PostQuery plain = new PostQuery(
                        asked.q(),
                        asked.all("category"),
                        asked.all("source"),
                        asked.all("language"),
                        asked.days().begins(zone),
                        asked.days().ends(zone),
                        Optional.empty(),
                        Optional.empty(),
                        asked.ordered(),
                        PER_PAGE,
                        asked.after(),
                        false)
                .widened(asked.widened());
        PostQuery narrowed = house.narrowed(plain, asked);
        for (String field : List.of("score", "has")) narrowed = anyOf(narrowed, field, asked.all(field));
        return narrowed;
    }

    private static PostQuery anyOf(PostQuery question, String field, List<String> values) {
        List<String> good =
                values.stream().filter(value -> value.matches("[\\w.-]+")).toList();
        if (values.isEmpty()) return question;
        if (good.isEmpty()) return question.among(Set.of());
        return question.onlyIf(good.stream().map(value -> field + ":" + value).collect(Collectors.joining(" OR ")));
    }
}
