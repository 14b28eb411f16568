package org.fener.crawler.parse;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fener.crawler.Post;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import org.fener.crawler.parse.PageLink.Relation;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/// Saved pages of single sites, whose sources tell by marks that the reader does not ask what is on them.
final class SiteMeasures {

    private SiteMeasures() {}

    /// A list of advertisements is a place to look that leads to each of them.
    static List<Figure> leboncoin(Material material) {
        Path file = material.corpora().resolve("leboncoin/fixture/voitures_renault_laguna_3_midi_py.htm");
        String address = "http://www.leboncoin.fr/voitures/offres/midi_pyrenees/";
        PageReading reading = SavedPages.read(file, address);
        Set<URI> wanted = new HashSet<>();
        for (Element link : Jsoup.parse(latin(file), address).select("a[href]:has(div.lbc)"))
            wanted.add(WebAddress.canonical(URI.create(link.absUrl("href"))));
        Map<URI, PageLink> items = reading.links().stream()
                .filter(link -> link.relation() == Relation.ITEM)
                .collect(Collectors.toMap(PageLink::uri, link -> link));
        wanted.stream().filter(uri -> !items.containsKey(uri)).forEach(uri -> material.complain("not an item: " + uri));
        long timed = wanted.stream()
                .filter(uri -> items.containsKey(uri) && items.get(uri).newest().isPresent())
                .count();
        long found = wanted.stream().filter(items::containsKey).count();
        return List.of(
                new Figure(
                        "leboncoin",
                        "kind of page",
                        reading.kind() + ", " + reading.posts().size(),
                        "LIST, 0",
                        ""),
                new Figure("leboncoin", "advertisements led to", found + "/" + wanted.size(), "all", ""),
                new Figure("leboncoin", "with their day", timed + "/" + wanted.size(), "all", ""));
    }

    private static String latin(Path file) {
        return new String(SavedPages.bytes(file), StandardCharsets.ISO_8859_1);
    }

    /// Saved topics of a Discourse as crawlers see them; each post's element says its number, author and time.
    static List<Figure> discourse(Material material) {
        Tally tally = new Tally("oeb-discourse");
        Path docs = material.corpora().resolve("site-oeb-discourse/docs");
        int posts = 0;
        int lists = 0;
        for (Path file : TextMeasures.files(docs)) {
            String path = docs.relativize(file).toString();
            if (!path.endsWith(".html")) continue;
            PageReading reading =
                    SavedPages.read(file, "https://forum.example.org/" + path.replaceFirst("\\.html$", ""));
            if (!path.startsWith("t/")) {
                lists++;
                posts += path.startsWith("c/") || path.equals("index.html")
                        ? reading.posts().size()
                        : 0;
                continue;
            }
            Document document = Jsoup.parse(TextMeasures.text(file));
            // quotes and the names of pictures are not what the author says; of a preview it is the address
            document.select("aside.quote, .lightbox .meta").remove();
            for (Element preview : document.select("aside.onebox"))
                preview.replaceWith(new Element("p")
                        .text(Optional.ofNullable(preview.selectFirst("a[href]"))
                                .map(link -> link.absUrl("href"))
                                .orElse("")));
            int at = 0;
            for (Element post : document.select("div.topic-body.crawler-post"))
                tally.compare(
                        material,
                        reading,
                        at++,
                        post.select(".creator [itemprop=name]").text(),
                        Optional.of(post.select("time.post-time").attr("datetime"))
                                .filter(time -> !time.isEmpty())
                                .map(Instant::parse)
                                .map(time -> java.time.LocalDate.ofInstant(time, java.time.ZoneOffset.UTC)),
                        PlainText.of(post.selectFirst(".post") == null ? post : post.selectFirst(".post")));
            tally.extra += Math.max(0, reading.posts().size() - at);
        }
        List<Figure> figures = new ArrayList<>(tally.figures());
        figures.add(
                new Figure("oeb-discourse", "posts on lists (" + lists + " pages)", String.valueOf(posts), "0", ""));
        return figures;
    }

    /// Captures of a phpBB 2 from different days, in the order of their days: one post stays one post.
    static List<Figure> avalanches(Material material) {
        Map<String, Path> captures = new TreeMap<>();
        for (Path file : TextMeasures.files(material.corpora().resolve("site-avalanches-phpbb/archive")))
            if (file.toString().endsWith(".html")) captures.put(file.getFileName() + " " + file, file);
        Map<String, Post> known = new HashMap<>();
        Map<String, String> idOf = new HashMap<>();
        int shown = 0;
        int found = 0;
        int again = 0;
        int same = 0;
        int changed = 0;
        for (Path file : captures.values()) {
            String topic = file.getName(file.getNameCount() - 2).toString();
            PageReading reading = SavedPages.read(
                    file, "http://www.theavalanches.com/phpBB2/viewtopic.php?" + topic.replaceFirst("^(\\D)", "$1="));
            Set<String> anchors = new HashSet<>();
            for (Element anchor : Jsoup.parse(latin(file)).select("a[name~=^\\d+$]")) anchors.add(anchor.attr("name"));
            shown += anchors.size();
            for (Post post : reading.posts()) {
                String anchor = String.valueOf(post.permalink().getFragment());
                if (!anchors.contains(anchor)) {
                    material.complain(file + ": no anchor for " + post.permalink());
                    continue;
                }
                found++;
                Post before = known.put(post.id(), post);
                String id = idOf.put(anchor, post.id());
                if (id == null) continue;
                again++;
                if (id.equals(post.id())) same++;
                else material.complain(file + ": another id for " + post.permalink());
                if (before != null && !before.text().equals(post.text())) {
                    changed++;
                    material.complain(file + ": other words\n  " + before.text() + "\n  " + post.text());
                }
            }
        }
        return List.of(
                new Figure(
                        "avalanches", "posts found (" + captures.size() + " captures)", found + "/" + shown, "all", ""),
                new Figure("avalanches", "seen again, the same post", same + "/" + again, "all", ""),
                new Figure(
                        "avalanches",
                        "posts in all, as many as anchors",
                        known.size() + "/" + idOf.size(),
                        "equal",
                        ""),
                new Figure("avalanches", "seen again with other words", String.valueOf(changed), "", "edits are real"));
    }

