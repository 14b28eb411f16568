package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.PostKind;
import org.fener.crawler.PublishedAt;
import org.jsoup.nodes.Element;

/// Reads the thread pages of a forum engine whose shape is known; its other pages are places to look.
final class ForumParser implements PageParser {

    private static final Pattern DIGITS = Pattern.compile("\\d+");

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
        List<Optional<String>> times = elements.stream()
                .map(element -> shape.time().from(element, page.index()))
                .toList();
        DateReader dates =
                page.dates().learning(times.stream().flatMap(Optional::stream).toList());
        boolean status = shape.kind() == PostKind.STATUS;
        Optional<String> thread =
                shape.title().from(page.document(), page.index()).or(page::title);
        List<PostDraft> posts = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Optional<PublishedAt> published = times.get(i).flatMap(dates::read);
            // a status has no thread: where several stand on one page, its title is not theirs
            Optional<String> title = status ? shape.title().from(elements.get(i), page.index()) : thread;
            draft(page, elements.get(i), published, title).ifPresent(posts::add);
        }
        if (posts.isEmpty()) return Optional.empty();
        return Optional.of(new Found(status && posts.size() == 1 ? PageKind.SINGLE : PageKind.THREAD, posts));
    }

    private Optional<PostDraft> draft(
            HtmlPage page, Element element, Optional<PublishedAt> published, Optional<String> title) {
        Optional<Element> body = shape.body().element(element, page.index());
        if (body.isEmpty()) return Optional.empty();
        Predicate<Element> leftOut = shape.leftOut()
                .map(css -> Set.copyOf(css.allAsInDocument(body.get(), page.index())))
                .orElse(Set.of())::contains;
        String own = cut(PlainText.of(body.get(), leftOut));
        // who only quotes says what is quoted
        String text = own.isEmpty() ? cut(PlainText.of(body.get())) : own;
        return Optional.of(new PostDraft(shape.kind(), text)
                .permalink(permalink(page, element))
                .title(title)
                .author(shape.author().from(element, page.index()))
                .published(published)
                .language(language(body.get()).or(page::language))
                .links(PostLinks.of(body.get(), page, leftOut)));
    }

    private static Optional<String> language(Element body) {
        Element declared = body.closest("[lang]");
        return declared == null ? Optional.empty() : HtmlPage.tag(declared.attr("lang"));
    }

    private String cut(String text) {
        int at = shape.cut().map(text::indexOf).orElse(-1);
        return at < 0 ? text : text.substring(0, at).strip();
    }

    private Optional<URI> permalink(HtmlPage page, Element element) {
        Optional<URI> printed = shape.permalink().from(element, page.index()).flatMap(page::resolve);
        Optional<String> id = shape.id().from(element, page.index()).flatMap(ForumParser::digits);
        boolean names =
                printed.isPresent() && (id.isEmpty() || printed.get().toString().contains(id.get()));
        if (names) return printed;
        return id.map(digits -> URI.create(ThreadAddress.of(page.address()) + joined(digits)));
    }

    private String joined(String digits) {
        return shape.fragment().startsWith("/") ? shape.fragment() + digits : "#" + shape.fragment() + digits;
    }

    private static Optional<String> digits(String value) {
        Matcher matcher = DIGITS.matcher(value);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
