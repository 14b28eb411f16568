package org.fener.dashboard.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.Counted;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage.Count;
import org.fener.indexer.SearchPage.Facet;
import org.fener.indexer.query.QueryField;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What can be typed into a search, with examples that find something here.
@Controller
final class SearchFieldsPage {

    private static final int MOST_EXAMPLES = 3;

    private static final List<String> SIGNS =
            List.of("all", "or", "not", "phrase", "near", "pattern", "fuzzy", "brackets");

    private final Installation installation;

    SearchFieldsPage(Installation installation) {
        this.installation = installation;
    }

    /// @param examples queries; where the index has values of the field, with some of them
    record Field(QueryField field, String name, List<Example> examples) {}

    /// @param posts that it finds; 0 where nobody counted
    record Example(String query, long posts) {}

    @GetMapping("/search/fields")
    String fields(Model model) throws IOException {
        String language = Shell.language();
        Map<QueryField, List<Count>> known = known();
        List<Field> fields = new ArrayList<>();
        for (QueryField field : QueryField.values()) {
            String name = field.name(language);
            List<Example> examples = known.getOrDefault(field, List.of()).stream()
                    .limit(MOST_EXAMPLES)
                    .map(count -> new Example(name + ":" + written(field, count.value()), count.posts()))
                    .toList();
            String shipped = field.example();
            fields.add(new Field(
                    field,
                    name,
                    examples.isEmpty()
                            ? List.of(new Example(name + shipped.substring(shipped.indexOf(':')), 0))
                            : examples));
        }
        model.addAttribute("signs", SIGNS);
        model.addAttribute("fields", fields);
        return "page/search-fields";
    }

    /// Values that posts have, the most frequent first; of authors and contacts none.
    private Map<QueryField, List<Count>> known() throws IOException {
        PostIndex index = installation.index();
        PostQuery all = PostQuery.of("*").limited(0);
        Map<QueryField, List<Count>> known = new HashMap<>();
        for (Facet facet : index.search(all).facets())
            switch (facet.field()) {
                case "category" -> known.put(QueryField.CATEGORY, facet.counts());
                case "source" -> known.put(QueryField.SOURCE, facet.counts());
                case "language" -> known.put(QueryField.LANGUAGE, facet.counts());
                case "score" -> known.put(QueryField.SCORE, facet.counts());
                case "has" -> known.put(QueryField.HAS, facet.counts());
                default -> {} // days and what has no field
            }
        known.put(QueryField.SITE, index.counts(all, Counted.SITE, MOST_EXAMPLES));
        known.put(QueryField.ROUTE, index.counts(all, Counted.ROUTE, MOST_EXAMPLES));
        known.put(QueryField.PLACE, index.counts(all, Counted.PLACE, MOST_EXAMPLES));
        return known;
    }

    private static String written(QueryField field, String value) {
        return field == QueryField.SCORE || value.matches("[\\w.-]+") ? value : '"' + value.replace("\"", "") + '"';
    }
}
