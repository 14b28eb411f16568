package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.fener.crawler.PostKind;
import org.jsoup.nodes.Element;

/// Threads of engines that nobody described: repeated records, each with an author or a time and words of its own.
final class RecordsParser implements PageParser {

    private static final int SAMPLE = 8;
    private static final int SHORTEST = 25;
    /// So much text beside comments is what they comment on.
    private static final int REST = 300;
    private static final int LONGEST = 200_000;

    /// A group with less of the page is not what the page is about.
    private static final double SHARE = 0.15;

    private static final Css HEADLINE = Css.of(
            "h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3, a[href] h4, a.title[href], .title a[href]");
    private static final Css PERMALINK =
            Css.of("a[href]:has(time), a[rel=bookmark], a.permalink, a.u-url, time a[href], a.permanent-link");
    private static final Css NAMED = Css.of("a[name], [id]");
    private static final int FEWEST_COMMENTS = 2;
    /// Two that look alike may be the parts of an article, below a line that sums it up.
    private static final int FEWEST_ANSWERS = 3;

    /// @param words characters in it, replies inside of replies counted once
    private record Group(List<Element> elements, double words) {}

    /// @param weight characters of the records' texts
    private record Candidate(List<Element> elements, double weight) {}

    @Override
    public String engine() {
        return "records";
    }

    @Override
    public boolean recognises(Evidence evidence) {
        return true;
    }

    @Override
    public Optional<Found> read(HtmlPage page) {
        MainText reader = page.mainText();
        return best(page, reader, any -> true)
                .filter(candidate -> isMain(reader, candidate))
                .flatMap(candidate -> found(page, candidate, PostKind.FORUM_POST));
    }

    /// Records that are called comments, whatever else the page says.
    static Comments comments(HtmlPage page) {
        Optional<Candidate> best = best(page, page.mainText(), RecordsParser::areComments);
        List<PostDraft> posts = best.flatMap(candidate -> found(page, candidate, PostKind.COMMENT))
                .map(Found::posts)
                .filter(drafts -> drafts.size() >= FEWEST_COMMENTS)
                .orElse(List.of());
        return new Comments(posts, posts.isEmpty() ? Set.of() : identities(best.orElseThrow().elements));
    }

