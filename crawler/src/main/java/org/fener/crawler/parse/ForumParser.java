package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.PostKind;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.ForumShape.Part;
import org.jsoup.nodes.Element;

/// Reads the thread pages of a forum engine whose shape is known; its other pages are places to look.
final class ForumParser implements PageParser {

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Css PREVIEWS = Css.of("aside.onebox, .bbCodeBlock--unfurl");

    private static final int LONGEST_STATUS = 1500;

    private final ForumShape shape;

    ForumParser(ForumShape shape) {
        this.shape = shape;
    }

    @Override
    public String engine() {
        return shape.engine();
    }

    @Override
    public boolean recognises(Evidence evidence) {
        return shape.evidence().test(evidence);
    }

    @Override
    public Optional<Found> read(HtmlPage page) {
        List<Element> elements = shape.posts().all(page.document(), page.index());
        if (elements.isEmpty()) return Optional.empty();
        boolean status = shape.kind() == PostKind.STATUS;
        // a status has no thread: where several stand on one page, its title is not theirs
        Optional<String> thread = status
                ? Optional.empty()
                : shape.part(Part.TITLE).from(page.document(), page.index()).or(page::title);
        List<PostDraft> posts = drafts(shape, elements, page, page.dates(), thread);
        if (posts.isEmpty() || (status && posts.size() == 1 && isArticle(posts.getFirst()))) return Optional.empty();
        return Optional.of(new Found(status && posts.size() == 1 ? PageKind.SINGLE : PageKind.THREAD, posts));
    }

    /// What has no address of its own and says much is not a status.
    private static boolean isArticle(PostDraft post) {
        return post.permalink().isEmpty() && post.text().length() > LONGEST_STATUS;
    }

    private static List<PostDraft> drafts(
            ForumShape shape, List<Element> elements, HtmlPage page, DateReader known, Optional<String> thread) {
        List<Optional<String>> times = elements.stream()
                .map(element -> shape.part(Part.TIME).from(element, page.index()))
                .toList();
        DateReader dates =
                known.learning(times.stream().flatMap(Optional::stream).toList());
        List<PostDraft> posts = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            Optional<String> title =
                    shape.kind() == PostKind.STATUS ? shape.part(Part.TITLE).from(element, page.index()) : thread;
            draft(shape, page, element, times.get(i).flatMap(dates::read), title)
                    .ifPresent(posts::add);
            shape.remarks()
                    .ifPresent(under ->
                            posts.addAll(drafts(under, under.posts().all(element, page.index()), page, dates, thread)));
        }
        return posts;
    }

    private static Optional<PostDraft> draft(
            ForumShape shape, HtmlPage page, Element element, Optional<PublishedAt> published, Optional<String> title) {
        Optional<Element> body = shape.part(Part.BODY).element(element, page.index());
        if (body.isEmpty()) return Optional.empty();
        Set<Element> leftOut = shape.leftOut()
                .map(css -> Set.copyOf(css.allAsInDocument(body.get(), page.index())))
                .orElse(Set.of());
        String own = cut(shape, PlainText.said(body.get(), page.index(), leftOut, previewed(body.get(), page)));
        // who only quotes says what is quoted
        String text = own.isEmpty() ? cut(shape, PlainText.said(body.get(), page.index())) : own;
        return Optional.of(new PostDraft(shape.kind(), text)
                .permalink(permalink(shape, page, element))
                .title(title)
                .author(shape.part(Part.AUTHOR).from(element, page.index()))
                .published(published)
                .language(language(body.get(), page).or(page::language))
                .links(PostLinks.of(body.get(), page, leftOut::contains)));
    }

    /// The addresses that engines show as previews: whoever wrote the post gave these alone.
    private static Map<Element, String> previewed(Element body, HtmlPage page) {
        Map<Element, String> addresses = new HashMap<>();
        for (Element preview : PREVIEWS.all(body, page.index()))
            page.index().named("a", preview).stream()
                    .flatMap(link -> page.resolve(link.attr("href")).stream())
                    .findFirst()
                    .ifPresent(address -> addresses.put(preview, address.toString()));
        return addresses;
    }

    private static Optional<String> language(Element body, HtmlPage page) {
        for (Element at = body; at != null; at = at.parent())
            if (at.hasAttr("lang")) return page.declared(at.attr("lang"));
        return Optional.empty();
    }

    private static String cut(ForumShape shape, String text) {
        int at = shape.cut().map(text::indexOf).orElse(-1);
        return at < 0 ? text : text.substring(0, at).strip();
    }

    private static Optional<URI> permalink(ForumShape shape, HtmlPage page, Element element) {
        Optional<URI> printed =
                shape.part(Part.PERMALINK).from(element, page.index()).flatMap(page::resolve);
        Optional<String> id = shape.part(Part.ID).from(element, page.index()).flatMap(ForumParser::digits);
        boolean names =
                printed.isPresent() && (id.isEmpty() || printed.get().toString().contains(id.get()));
        if (names) return printed;
        return id.map(digits -> URI.create(page.thread() + joined(shape, digits)));
    }

    private static String joined(ForumShape shape, String digits) {
        return shape.fragment().startsWith("/") ? shape.fragment() + digits : "#" + shape.fragment() + digits;
    }

    private static Optional<String> digits(String value) {
        Matcher matcher = DIGITS.matcher(value);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
