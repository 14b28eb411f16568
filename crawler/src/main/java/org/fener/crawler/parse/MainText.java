package org.fener.crawler.parse;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/// The main text of a page without menus, teasers, banners and footers.
///
/// Containers that are named for it are tried first; if none holds enough words, paragraphs vote for their parents
/// (long ones with commas count most, links count against).
final class MainText {

    private static final int ENOUGH = 250;

    private static final List<Evaluator> NAMED = java.util.stream.Stream.of(
                    "[itemprop=articleBody]",
                    ".post-content, .entry-content, .post-body, .post__content, .article-body, .article__body, .article-content, .article__content, .story-body, .storycontent, .articleBody, #article-body, #articleBody, .ArticleBody, .article-text, .articletext, .post-text, .content-body, .blog-content, .single-content, .news-text, .story-content, .field-name-body, .td-post-content, .article_body, .article_content",
                    "article",
                    "main, [role=main], #main-content, #main, #content, .main-content")
            .map(Selector::evaluatorOf)
            .toList();

    private static final Pattern NOISE = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:nav(?:bar|igation)?|menu|side-?bar|foot(?:er)?|breadcrumbs?|shar(?:e|ing)|social(?:-\\w+)?|related(?:\\w*)?|recommend\\w*|promo\\w*|advert\\w*|ads?|ad-\\w+|banner|cookie\\w*|consent|newsletter|subscri\\w*|sign-?up|popup|modal|overlay"
                    + "|comments?|comment-?list|disqus\\w*|pag(?:er|ination)|tags?|tagcloud|widget\\w*|author-?(?:bio|box|info)|byline|post-?meta|entry-?meta|meta|toolbar|tool-?tip|skip-?links?|screen-reader-text|sr-only|visually-?hidden|print-?only|hidden|outbrain|taboola|most-?read|trending|popular|read-?more|also-?(?:read|like)|more-(?:from|on|stories)|jp-relatedposts|sharedaddy|addtoany\\w*|rating|copyright|masthead|caption|credits?)(?:$|[\\s_-])");
    private static final List<String> NOISE_TAGS =
            List.of("nav", "aside", "footer", "form", "dialog", "menu", "figcaption");

    private MainText() {}

    static String of(Document document) {
        return element(document).map(MainText::text).orElse("");
    }

    static String text(Element main) {
        return PlainText.of(main, inner -> inner != main && isNoise(inner));
    }

    /// The element that holds the main text.
    static Optional<Element> element(Document document) {
        for (Evaluator named : NAMED) {
            Element best = null;
            int most = ENOUGH;
            for (Element candidate : document.select(named)) {
                int words = weight(candidate);
                if (words > most) {
                    most = words;
                    best = candidate;
                }
            }
            if (best != null) return Optional.of(best);
        }
        return Optional.ofNullable(byVotes(document));
    }

    static boolean isNoise(Element element) {
        String tag = element.normalName();
        if (NOISE_TAGS.contains(tag)) return true;
        if (element.attributesSize() == 0
                || tag.equals("body")
                || tag.equals("article")
                || tag.equals("main")
                || tag.equals("a")) return false;
        String role = element.attr("role");
        if (role.equals("navigation")
                || role.equals("complementary")
                || role.equals("dialog")
                || role.equals("contentinfo")) return true;
        String names = element.className();
        String id = element.id();
        return !names.isEmpty() && NOISE.matcher(names).find()
                || !id.isEmpty() && NOISE.matcher(id).find();
    }

    /// Characters outside of links and noise.
    private static int weight(Element element) {
        return PlainText.of(
                        element,
                        inner -> inner != element && (inner.normalName().equals("a") || isNoise(inner)))
                .length();
    }

    private static @Nullable Element byVotes(Document document) {
        Map<Element, Double> votes = new IdentityHashMap<>();
        for (Element paragraph : document.select(
                "p, pre, blockquote, td, li, div:not(:has(p, div, table, ul)), section:not(:has(p, div))")) {
            if (insideNoise(paragraph)) continue;
            String text = paragraph.text();
            if (text.length() < 25) continue;
            double links = paragraph.select("a").text().length() / (double) text.length();
            double score = (1
                            + text.chars()
                                    .filter(c -> c == ',' || c == '،' || c == '，')
                                    .count()
                            + Math.min(text.length() / 100.0, 3))
                    * (1 - links);
            Element parent = paragraph.parent();
            if (parent == null) continue;
            votes.merge(parent, score, Double::sum);
            if (parent.parent() != null) votes.merge(parent.parent(), score / 2, Double::sum);
        }
        Element best = null;
        double most = 0;
        for (Map.Entry<Element, Double> vote : votes.entrySet())
            if (vote.getValue() > most) {
                most = vote.getValue();
                best = vote.getKey();
            }
        return best == null ? document.body() : best;
    }

    private static boolean insideNoise(Element element) {
        for (Element at = element; at != null; at = at.parent()) if (isNoise(at)) return true;
        return false;
    }
}