    /// A whole preview of a channel.
    static List<Figure> preview(Material material) {
        Path file = material.corpora().resolve("telegram-prstnk/prstnk_channel_preview.html");
        Document document = Jsoup.parse(TextMeasures.text(file));
        PageReading reading = SavedPages.read(file, "https://t.me/s/prstnk");
        int right = 0;
        List<Element> messages = document.select("[data-post]");
        for (Element message : messages) {
            Element words = message.selectFirst(".tgme_widget_message_text");
            Element time = message.selectFirst(".tgme_widget_message_date time");
            boolean there = reading.posts().stream()
                    .anyMatch(post -> post.permalink().toString().endsWith("/" + message.attr("data-post"))
                            && (words == null || bare(post.text()).contains(bare(words.text())))
                            && post.published().map(PublishedAt::at).equals(instant(time)));
            if (there) right++;
            else material.complain("prstnk: " + message.attr("data-post") + " for " + reading.posts());
        }
        return List.of(new Figure("prstnk", "messages exact", right + "/" + messages.size(), "all", ""));
    }

    private static Optional<Instant> instant(@org.jspecify.annotations.Nullable Element time) {
        return Optional.ofNullable(time)
                .map(it -> java.time.OffsetDateTime.parse(it.attr("datetime")).toInstant());
    }

    private static String bare(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /// Contact pages on which people have marked phones and e-mails: what is read of them must have these.
    static List<Figure> contacts(Material material) {
        int kept = 0;
        int marked = 0;
        int read = 0;
        int pages = 0;
        for (Path file :
                TextMeasures.files(material.corpora().resolve("webstruct/webstruct_data/corpus/us_contact_pages/wa"))) {
            pages++;
            // the address must not give it away, and what an owner asks of robots is no question of reading
            PageReading reading = SavedPages.unasked(file, "https://www.example.com/page");
            if (!reading.posts().isEmpty()) read++;
            String text = reading.posts().stream().map(Post::text).collect(Collectors.joining("\n"));
            String digits = bare(text);
            for (Element contact : Jsoup.parse(new String(SavedPages.bytes(file), StandardCharsets.UTF_8))
                    .select(".WebAnnotator_TEL, .WebAnnotator_FAX, .WebAnnotator_EMAIL")) {
                if (contact.text().isBlank()) continue;
                marked++;
                if (digits.contains(bare(contact.text()))) kept++;
                else
                    material.complain("webstruct: " + file.getFileName() + " " + reading.kind() + " " + reading.engine()
                            + " without " + contact.text());
            }
        }
        return List.of(
                new Figure("webstruct", "pages read as posts", read + "/" + pages, "", ""),
                new Figure(
                        "webstruct",
                        "phones and e-mails in what is read (" + marked + ")",
                        ExtractBench.share(kept / (double) marked),
                        ".95",
                        ""));
    }

    /// Job posts of a discussion, put back into the page that they came from.
    static List<Figure> hiring(Material material) {
        Tally tally = new Tally("hn-hiring");
        for (Path file : TextMeasures.files(material.corpora().resolve("hn-hiring/src/web/data"))) {
            StringBuilder page = new StringBuilder("<html><head><title>Who is hiring?</title></head><body><table>");
            List<JsonNode> rows = new ArrayList<>();
            Json.read(TextMeasures.text(file)).forEach(rows::add);
            for (JsonNode row : rows)
                page.append("""
                        <tr class="athing comtr" id="%1$s"><td><table><tr><td class="default"><div><span class="comhead">
                        <a href="user?id=%2$s" class="hnuser">%2$s</a> <span class="age" title="2014-01-01T15:00:00">
                        <a href="item?id=%1$s">on Jan 1, 2014</a></span></span></div><br><div class="comment">
                        <div class="commtext c00">%3$s</div><div class="reply"><a href="reply?id=%1$s">reply</a></div></div></td>
                        </tr></table></td></tr>""".formatted(
                                row.path("url").asString("").replaceAll("\\D", ""),
                                row.path("user").asString(""),
                                row.path("full_html").asString("")));
            PageReading reading =
                    SavedPages.read(page + "</table></body></html>", "https://news.ycombinator.com/item?id=1");
            int at = 0;
            for (JsonNode row : rows)
                tally.compare(
                        material,
                        reading,
                        at++,
                        row.path("user").asString(""),
                        Optional.of(java.time.LocalDate.of(2014, 1, 1)),
                        Jsoup.parse(row.path("full_html").asString("")).text());
            tally.extra += Math.max(0, reading.posts().size() - at);
        }
        return tally.figures();
    }
}
