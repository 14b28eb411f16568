package org.fener.crawler.parse;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.PostKind;
import org.jsoup.nodes.Element;

/// The post that a thread began with, where it is built otherwise than the answers and stands above them: most of what
/// is said between the page's headline and the first answer. Who wrote it and when must be told.
final class OpeningPost {

    /// Less may be a notice or say how many have answered.
    private static final int SHORTEST = 60;

    private final HtmlPage page;
    private final ElementIndex index;

    private OpeningPost(HtmlPage page) {
        this.page = page;
        this.index = page.index();
    }

    /// @param answers what is repeated, the first of them first
    static Optional<PostDraft> above(Element first, Set<Element> answers, HtmlPage page) {
        OpeningPost opening = new OpeningPost(page);
        return opening.element(first).flatMap(element -> opening.draft(element, answers));
    }

    private Optional<PostDraft> draft(Element element, Set<Element> answers) {
        String text = page.mainText().text(element);
        if (text.length() < SHORTEST) return Optional.empty();
        ArticleMeta meta = ArticleMeta.of(page, new Comments(List.of(), answers));
        if (meta.author().isEmpty() || meta.published().isEmpty()) return Optional.empty();
        return Optional.of(new PostDraft(PostKind.FORUM_POST, text)
                .permalink(page.thread())
                .title(page.title())
                .author(meta.author())
                .published(meta.published())
                .language(meta.language())
                .links(PostLinks.of(element, page)));
    }

    /// Up from the first answer to what holds the headline, the sibling before it that says most.
    private Optional<Element> element(Element first) {
        int answer = index.place(first);
        int headline = headline(answer);
        if (headline < 0) return Optional.empty();
        int best = -1;
        int most = SHORTEST - 1;
        for (int at = answer; at > headline; at = index.parent(at)) {
            int above = index.parent(at);
            for (int place = above + 1; place < at; place = index.end(place)) {
                if (index.end(place) <= headline || page.mainText().isInNoise(index.element(place))) continue;
                int words = page.mainText().weight(index.element(place)).keptParagraph;
                if (words <= most) continue;
                most = words;
                best = place;
            }
            if (index.end(above) > headline && above < headline) break;
        }
        return best < 0 ? Optional.empty() : Optional.of(index.element(best));
    }

    /// Of the page; -1 without one.
    private int headline(int before) {
        int last = -1;
        for (Element heading : index.named("h1")) {
            int place = index.place(heading);
            if (place < before) last = place;
        }
        return last;
    }
}
