package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.PostKind;
import org.jsoup.nodes.Element;

/// Any page that no other parser knows: its main text is one post, unless it is a place to look.
final class ArticleParser implements PageParser {

    private static final int SHORTEST = 40;
    /// So many comments are not made on a list.
    private static final int DISCUSSED = 5;

    @Override
    public String engine() {
        return "generic";
    }

    @Override
    public boolean recognises(Evidence evidence) {
        return true;
    }

    @Override
    public Optional<Found> read(HtmlPage page) {
        Comments comments = Comments.of(page);
        MainText reader = comments.elements().isEmpty()
                ? page.mainText()
                : new MainText(page.index(), page.evidence(), comments.elements());
        ArticleMeta meta = ArticleMeta.of(page, comments);
        Optional<Element> marked = meta.body().flatMap(reader::holding);
        Element main = marked.orElseGet(reader::element);
        String text =
                Dateline.without(marked.map(reader::text).orElseGet(reader::text), meta.published(), page.dates());
        boolean contacts = page.isContactPage();
        if (text.length() < SHORTEST && !contacts)
            return Optional.of(new Found(Walls.notice(page).orElse(empty(page)), List.of()));
        if (!meta.isArticle() && !contacts && comments.posts().size() < DISCUSSED && ListPages.isList(page, reader))
            return Optional.of(new Found(PageKind.LIST, List.of()));
        List<PostDraft> posts = new ArrayList<>();
        posts.add(new PostDraft(
                        meta.isArticle() ? PostKind.ARTICLE : PostKind.PAGE,
                        isWhole(meta, comments) && !contacts ? text : ContactPage.whole(page, text))
                .permalink(page.address())
                .title(meta.title())
                .author(meta.author())
                .published(meta.published())
                .language(meta.language())
                .links(PostLinks.of(main, page)));
        posts.addAll(comments.posts());
        return Optional.of(new Found(posts.size() > 1 ? PageKind.THREAD : PageKind.SINGLE, posts));
    }

    /// Whose words are read apart from those around them; lines of comments are no contacts.
    private static boolean isWhole(ArticleMeta meta, Comments comments) {
        return meta.isArticle() || !comments.posts().isEmpty();
    }

    private static PageKind empty(HtmlPage page) {
        return page.index().named("a").size() > 5 ? PageKind.LIST : PageKind.OTHER;
    }
}
