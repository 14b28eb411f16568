package org.fener.dashboard.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.BatchSearch;
import org.fener.indexer.PostQuery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A pasted list of queries, each with the number of posts that match.
@Controller
final class BatchSearchPage {

    private final Installation installation;
    private final QueryMistakes mistakes;

    BatchSearchPage(Installation installation, QueryMistakes mistakes) {
        this.installation = installation;
        this.mistakes = mistakes;
    }

    /// @param mistake what is wrong with the line; empty if nothing
    record Line(String asked, long posts, Optional<String> mistake) {}

    @GetMapping("/search/batch")
    String form(Model model) throws IOException {
        return count("", model);
    }

    @PostMapping("/search/batch")
    String count(@RequestParam(defaultValue = "") String lines, Model model) throws IOException {
        List<Line> answers = new ArrayList<>();
        try {
            BatchSearch.run(
                    installation.index(),
                    lines.lines(),
                    PostQuery.of("").limited(0),
                    answer -> answers.add(new Line(
                            answer.line(), answer.posts(), answer.mistake().map(mistakes::of))));
        } catch (IllegalArgumentException tooMany) {
            model.addAttribute("tooMany", BatchSearch.MOST_LINES);
        }
        model.addAttribute("lines", lines);
        model.addAttribute("answers", answers);
        return "page/batch";
    }
}
