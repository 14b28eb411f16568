package org.fener.dashboard.demo;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A job board: tables of jobs, one page for each with schema.org JobPosting in JSON-LD.
final class JobBoardEngine implements Engine {

    private static final int JOBS_A_PAGE = 12;
    private static final Duration OPEN_FOR = Duration.ofDays(45);

    private final Template page = Template.of("jobs/page");
    private final Template row = Template.of("jobs/row");
    private final Template list = Template.of("jobs/list");
    private final Template job = Template.of("jobs/job");
    private final Template message = Template.of("jobs/message");

    @Override
    public URI permalink(ShownPost post, SiteView view) {
        return URI.create(view.url(path(post)));
    }

    private static String path(ShownPost post) {
        return "/job/" + post.id() + "/" + Slug.latin(post.thread().title());
    }

    @Override
    public Page answer(Ask ask, SiteView view) {
        List<String> parts = ask.parts();
        String area = parts.isEmpty() ? "" : parts.getFirst();
        return switch (area) {
            case "" -> new Page.Moved(302, "/jobs");
            case "jobs" -> list(ask, view, parts.size() > 1 ? parts.get(1) : "").orElseGet(() -> missing(view));
            case "job" -> job(parts, view);
            case "apply" ->
                Page.html(
                        told(view, "Кандидатстване", "Влезте с профила си, за да изпратите автобиография."),
                        view.story().began(1));
            default -> missing(view);
        };
    }

    private Page missing(SiteView view) {
        return new Page.Missing(404, told(view, "Няма такава страница", "Проверете адреса."));
    }

    private String told(SiteView view, String title, String text) {
        return framed(view, title, "/jobs", "", message.fill("title", title, "message", text));
    }

    private Optional<Page> list(Ask ask, SiteView view, String section) {
        if (!section.isEmpty() && !view.site().sections().containsKey(section)) return Optional.empty();
        List<ShownThread> jobs = section.isEmpty() ? view.newest() : view.newestOf(section);
        return Paging.of(jobs, ask.number("page").orElse(1), JOBS_A_PAGE)
                .map(shown -> list(view, section, jobs.size(), shown));
    }

    private Page list(SiteView view, String section, int total, Paging<ShownThread> shown) {
        PrintedTime times = new PrintedTime(view.site());
        String title =
                section.isEmpty() ? "Всички обяви за работа" : view.site().sectionTitle(section);
        String address = section.isEmpty() ? "/jobs" : "/jobs/" + section;
        String rows = shown.items().stream()
                .map(thread -> row.fill(
                        "href", path(thread.first()),
                        "title", thread.title(),
                        "employer", thread.first().by(),
                        "place", thread.thread().fact("place"),
                        "iso", times.iso(thread.first().published()),
                        "day", times.as("dd.MM.yyyy", thread.first().published())))
                .collect(Collectors.joining());
        String previous = shown.number() > 1
                ? "<a rel=\"prev\" href=\"" + numbered(address, shown.number() - 1) + "\">‹ По-нови</a> "
                : "";
        String next = shown.hasNext()
                ? "<a rel=\"next\" href=\"" + numbered(address, shown.number() + 1) + "\">По-стари ›</a>"
                : "";
        String body = list.fill("title", title, "total", total, "rows", rows, "pages", previous + next);
        return Page.html(framed(view, title, numbered(address, shown.number()), "", body), view.changed());
    }

    private static String numbered(String address, int number) {
        return number == 1 ? address : address + "?page=" + number;
    }

    private Page job(List<String> parts, SiteView view) {
        String id = parts.size() > 1 ? parts.get(1) : "";
        if (view.wasTakenDown(id))
            return new Page.Missing(410, told(view, "Обявата е изтекла", "Работодателят я е затворил."));
        return view.thread(id).map(shown -> job(parts, shown, view)).orElseGet(() -> missing(view));
    }

    private Page job(List<String> parts, ShownThread shown, SiteView view) {
        ShownPost post = shown.first();
        if (!path(post).equals("/" + String.join("/", parts))) return new Page.Moved(301, path(post));
        String section = shown.thread().section();
        String body = job.fill(
                "title", shown.title(),
                "employer", post.by(),
                "place", shown.thread().fact("place"),
                "salary", shown.thread().fact("salary"),
                "day", new PrintedTime(view.site()).as("dd.MM.yyyy", post.published()),
                "text", Html.paragraphs(post.text()),
                "id", post.id(),
                "section", section,
                "sectionTitle", view.site().sectionTitle(section));
        return Page.html(
                framed(view, shown.title(), path(post), Json.script(posting(post, view)), body), shown.changed());
    }

    private Map<String, Object> posting(ShownPost post, SiteView view) {
        PrintedTime times = new PrintedTime(view.site());
        return Json.object(
                "@context", "https://schema.org/",
                "@type", "JobPosting",
                "title", post.thread().title(),
                "description", Html.paragraphs(post.text()),
                "identifier",
                        Json.object(
                                "@type", "PropertyValue", "name", view.site().title(), "value", post.id()),
                "url", permalink(post, view).toString(),
                "datePosted", times.iso(post.published()),
                "validThrough", times.iso(post.published().plus(OPEN_FOR)),
                "employmentType", post.thread().fact("type"),
                "hiringOrganization", Json.object("@type", "Organization", "name", post.by()),
                "jobLocation",
                        Json.object(
                                "@type",
                                "Place",
                                "address",
                                Json.object(
                                        "@type",
                                        "PostalAddress",
                                        "addressLocality",
                                        post.thread().fact("place"))),
                "baseSalary", post.thread().fact("salary"));
    }

    private String framed(SiteView view, String title, String self, String head, String body) {
        String menu = view.site().sections().entrySet().stream()
                .map(section ->
                        "<li><a href=\"/jobs/" + section.getKey() + "\">" + Html.text(section.getValue()) + "</a></li>")
                .collect(Collectors.joining());
        return page.fill(
                "title", title,
                "site", view.site().title(),
                "tagline", view.site().tagline(),
                "canonical", view.url(self),
                "head", head,
                "menu", menu,
                "body", body);
    }
}
