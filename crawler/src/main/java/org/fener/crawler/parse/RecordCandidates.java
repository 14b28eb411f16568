package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/// Which of the repeated elements of a page are posts, by a sample of each group; every group is looked at once.
final class RecordCandidates {

    private static final int SAMPLE = 8;
    private static final int SHORTEST = 25;
    private static final int LONGEST = 200_000;

    /// A group with less of the page is not what the page is about.
    private static final double SHARE = 0.15;

    private static final Css HEADLINE = Css.of(
            "h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3, a[href] h4, a.title[href], .title a[href]");

    private final HtmlPage page;
    private final IdentityHashMap<List<Element>, Optional<Candidate>> known = new IdentityHashMap<>();

    RecordCandidates(HtmlPage page) {
        this.page = page;
    }

    /// @param words characters in it, replies inside of replies counted once
    private record Group(List<Element> elements, double words) {}

    /// @param identities the elements, to be asked for one
    /// @param weight     characters of the records' texts
    /// @param sample     what was read of some of the elements
    record Candidate(List<Element> elements, Set<Element> identities, double weight, Map<Element, RecordParts> sample) {

        boolean areComments() {
            return RecordCandidates.areComments(elements);
        }
    }

    /// The one with most words of those that are wanted.
    Optional<Candidate> best(Predicate<List<Element>> wanted) {
        MainText reader = page.mainText();
        double all = reader.weight(page.document().body()).kept;
        List<Group> groups = new ArrayList<>();
        for (List<Element> elements : page.recordGroups()) {
            double words = reader.outermost(elements);
            if (words >= all * SHARE && wanted.test(elements)) groups.add(new Group(elements, words));
        }
        groups.sort(Comparator.comparingDouble(Group::words).reversed());
        Optional<Candidate> best = Optional.empty();
        for (Group group : groups) {
            // no later group can have more
            if (best.isPresent() && best.get().weight() >= group.words) break;
            Optional<Candidate> candidate = candidate(group.elements);
            if (candidate.isPresent()
                    && (best.isEmpty() || candidate.get().weight() > best.get().weight())) best = candidate;
        }
        return best;
    }

    static boolean areComments(List<Element> elements) {
        Element first = elements.getFirst();
        return (first.className() + " " + first.id()).toLowerCase(Locale.ROOT).contains("comment");
    }

    private Optional<Candidate> candidate(List<Element> elements) {
        return known.computeIfAbsent(elements, this::looked);
    }

    /// A group whose sample looks like posts: most have an author and most a time, and they are not teasers that link
    /// on.
    private Optional<Candidate> looked(List<Element> elements) {
        List<Element> sample = elements.subList(0, Math.min(SAMPLE, elements.size()));
        int enough = Math.max(2, (sample.size() * 3 + 4) / 5);
        List<Element> worth = sample.stream().filter(this::mayBePost).toList();
        // whoever has no author has none beside its body either, and looking there costs more
        if (worth.size() < enough || !haveAuthors(worth, enough)) return Optional.empty();
        int authors = 0;
        int times = 0;
        int worded = 0;
        double words = 0;
        Set<Element> others = identities(elements);
        Map<Element, RecordParts> read = new HashMap<>();
        // comments may be folded up to a name and a title
        int dated = areComments(elements) ? enough / 2 : enough;
        int left = worth.size();
        for (Element element : worth) {
            if (worded + left < enough || authors + left < enough || times + left < dated) return Optional.empty();
            left--;
            RecordParts parts = RecordParts.of(element, page, others);
            read.put(element, parts);
            if (parts.text().length() < SHORTEST) continue;
            worded++;
            words += parts.text().length();
            if (parts.author().isPresent()) authors++;
            if (parts.published().isPresent()) times++;
        }
        if (worded < enough || authors < enough || times < dated) return Optional.empty();
        return Optional.of(new Candidate(elements, others, words / sample.size() * elements.size(), read));
    }

    private boolean mayBePost(Element element) {
        int length = page.index().length(element);
        if (length < SHORTEST || length > LONGEST) return false;
        return named(element) || !(isTeaser(element, length) || Noise.looksLike(element, page.index()));
    }

    private boolean haveAuthors(List<Element> sample, int enough) {
        int authors = 0;
        for (int i = 0; i < sample.size() && authors < enough; i++) {
            if (authors + sample.size() - i < enough) return false;
            if (RecordParts.hasAuthor(sample.get(i), page)) authors++;
        }
        return authors >= enough;
    }

    static Set<Element> identities(List<Element> elements) {
        Set<Element> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(elements);
        return all;
    }

    private static boolean named(Element element) {
        String names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
        // WordPress calls the teasers of a front page posts, too
        boolean card = names.contains("type-post") || names.contains("hentry");
        return names.contains("comment") || names.contains("message") || (names.contains("post") && !card);
    }

    /// A headline that links to the item: the thread or advertisement is there, not here.
    private boolean isTeaser(Element element, int length) {
        Optional<Element> headline = HEADLINE.first(element, page.index());
        if (headline.isPresent() && page.index().length(headline.get()) > 12) return length < 1500;
        int linked = 0;
        for (Element anchor : page.index().named("a", element))
            linked += page.index().length(anchor);
        return linked * 2 > length;
    }
}
