package org.fener.crawler.parse;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Source;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A page with its document, while it is read. What several parsers ask is found once, when the first one asks.
final class HtmlPage {

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /// By code of two letters, as most pages have it: the platform is slow to make a tag of a code.
    private static final Map<String, String> TAGS = Stream.of(Locale.getISOLanguages())
            .collect(Collectors.toUnmodifiableMap(
                    code -> code, code -> Locale.forLanguageTag(code).toLanguageTag()));

    private final FetchedPage fetched;
    private final Source source;
    private final ElementIndex index;
    private final Evidence evidence;
    private final WebAddress base;
    private final URI address;
    private final Optional<String> language;
    private final DateReader dates;
    private final Map<String, Optional<LinkTarget>> targets = new HashMap<>();
    private final Map<String, Optional<String>> languages = new HashMap<>();
    private @Nullable URI thread;
    private @Nullable String title;
    private boolean isTitleKnown;
    private @Nullable Boolean isContactPage;
    private @Nullable MainText mainText;
    private @Nullable Collection<List<Element>> recordGroups;
    private @Nullable RecordCandidates records;

    HtmlPage(FetchedPage fetched, Source source, Document document) {
        this.fetched = fetched;
        this.source = source;
        this.index = ElementIndex.of(document);
        this.evidence = new Evidence(index);
        this.base = base(index, WebAddress.base(fetched.uri()));
        this.address = CanonicalPage.of(index, fetched.uri(), base);
        this.language = declaredLanguage().or(source::language);
        this.dates = PageClock.of(fetched, source, language);
    }

    FetchedPage fetched() {
        return fetched;
    }

    Source source() {
        return source;
    }

    Document document() {
        return index.document();
    }

    ElementIndex index() {
        return index;
    }

    Evidence evidence() {
        return evidence;
    }

    /// What its links are relative to: its address, or its `<base>`.
    WebAddress base() {
        return base;
    }

    /// The one by which it wants to be known, where that can be believed.
    URI address() {
        return address;
    }

    /// As the page declares it, else the source's hint.
    Optional<String> language() {
        return language;
    }

    DateReader dates() {
        return dates;
    }

    /// See [ContactPage#is].
    boolean isContactPage() {
        if (isContactPage == null) isContactPage = ContactPage.is(this);
        return isContactPage;
    }

    MainText mainText() {
        if (mainText == null) mainText = new MainText(index, evidence);
        return mainText;
    }

    /// Elements that look alike.
    Collection<List<Element>> recordGroups() {
        if (recordGroups == null) recordGroups = RecordGroups.of(index);
        return recordGroups;
    }

    /// Those of them that may be posts.
    RecordCandidates records() {
        if (records == null) records = new RecordCandidates(this);
        return records;
    }

    Optional<URI> resolve(String href) {
        return target(href).map(LinkTarget::uri);
    }

    /// Where a link of it leads; empty if to no web page.
    Optional<LinkTarget> target(String href) {
        Optional<LinkTarget> known = targets.get(href);
        if (known == null) {
            known = base.resolve(href).map(LinkTarget::new);
            targets.put(href, known);
        }
        return known;
    }

    /// The address of the thread that it is a page of.
    URI thread() {
        if (thread == null) thread = ThreadAddress.of(address);
        return thread;
    }

    /// The title of what the page is about, without the site's name where that can be told.
    Optional<String> title() {
        if (!isTitleKnown) title = PageTitle.of(index).orElse(null);
        isTitleKnown = true;
        return Optional.ofNullable(title);
    }

    private static WebAddress base(ElementIndex index, WebAddress own) {
        for (Element base : index.named("base"))
            if (base.hasAttr("href"))
                return own.resolve(base.attr("href")).map(WebAddress::base).orElse(own);
        return own;
    }

    private Optional<String> declaredLanguage() {
        List<Element> html = index.named("html");
        if (html.isEmpty()) return Optional.empty();
        String code = html.getFirst().attr("lang");
        return declared(code.isBlank() ? html.getFirst().attr("xml:lang") : code);
    }

    /// A language as an element declares it: few that differ, by many elements.
    Optional<String> declared(String code) {
        return languages.computeIfAbsent(code, HtmlPage::tag);
    }

    static Optional<String> tag(String code) {
        String known = TAGS.get(code);
        if (known != null) return Optional.of(known);
        String tag = code.strip().replace('_', '-');
        if (!TAG.matcher(tag).matches()) return Optional.empty();
        return Optional.of(Locale.forLanguageTag(tag).toLanguageTag());
    }
}
