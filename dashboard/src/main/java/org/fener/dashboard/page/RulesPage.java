package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Rule;
import org.fener.dashboard.store.Rule.Kind;
import org.fener.dashboard.tuning.CountedRules;
import org.fener.dashboard.tuning.FiringRules;
import org.fener.dashboard.tuning.RuleTable;
import org.fener.dashboard.tuning.RuleTable.Line;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.QueryMistake;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The rules that people write beside the models: how much they cover, how often they are right, and their versions.
@Controller
final class RulesPage {

    private final Installation installation;
    private final CountedRules counted;
    private final QueryMistakes queries;
    private final MessageSource messages;

    RulesPage(Installation installation, QueryMistakes queries, MessageSource messages) {
        this.installation = installation;
        this.counted = new CountedRules(installation);
        this.queries = queries;
        this.messages = messages;
    }

    @GetMapping("/models/rules")
    String show(Model model) throws IOException {
        model.addAttribute("table", counted.table());
        model.addAttribute("categories", installation.categories());
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("history", installation.rules().history());
        return "page/rules";
    }

    /// The form as a person filled it in.
    record Draft(String category, String name, boolean fits, Kind kind, String pattern, String why) {

        Rule rule(String by, Instant now) {
            return new Rule(0, category, name.strip(), fits, kind, pattern.strip(), by, now, why.strip(), false);
        }
    }

    /// Keeps a rule, or tells how it would do without keeping it.
    @PostMapping("/models/rules")
    String save(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "true") boolean fits,
            @RequestParam(defaultValue = "WORDS") Kind kind,
            @RequestParam(defaultValue = "") String pattern,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "false") boolean trial,
            Principal self,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        if (installation.categories().stream().noneMatch(known -> known.key().equals(category)))
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no category '" + category + "'");
        Draft draft = new Draft(category, name, fits, kind, pattern, why);
        Optional<String> odd = odd(draft);
        if (odd.isPresent()) return again(draft, odd.get(), model);
        Rule rule = draft.rule(self.getName(), now());
        Optional<String> mistake = mistake(rule);
        if (mistake.isPresent()) return again(draft, mistake.get(), model);
        if (trial) {
            Line tried = RuleTable.of(installation, List.of(rule)).lines().getFirst();
            model.addAttribute("tried", tried);
            model.addAttribute("firesOn", posts(tried.some()));
            model.addAttribute("draft", draft);
            return show(model);
        }
        installation.rules().save(rule);
        redirect.addFlashAttribute("done", "rules.saved");
        return "redirect:/models/rules";
    }

    private Optional<String> odd(Draft draft) {
        if (!Rule.isName(draft.name.strip())) return Optional.of(message("rules.mistake.name"));
        return Rule.isPattern(draft.pattern.strip()) ? Optional.empty() : Optional.of(message("rules.mistake.pattern"));
    }

    /// What is wrong with the pattern, in the words of the reader.
    private Optional<String> mistake(Rule rule) throws IOException {
        if (rule.kind() == Kind.WORDS)
            try {
                installation.index().count(PostQuery.of(rule.pattern()));
            } catch (QueryMistake mistake) {
                return Optional.of(message("search.mistake") + " " + queries.of(mistake));
            }
        return FiringRules.mistake(rule, installation.settings().zone(), installation.clock())
                .map(what -> message("rules.mistake.expression") + " "
                        + messages.getMessage(
                                "rules.mistake." + what.replaceAll("[^a-zA-Z]+", "-"),
                                null,
                                what,
                                LocaleContextHolder.getLocale()));
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    private List<IndexedPost> posts(List<String> keys) throws IOException {
        List<IndexedPost> posts = new ArrayList<>();
        for (String key : keys) installation.index().get(key).ifPresent(posts::add);
        return posts;
    }

    private Instant now() {
        return installation.clock().instant();
    }

    private String again(Draft draft, String mistake, Model model) throws IOException {
        model.addAttribute("draft", draft);
        model.addAttribute("mistake", mistake);
        return show(model);
    }

    /// A retired rule fires no more; saving one of its name again brings it back.
    @PostMapping("/models/rules/retire")
    String retire(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String name,
            Principal self,
            RedirectAttributes redirect) {
        Rule rule = installation.rules().inForce().stream()
                .filter(one -> one.category().equals(category) && one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "no rule '" + name + "' of " + category));
        installation
                .rules()
                .save(new Rule(
                        0, category, name, rule.fits(), rule.kind(), rule.pattern(), self.getName(), now(), "", true));
        redirect.addFlashAttribute("done", "rules.retired");
        return "redirect:/models/rules";
    }
}
