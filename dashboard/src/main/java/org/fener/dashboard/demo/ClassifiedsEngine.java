package org.fener.dashboard.demo;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A board of classified advertisements: lists by category, one page for each ad, tracking parameters in the links.
final class ClassifiedsEngine implements Engine {

    private static final int ADS_A_PAGE = 10;
    private static final String ALL = "vsichki";
    private static final String PRINTED = "d MMMM yyyy 'г.', HH:mm";

    private final Template page = Template.of("classifieds/page");
    private final Template card = Template.of("classifieds/card");
    private final Template ad = Template.of("classifieds/ad");
    private final Template list = Template.of("classifieds/list");
    private final Template message = Template.of("classifieds/message");

    @Override
    public URI permalink(ShownPost post, SiteView view) {
        return URI.create(view.url(path(post)));
    }

    private static String path(ShownPost post) {
        return "/obiava/" + post.id() + "-" + Slug.latin(post.thread().title());
    }

    @Override
    public Page answer(Ask ask, SiteView view) {
        List<String> parts = ask.parts();
        String area = parts.isEmpty() ? "" : parts.getFirst();
        return switch (area) {
            case "" -> list(ask, view, ALL).orElseGet(() -> missing(view));
            case "nachalo" -> new Page.Moved(301, "/");
            case "obiavi" ->
                list(ask, view, parts.size() == 2 ? parts.get(1) : "").orElseGet(() -> missing(view));
            case "obiava" -> ad(parts, view);
            case "profil", "telefon" ->
                Page.html(
                        told(view, "Вход", "Влезте с потребителското си име."),
                        view.story().began(1));
            default -> missing(view);
        };
    }

    private Page missing(SiteView view) {
        return new Page.Missing(
                404, told(view, "Страницата не е намерена", "Обявата е изтрита или адресът е сгрешен."));
    }

    private String told(SiteView view, String title, String text) {
        return framed(view, title, "/", "", message.fill("title", title, "message", text));
    }

    private Optional<Page> list(Ask ask, SiteView view, String section) {
        boolean all = section.equals(ALL);
        if (!all && !view.site().sections().containsKey(section)) return Optional.empty();
        List<ShownThread> ads = all ? view.newest() : view.newestOf(section);
        return Paging.of(ads, ask.number("page").orElse(1), ADS_A_PAGE)
                .map(shown -> list(view, section, ads.size(), shown));
    }

    private Page list(SiteView view, String section, int total, Paging<ShownThread> shown) {
        String title = section.equals(ALL) ? "Най-нови обяви" : view.site().sectionTitle(section);
        String address = "/obiavi/" + section;
        String body = list.fill(
                "title",
                title,
                "total",
                total,
                "cards",
                cards(shown.items(), view, "list"),
                "pages",
                pageLinks(address, shown));
        String self = shown.number() == 1 ? address : address + "?page=" + shown.number();
        return Page.html(framed(view, title, self, "", body), view.changed());
    }

    private String cards(List<ShownThread> ads, SiteView view, String from) {
        PrintedTime times = new PrintedTime(view.site());
        return ads.stream()
                .map(shown -> card.fill(
                        "id", shown.id(),
                        "slug", Slug.latin(shown.title()),
                        "from", from,
                        "title", shown.title(),
                        "price", shown.thread().fact("price"),
                        "place", shown.thread().fact("place"),
                        "iso", times.iso(shown.first().published()),
                        "printed", times.as(PRINTED, shown.first().published())))
                .collect(Collectors.joining());
    }

    private Page ad(List<String> parts, SiteView view) {
        String name = parts.size() == 2 ? parts.get(1) : "";
        String id = name.contains("-") ? name.substring(0, name.indexOf('-')) : name;
        if (view.wasTakenDown(id))
            return new Page.Missing(410, told(view, "Обявата вече не е активна", "Авторът я е свалил."));
        return view.thread(id).map(shown -> ad(shown, name, view)).orElseGet(() -> missing(view));
    }

    private Page ad(ShownThread shown, String name, SiteView view) {
        ShownPost post = shown.first();
        if (!path(post).endsWith("/" + name)) return new Page.Moved(301, path(post));
        PrintedTime times = new PrintedTime(view.site());
        String section = shown.thread().section();
        String edited = post.edited()
                .map(when -> ", променена на <time datetime=\"" + times.iso(when) + "\">" + times.as(PRINTED, when)
                        + " ч.</time>")
                .orElse("");
        String body = ad.fill(
                "section", section,
                "sectionTitle", view.site().sectionTitle(section),
                "id", shown.id(),
                "iso", times.iso(post.published()),
                "printed", times.as(PRINTED, post.published()),
                "edited", edited,
                "title", shown.title(),
                "price", shown.thread().fact("price"),
                "place", shown.thread().fact("place"),
                "phone", shown.thread().fact("phone"),
                "text", Html.paragraphs(post.text()),
                "member", view.site().memberNumber(post.by()),
                "by", post.by(),
                "similar", cards(similar(shown, view), view, "similar"));
        String head = "<meta property=\"og:type\" content=\"product\"><meta property=\"og:title\" content=\""
                + Html.text(shown.title()) + "\"><meta property=\"og:description\" content=\""
                + Html.text(post.teaser(90)) + "\">";
        return Page.html(framed(view, shown.title(), path(post), head, body), shown.changed());
    }

    /// Ads of the same category that have been there from the start, so that an ad's page stays as it is.
    private static List<ShownThread> similar(ShownThread shown, SiteView view) {
        return view.newestOf(shown.thread().section()).stream()
                .filter(other -> !other.id().equals(shown.id())
                        && other.thread().posts().getFirst().chapter() == 1)
                .limit(3)
                .toList();
    }

    private static String pageLinks(String address, Paging<?> shown) {
        String numbers = IntStream.rangeClosed(1, shown.pages())
                .mapToObj(number -> number == shown.number()
                        ? "<strong>" + number + "</strong>"
                        : "<a href=\"" + address + (number == 1 ? "" : "?page=" + number) + "\">" + number + "</a>")
                .collect(Collectors.joining(" "));
        return shown.hasNext()
                ? numbers + " <a rel=\"next\" href=\"" + address + "?page=" + (shown.number() + 1) + "\">Следваща »</a>"
                : numbers;
    }

    private String framed(SiteView view, String title, String self, String head, String body) {
        String menu = view.site().sections().entrySet().stream()
                .map(section -> "<li><a href=\"/obiavi/" + section.getKey() + "\">" + Html.text(section.getValue())
                        + "</a></li>")
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
