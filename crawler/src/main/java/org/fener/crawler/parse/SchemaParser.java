package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.PostKind;
import org.fener.crawler.PublishedAt;
import org.jsoup.Jsoup;

/// Pages that describe their posts in schema.org's words and carry the text in them: discussions, questions, jobs and
/// offers. Articles are only described there; their text is read from the page.
final class SchemaParser implements PageParser {

    static final Set<String> DISCUSSIONS =
            Set.of("DiscussionForumPosting", "SocialMediaPosting", "Question", "Conversation");
    static final Set<String> ARTICLES = Set.of(
            "Article",
            "NewsArticle",
            "BlogPosting",
            "Report",
            "ReportageNewsArticle",
            "OpinionNewsArticle",
            "AnalysisNewsArticle",
            "TechArticle",
            "ScholarlyArticle",
            "LiveBlogPosting",
            "AdvertiserContentArticle",
            "BackgroundNewsArticle",
            "ReviewNewsArticle");
    static final Set<String> JOBS = Set.of("JobPosting");
    static final Set<String> OFFERS = Set.of(
            "Product",
            "Offer",
            "Vehicle",
            "Car",
            "RealEstateListing",
            "ClassifiedAd",
            "Apartment",
            "House",
            "IndividualProduct",
            "AggregateOffer");
    private static final List<String> REPLIES = List.of("comment", "suggestedAnswer", "acceptedAnswer", "hasPart");

    /// A shorter description is a slogan; the page says more.
    private static final int DESCRIBED = 40;
    /// So many characters tell a post from others.
    private static final int OPENING = 60;
    private static final RecordsParser RECORDS = new RecordsParser();

    @Override
    public String engine() {
        return "schema";
    }

    @Override
    public boolean recognises(Evidence evidence) {
        return evidence.hasLinkedData()
                || DISCUSSIONS.stream().anyMatch(evidence::hasType)
                || evidence.hasType("JobPosting")
                || OFFERS.stream().anyMatch(evidence::hasType);
    }

    @Override
    public Optional<Found> read(HtmlPage page) {
        List<Thing> shown = page.evidence().microdata();
        List<Thing> things = new ArrayList<>(page.evidence().linkedData());
        things.addAll(shown);
        Optional<Found> said = discussion(page, things);
        // many forums describe only the opening post
        if (said.isPresent())
            return RECORDS.read(page)
                    .filter(more -> more.posts().size() > said.get().posts().size())
                    .map(more -> opened(said.get(), more))
                    .or(() -> said);
        return jobs(page, things).or(() -> offer(page, shown, true)).or(() -> offer(page, things, false));
    }

    /// The opening post may stand apart from what is repeated.
    private static Found opened(Found described, Found repeated) {
        PostDraft opening = described.posts().getFirst();
        String words = MainText.squeezed(opening.text());
        String start = words.substring(0, Math.min(words.length(), OPENING));
        boolean there = repeated.posts().stream()
                .anyMatch(post -> MainText.squeezed(post.text()).contains(start));
        if (there) return repeated;
        List<PostDraft> posts = new ArrayList<>(repeated.posts());
        posts.addFirst(opening);
        return new Found(PageKind.THREAD, posts);
    }

    private static Optional<Found> discussion(HtmlPage page, List<Thing> things) {
        List<PostDraft> posts = new ArrayList<>();
        for (Thing thing : things) {
            if (!thing.isA(DISCUSSIONS) || body(thing).isEmpty()) continue;
            Optional<String> title = thing.text("headline", "name").or(page::title);
            posts.add(said(page, thing, title, PostKind.FORUM_POST, page.address()));
            replies(page, thing, title, posts, 0);
            break;
        }
        return posts.isEmpty() ? Optional.empty() : Optional.of(new Found(PageKind.THREAD, posts));
    }

    private static void replies(HtmlPage page, Thing thing, Optional<String> title, List<PostDraft> posts, int depth) {
        for (String name : REPLIES)
            for (Thing reply : thing.things(name)) {
                if (depth > 10 || posts.size() > 1000) return;
                if (body(reply).isPresent()) posts.add(said(page, reply, title, PostKind.FORUM_POST, null));
                replies(page, reply, title, posts, depth + 1);
            }
    }

