package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/// A CSS selector in jsoup's language, answered from an [ElementIndex]. What the last part of each alternative demands,
/// such as a class name, names the few elements that come into question; jsoup decides on them.
final class Css {

    /// @param value in lower case, but for an id
    record Clue(Kind kind, String value) {
        enum Kind {
            ID,
            CLASS,
            CLASS_PART,
            LINK_PART,
            ATTRIBUTE,
            NAME,
            NONE
        }

        /// The selector that demands this alone.
        String all() {
            return switch (kind) {
                case ID -> "#" + value;
                case CLASS -> "." + value;
                case CLASS_PART -> "[class*=" + value + "]";
                case LINK_PART -> "[href*=" + value + "]";
                case ATTRIBUTE -> "[" + value + "]";
                case NAME -> value;
                case NONE -> "*";
            };
        }
    }

    /// @param rest    what else it demands; empty if its clue is all
    /// @param isAlone whether it demands nothing of other elements around it
    /// @param around  what it demands of these
    /// @param nested  what it is where all it demands is to stand within another element
    record Alternative(
            String selector,
            Clue clue,
            Optional<Evaluator> rest,
            boolean isAlone,
            List<Clue> around,
            Optional<Nested> nested) {
        static Alternative of(String selector) {
            List<String> parts = parts(selector, " >+~");
            Clue clue = Css.clue(parts.getLast());
            boolean all = selector.equals(clue.all());
            List<Clue> around = new ArrayList<>();
            for (String part : parts.subList(0, parts.size() - 1)) around.add(Css.clue(part));
            around.removeIf(each -> each.kind() == Clue.Kind.NONE);
            return new Alternative(
                    selector,
                    clue,
                    all ? Optional.empty() : Optional.of(Selector.evaluatorOf(selector)),
                    parts.size() == 1 && !selector.startsWith(">") && clue.kind() != Clue.Kind.NONE,
                    List.copyOf(around),
                    Nested.of(selector, parts));
        }

        /// Whether the document has what it demands around the wanted element.
        boolean isPossible(ElementIndex index) {
            for (int i = 0; i < around.size(); i++) if (index.hasNone(around.get(i))) return false;
            return true;
        }

        /// Whether all that it demands is what its clue says.
        boolean isAll() {
            return rest.isEmpty();
        }

        boolean matches(Element root, Element candidate) {
            return rest.isEmpty() || rest.get().matches(root, candidate);
        }
    }

    /// An element within another, each told without looking at any other: both are found in the index, and no tree is
    /// climbed but for those few.
    record Nested(Alternative outer, Alternative inner) {

        static Optional<Nested> of(String selector, List<String> parts) {
            if (parts.size() != 2 || !selector.equals(parts.getFirst() + " " + parts.getLast()))
                return Optional.empty();
            Nested nested = new Nested(Alternative.of(parts.getFirst()), Alternative.of(parts.getLast()));
            return nested.outer.isAlone && nested.inner.isAlone ? Optional.of(nested) : Optional.empty();
        }

        List<Element> in(Element within, ElementIndex index, Element root) {
            List<Element> found = new ArrayList<>();
            for (Element each : index.answers(inner, within)) if (index.isInside(each, outer, root)) found.add(each);
            return found;
        }
    }

    /// Attributes of many elements: the name of the element that has one says more.
    private static final Set<String> COMMON =
            Set.of("class", "href", "src", "style", "title", "alt", "target", "width", "height");

