package org.fener.crawler.parse;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.PostKind;
import org.fener.crawler.Source;

/// The last resort, which cannot fail: the characters of a page with the tags cut out. Pastes and text files are read
/// so
/// by right.
final class PlainPage {

    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<(script|style)\\b.{0,200000}?</\\1\\s*>|<!--.{0,200000}?-->");
    private static final Pattern TAG = Pattern.compile("<[^>]{0,10000}>");
    private static final int SHORTEST = 20;
    private static final int CUT = 500_000;

    private PlainPage() {}

    /// Of a page that a parser broke on.
    static PageReading read(FetchedPage page, Source source) {
        String text = PageDecoder.decode(page);
        String cut = text.length() > CUT ? text.substring(0, CUT) : text;
        return reading(
                page, source, TAG.matcher(UNSEEN.matcher(cut).replaceAll(" ")).replaceAll(" "), PostKind.PAGE);
    }

    /// Of a text file.
    static PageReading read(FetchedPage page, Source source, String text) {
        return reading(page, source, text, PostKind.PASTE);
    }

    private static PageReading reading(FetchedPage page, Source source, String text, PostKind kind) {
        String words = PlainText.lines(text);
        if (words.length() < SHORTEST || page.status() >= 400)
            return new PageReading(PageKind.OTHER, "text", List.of(), List.of());
        URI address = CanonicalPage.withoutFragment(WebAddress.canonical(page.uri()));
        PostDraft post = new PostDraft(kind, words.substring(0, Math.min(words.length(), PlainText.LONGEST)))
                .permalink(address)
                .language(source.language());
        return new PageReading(PageKind.SINGLE, "text", PostDraft.posts(List.of(post), address), List.of());
    }
}