    private static PostDraft said(
            HtmlPage page,
            Thing thing,
            Optional<String> title,
            PostKind kind,
            @org.jspecify.annotations.Nullable URI otherwise) {
        Optional<URI> own =
                thing.text("url", "@id").filter(url -> !url.startsWith("_:")).flatMap(page::resolve);
        return new PostDraft(kind, body(thing).orElse(""))
                .permalink(own.or(() -> Optional.ofNullable(otherwise)))
                .title(title)
                .author(thing.names("author").or(() -> thing.names("creator")))
                .published(time(page, thing))
                .language(thing.text("inLanguage").flatMap(HtmlPage::tag).or(page::language));
    }

    private static Optional<PublishedAt> time(HtmlPage page, Thing thing) {
        return thing.text("datePublished", "dateCreated")
                .or(() -> thing.text("datePosted", "uploadDate"))
                .flatMap(page.dates()::read);
    }

    private static Optional<String> body(Thing thing) {
        return thing.text("articleBody", "text").map(SchemaParser::plain).filter(text -> !text.isBlank());
    }

    /// Descriptions are HTML as often as text.
    static String plain(String text) {
        return text.indexOf('<') >= 0 && text.indexOf('>') > 0
                ? PlainText.said(Jsoup.parseBodyFragment(text).body())
                : PlainText.lines(text);
    }

    private static Optional<Found> jobs(HtmlPage page, List<Thing> things) {
        List<Thing> jobs = things.stream()
                .filter(thing -> thing.isA(JOBS) && thing.text("description").isPresent())
                .toList();
        if (jobs.isEmpty()) return Optional.empty();
        List<PostDraft> posts = new ArrayList<>();
        for (Thing job : jobs) {
            Optional<URI> own = job.text("url").flatMap(page::resolve);
            posts.add(new PostDraft(PostKind.JOB, jobText(job))
                    .permalink(jobs.size() == 1 ? Optional.of(page.address()) : own)
                    .title(job.text("title", "name").or(page::title))
                    .author(job.names("hiringOrganization"))
                    .published(time(page, job))
                    .language(job.text("inLanguage").flatMap(HtmlPage::tag).or(page::language)));
        }
        return Optional.of(new Found(jobs.size() == 1 ? PageKind.SINGLE : PageKind.THREAD, posts));
    }

    private static String jobText(Thing job) {
        List<String> lines = new ArrayList<>();
        job.text("description").map(SchemaParser::plain).ifPresent(lines::add);
        for (String more : List.of("responsibilities", "qualifications", "skills", "jobBenefits"))
            job.text(more)
                    .map(SchemaParser::plain)
                    .filter(text -> lines.stream().noneMatch(line -> line.contains(text)))
                    .ifPresent(lines::add);
        return String.join("\n", lines);
    }

    /// One thing for sale with a description; several are a list, a place to look.
    private static Optional<Found> offer(HtmlPage page, List<Thing> things, boolean shown) {
        List<Thing> offers = things.stream()
                .filter(thing -> thing.isA(OFFERS) && thing.text("description").isPresent())
                .toList();
        if (offers.size() != 1) return Optional.empty();
        Thing offer = offers.getFirst();
        String described = offer.text("description").map(SchemaParser::plain).orElse("");
        // a description that is shown is the advertisement; one in a script is often only a slogan
        String main =
                shown && described.length() >= DESCRIBED ? "" : page.mainText().text();
        String text = main.length() > described.length() ? main : described;
        if (text.length() < 20) return Optional.empty();
        ArticleMeta meta = ArticleMeta.of(page, Comments.of(page));
        return Optional.of(new Found(
                PageKind.SINGLE,
                List.of(new PostDraft(PostKind.ADVERTISEMENT, text)
                        .permalink(page.address())
                        .title(offer.text("name", "title").or(page::title))
                        .author(offer.names("seller")
                                .or(() -> offer.things("offers").stream()
                                        .flatMap(each -> each.names("seller").stream())
                                        .findFirst())
                                .or(meta::author))
                        .published(time(page, offer).or(meta::published))
                        .language(page.language()))));
    }
}