    private static final Pattern ID = Pattern.compile("#([\\w-]+)");
    private static final Pattern CLASS = Pattern.compile("\\.([\\w-]+)");
    private static final Pattern CLASS_PART = Pattern.compile("\\[class\\*=([\\w-]+)\\]");
    private static final Pattern LINK_PART = Pattern.compile("\\[href\\*=([\\w/.#=-]+)\\]");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\[([\\w-]+)");
    private static final Pattern NAME = Pattern.compile("^([a-zA-Z][\\w-]*)");

    private final List<Alternative> alternatives;
    /// Whether none of them demands anything of other elements.
    private final boolean isAlone;

    private Css(List<Alternative> alternatives) {
        this.alternatives = List.copyOf(alternatives);
        this.isAlone = alternatives.stream().allMatch(Alternative::isAlone);
    }

    static Css of(String selector) {
        List<Alternative> alternatives = new ArrayList<>();
        for (String each : parts(selector, ",")) alternatives.add(Alternative.of(each.strip()));
        return new Css(alternatives);
    }

    List<Alternative> alternatives() {
        return alternatives;
    }

    /// All within an element, itself included, in the document's order. Ancestors that the selector demands must be
    /// within it, too.
    List<Element> all(Element within, ElementIndex index) {
        return all(within, index, within);
    }

    /// As [#all], but the ancestors that the selector demands may stand anywhere.
    List<Element> allAsInDocument(Element within, ElementIndex index) {
        return all(within, index, index.document());
    }

    Optional<Element> first(Element within, ElementIndex index) {
        if (alternatives.size() > 1) return all(within, index).stream().findFirst();
        Alternative only = alternatives.getFirst();
        if (only.isAlone) return index.answers(only, within).stream().findFirst();
        if (!only.isPossible(index)) return Optional.empty();
        for (Element candidate : index.candidates(only.clue, within))
            if (only.matches(within, candidate)) return Optional.of(candidate);
        return Optional.empty();
    }

    /// Whether any element of the document may be one of its.
    boolean mayBeIn(ElementIndex index) {
        for (Alternative each : alternatives) {
            if (index.hasNone(each.clue)) continue;
            List<Element> found = each.isAlone
                    ? index.answers(each, index.document())
                    : index.candidates(each.clue, index.document());
            if (!found.isEmpty() && each.isPossible(index)) return true;
        }
        return false;
    }

    private List<Element> all(Element within, ElementIndex index, Element root) {
        if (alternatives.size() == 1) return all(alternatives.getFirst(), within, index, root);
        if (isAlone) return index.answers(this, within);
        List<Element> found = new ArrayList<>();
        for (Alternative alternative : alternatives) found.addAll(all(alternative, within, index, root));
        return index.inOrder(found);
    }

    private static List<Element> all(Alternative alternative, Element within, ElementIndex index, Element root) {
        if (alternative.isAlone) return index.answers(alternative, within);
        List<Element> candidates = index.candidates(alternative.clue, within);
        if (candidates.isEmpty() || !alternative.isPossible(index)) return List.of();
        if (alternative.nested().isPresent()) return alternative.nested().get().in(within, index, root);
        List<Element> found = new ArrayList<>();
        for (Element candidate : candidates) if (alternative.matches(root, candidate)) found.add(candidate);
        return found;
    }

    /// What the last part of an alternative demands of an element, the rarest first.
    private static Clue clue(String last) {
        String head = last.split(":[a-z-]+\\(", 2)[0];
        String names = head.replaceAll("\\[[^\\]]*\\]", "");
        return clue(Clue.Kind.ID, ID.matcher(names))
                .or(() -> clue(Clue.Kind.CLASS, CLASS.matcher(names)))
                .or(() -> clue(Clue.Kind.CLASS_PART, CLASS_PART.matcher(head)))
                .or(() -> clue(Clue.Kind.LINK_PART, LINK_PART.matcher(head)))
                .or(() -> clue(Clue.Kind.ATTRIBUTE, ATTRIBUTE.matcher(head))
                        .filter(clue -> !COMMON.contains(clue.value())))
                .or(() -> clue(Clue.Kind.NAME, NAME.matcher(names)))
                .orElse(new Clue(Clue.Kind.NONE, ""));
    }

    private static Optional<Clue> clue(Clue.Kind kind, Matcher value) {
        if (!value.find()) return Optional.empty();
        return Optional.of(new Clue(
                kind, kind == Clue.Kind.ID ? value.group(1) : value.group(1).toLowerCase(Locale.ROOT)));
    }

    /// Parts between separators that stand outside of brackets.
    private static List<String> parts(String selector, String separators) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= selector.length(); i++) {
            char c = i < selector.length() ? selector.charAt(i) : separators.charAt(0);
            if (c == '(' || c == '[') depth++;
            else if (c == ')' || c == ']') depth--;
            else if (depth == 0 && separators.indexOf(c) >= 0) {
                if (!selector.substring(from, i).isBlank()) parts.add(selector.substring(from, i));
                from = i + 1;
            }
        }
        return parts;
    }
}
