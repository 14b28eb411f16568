package org.fener.dashboard.tuning;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Label;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.Rule;
import org.fener.indexer.PostQuery;

/// How the rules do: on the posts of the last thirty days, and on what people have labelled (the table of labelling
/// functions: Ratner et al., Snorkel, VLDB 2017).
///
/// @param countedAt when the posts were counted
/// @param posts     of the last thirty days
public record RuleTable(Instant countedAt, long posts, List<Line> lines) {

    private static final Duration SPAN = Duration.ofDays(30);

    /// One rule.
    ///
    /// @param fires     posts of the last thirty days on which it fires
    /// @param overlaps  of these, those on which another rule of the category fires too
    /// @param conflicts of these, those on which a rule of the category that says the opposite fires
    /// @param some      keys of some of them
    /// @param right     labelled posts on which it fires and people say as it does
    /// @param wrong     labelled posts on which it fires and people say the opposite
    public record Line(
            Rule rule, long fires, long overlaps, long conflicts, List<String> some, long right, long wrong) {

        private static final int MOST_SHOWN = 10;

        public Line {
            some = List.copyOf(some);
        }

        static Line of(Rule rule) {
            return new Line(rule, 0, 0, 0, List.of(), 0, 0);
        }

        /// Share of the labelled posts on which it fires and is right.
        public Optional<Double> precision() {
            return right + wrong == 0 ? Optional.empty() : Optional.of(right / (double) (right + wrong));
        }

        Line fired(String post, boolean overlap, boolean conflict) {
            List<String> shown = some;
            if (some.size() < MOST_SHOWN) {
                shown = new ArrayList<>(some);
                shown.add(post);
            }
            return new Line(
                    rule, fires + 1, overlaps + (overlap ? 1 : 0), conflicts + (conflict ? 1 : 0), shown, right, wrong);
        }

        Line withoutAnswers() {
            return new Line(rule, fires, overlaps, conflicts, some, 0, 0);
        }

        Line answered(boolean agreed) {
            return new Line(rule, fires, overlaps, conflicts, some, right + (agreed ? 1 : 0), wrong + (agreed ? 0 : 1));
        }
    }

    public RuleTable {
        lines = List.copyOf(lines);
    }

    /// Lets the rules fire on all these posts.
    public static RuleTable of(Installation at, List<Rule> rules) throws IOException {
        FiringRules firing = firing(at, rules);
        Map<Rule, Line> lines = new HashMap<>();
        rules.forEach(rule -> lines.put(rule, Line.of(rule)));
        Instant now = at.clock().instant();
        UnaryOperator<PostQuery> recent = query -> query.firstSeen(now.minus(SPAN), now);
        firing.on(at.index(), recent).forEach((post, fired) -> count(post, fired, lines));
        long posts = at.index().count(recent.apply(PostQuery.of("*")));
        return new RuleTable(now, posts, rules.stream().map(lines::get).toList()).answered(at);
    }

    private static FiringRules firing(Installation at, List<Rule> rules) {
        return new FiringRules(rules, at.settings().zone(), at.clock());
    }

    /// With what people have labelled until now.
    RuleTable answered(Installation at) throws IOException {
        List<Rule> rules = lines.stream().map(Line::rule).toList();
        FiringRules firing = firing(at, rules);
        Map<Rule, Line> answered = new HashMap<>();
        lines.forEach(line -> answered.put(line.rule(), line.withoutAnswers()));
        Map<String, Map<String, Set<Answer>>> answers = answers(at.labels().standing());
        firing.on(at.index(), query -> query.among(answers.keySet()))
                .forEach((post, fired) -> answer(fired, answers.getOrDefault(post, Map.of()), answered));
        return new RuleTable(countedAt, posts, rules.stream().map(answered::get).toList());
    }

    private static void count(String post, List<Rule> fired, Map<Rule, Line> lines) {
        for (Rule rule : fired) {
            List<Rule> others = fired.stream()
                    .filter(other -> !other.equals(rule) && other.category().equals(rule.category()))
                    .toList();
            boolean conflict = others.stream().anyMatch(other -> other.fits() != rule.fits());
            lines.computeIfPresent(rule, (any, line) -> line.fired(post, !others.isEmpty(), conflict));
        }
    }

    /// By post and category.
    private static Map<String, Map<String, Set<Answer>>> answers(List<Label> labels) {
        Map<String, Map<String, Set<Answer>>> answers = new HashMap<>();
        for (Label label : labels)
            answers.computeIfAbsent(label.post(), post -> new HashMap<>())
                    .computeIfAbsent(label.category(), category -> EnumSet.noneOf(Answer.class))
                    .add(label.answer());
        return answers;
    }

    /// What people disagree on or are unsure of is no evidence.
    private static void answer(List<Rule> fired, Map<String, Set<Answer>> answers, Map<Rule, Line> lines) {
        for (Rule rule : fired) {
            Set<Answer> said = answers.getOrDefault(rule.category(), Set.of());
            if (said.equals(Set.of(Answer.YES)) || said.equals(Set.of(Answer.NO)))
                lines.computeIfPresent(rule, (any, line) -> line.answered(rule.fits() == said.contains(Answer.YES)));
        }
    }
}
