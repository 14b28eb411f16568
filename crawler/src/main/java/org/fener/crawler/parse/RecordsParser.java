package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fener.crawler.PostKind;
import org.fener.crawler.parse.RecordCandidates.Candidate;
import org.jsoup.nodes.Element;

/// Threads of engines that nobody described: repeated records, each with an author or a time and words of its own.
final class RecordsParser implements PageParser {

    /// So much text beside comments is what they comment on.
    private static final int REST = 300;
    private static final Css PERMALINK =
            Css.of("a[href]:has(time), a[rel=bookmark], a.permalink, a.u-url, time a[href], a.permanent-link");
    private static final Css NAMED = Css.of("a[name], [id]");
    private static final Pattern NUMBERED = Pattern.compile("[\\w.:-]*\\d{2,}");
    private static final int FEWEST_COMMENTS = 2;
    /// Two that look alike may be the parts of an article, below a line that sums it up.
    private static final int FEWEST_ANSWERS = 3;

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
        return page.records()
                .best(any -> true)
                .filter(candidate -> isMain(page.mainText(), candidate))
                .flatMap(candidate -> found(page, candidate, PostKind.FORUM_POST));
    }

    /// Records that are called comments, whatever else the page says.
    static Comments comments(HtmlPage page) {
        Optional<Candidate> best = page.records().best(RecordCandidates::areComments);
        List<PostDraft> posts = best.flatMap(candidate -> found(page, candidate, PostKind.COMMENT))
                .map(Found::posts)
                .filter(drafts -> drafts.size() >= FEWEST_COMMENTS)
                .orElse(List.of());
        return new Comments(
                posts, posts.isEmpty() ? Set.of() : best.orElseThrow().identities());
    }

    /// Records beside a longer main text are its comments or teasers for others.
    private static boolean isMain(MainText reader, Candidate candidate) {
        Element main = reader.element();
        int rest = reader.text(main, candidate.identities()::contains).length();
        if (candidate.areComments() && rest > REST) return false;
        return candidate.weight() > rest;
    }

    private static Optional<Found> found(HtmlPage page, Candidate candidate, PostKind kind) {
        Optional<String> title = page.title();
        List<PostDraft> posts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Element> elements = new ArrayList<>(opening(page, candidate.elements()));
        boolean marked = !elements.isEmpty();
        elements.addAll(candidate.elements());
        Set<Element> others = marked ? RecordCandidates.identities(elements) : candidate.identities();
        for (Element element : elements) {
            RecordParts sampled = marked ? null : candidate.sample().get(element);
            RecordParts parts = sampled == null ? RecordParts.of(element, page, others) : sampled;
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
        for (Element each : page.index().named(first.normalName())) {
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
            if (id.length() < 60 && NUMBERED.matcher(id).matches()) return page.resolve(page.thread() + "#" + id);
        }
        return Optional.empty();
    }
}