    private static Optional<Candidate> best(HtmlPage page, MainText reader, Predicate<List<Element>> wanted) {
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
            if (best.isPresent() && best.get().weight >= group.words) break;
            Optional<Candidate> candidate = candidate(group.elements, page);
            if (candidate.isPresent() && (best.isEmpty() || candidate.get().weight > best.get().weight))
                best = candidate;
        }
        return best;
    }

    /// Records beside a longer main text are its comments or teasers for others.
    private static boolean isMain(MainText reader, Candidate candidate) {
        Element main = reader.element();
        Set<Element> records = identities(candidate.elements);
        int rest = reader.text(main, records::contains).length();
        if (areComments(candidate.elements) && rest > REST) return false;
        return candidate.weight > rest;
    }

    private static boolean areComments(List<Element> elements) {
        Element first = elements.getFirst();
        return (first.className() + " " + first.id()).toLowerCase(Locale.ROOT).contains("comment");
    }

    /// A group whose sample looks like posts: most have an author and most a time, and they are not teasers that link
    /// on.
    private static Optional<Candidate> candidate(List<Element> elements, HtmlPage page) {
        int authors = 0;
        int times = 0;
        int worded = 0;
        double words = 0;
        Set<Element> others = identities(elements);
        List<Element> sample = elements.subList(0, Math.min(SAMPLE, elements.size()));
        int enough = Math.max(2, (sample.size() * 3 + 4) / 5);
        if (!haveAuthors(sample, enough, page)) return Optional.empty();
        for (Element element : sample) {
            int length = page.index().length(element);
            if (length < SHORTEST || length > LONGEST) continue;
            if (!named(element) && (isTeaser(element, length, page) || Noise.looksLike(element, page.index())))
                continue;
            RecordParts parts = RecordParts.of(element, page, others);
            if (parts.text().length() < SHORTEST) continue;
            worded++;
            words += parts.text().length();
            if (parts.author().isPresent()) authors++;
            if (parts.published().isPresent()) times++;
        }
        // comments may be folded up to a name and a title
        int dated = areComments(elements) ? enough / 2 : enough;
        if (worded < enough || authors < enough || times < dated) return Optional.empty();
        return Optional.of(new Candidate(elements, words / sample.size() * elements.size()));
    }

    private static boolean haveAuthors(List<Element> sample, int enough, HtmlPage page) {
        int authors = 0;
        for (int i = 0; i < sample.size() && authors < enough; i++) {
            if (authors + sample.size() - i < enough) return false;
            if (RecordParts.hasAuthor(sample.get(i), page)) authors++;
        }
        return authors >= enough;
    }

    private static Set<Element> identities(List<Element> elements) {
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
    private static boolean isTeaser(Element element, int length, HtmlPage page) {
        Optional<Element> headline = HEADLINE.first(element, page.index());
        if (headline.isPresent() && page.index().length(headline.get()) > 12) return length < 1500;
        int linked = 0;
        for (Element anchor : page.index().named("a", element))
            linked += page.index().length(anchor);
        return linked * 2 > length;
    }

    private static Optional<Found> found(HtmlPage page, Candidate candidate, PostKind kind) {
        Optional<String> title = page.title();
        List<PostDraft> posts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Element> elements = new ArrayList<>(opening(page, candidate.elements));
        elements.addAll(candidate.elements);
        Set<Element> others = identities(elements);
        for (Element element : elements) {
            RecordParts parts = RecordParts.of(element, page, others);
            String text = parts.text();
            if (text.isBlank()
                    || (parts.author().isEmpty() && parts.published().isEmpty())
                    || !seen.add(parts.author() + text)) continue;
            posts.add(new PostDraft(kind, text)
                    .permalink(permalink(page, element))
                    .title(title)
                    .author(parts.author())
                    .published(parts.published())
                    .language(page.language())
                    .links(PostLinks.of(parts.body(), page)));
        }
        if (posts.size() < RecordGroups.FEWEST) return Optional.empty();
        // one that is marked as such is among them
        boolean marked = elements.size() > candidate.elements.size();
        if (kind == PostKind.FORUM_POST && !marked && posts.size() >= FEWEST_ANSWERS)
            OpeningPost.above(elements.getFirst(), others, page).ifPresent(posts::addFirst);
        return Optional.of(new Found(PageKind.THREAD, posts));
    }

    /// What stands before the records as deep as they do and has most of their class names: the opening post is often
    /// marked as such.
    private static List<Element> opening(HtmlPage page, List<Element> elements) {
        Element first = elements.getFirst();
        Set<String> names = first.classNames();
        if (names.isEmpty()) return List.of();
        int depth = first.parents().size();
        List<Element> before = new ArrayList<>();
        for (Element each : page.document().getElementsByTag(first.normalName())) {
            if (each.equals(first)) return before;
            Set<String> shared = new HashSet<>(each.classNames());
            shared.retainAll(names);
            if (shared.size() * 2 > names.size() && each.parents().size() == depth && !elements.contains(each))
                before.add(each);
        }
        return List.of();
    }

    /// The link around its time or one that calls itself permanent; else an id with a number in it.
    private static Optional<URI> permalink(HtmlPage page, Element element) {
        Optional<URI> own = PERMALINK.first(element, page.index()).flatMap(link -> page.resolve(link.attr("href")));
        if (own.isPresent() && !own.get().equals(page.address())) return own;
        Collection<Element> named = new ArrayList<>(List.of(element));
        named.addAll(NAMED.all(element, page.index()));
        for (Element each : named) {
            String id = each.id().isEmpty() ? each.attr("name") : each.id();
            if (id.matches("[\\w.:-]*\\d{2,}") && id.length() < 60) return page.resolve(page.thread() + "#" + id);
        }
        return Optional.empty();
    }
}
