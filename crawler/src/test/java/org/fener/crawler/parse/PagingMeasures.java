package org.fener.crawler.parse;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fener.crawler.Headers;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import org.fener.crawler.parse.PageLink.Relation;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Links to other pages of the same thread or list, marked by people on forum pages (autopager's examples).
final class PagingMeasures {

    private static final List<String> ALL = List.of("PREV", "PAGE", "NEXT", "LAST", "FIRST");

    private final Material material;
    private int nextFound;
    private int next;
    private int found;
    private int followed;
    private int marked;
    private int right;
    private int ours;

    private PagingMeasures(Material material) {
        this.material = material;
    }

    static List<Figure> autopager(Material material) {
        PagingMeasures measures = new PagingMeasures(material);
        Path data = material.corpora().resolve("autopager/autopager/data");
        List<List<String>> rows = SeparatedValues.rows(TextMeasures.text(data.resolve("data.csv")));
        int pages = 0;
        for (List<String> row : rows.subList(1, rows.size())) {
            Path file = data.resolve("html/" + row.getFirst() + ".html");
            if (!Files.exists(file)) continue;
            pages++;
            measures.page(file, rows.getFirst(), row);
        }
        return List.of(
                new Figure(
                        "autopager",
                        "next page found (" + measures.next + " on " + pages + " pages)",
                        share(measures.nextFound, measures.next),
                        "",
                        ""),
                new Figure(
                        "autopager",
                        "paging links recall (" + measures.marked + ")",
                        share(measures.found, measures.marked),
                        "",
                        ""),
                new Figure(
                        "autopager",
                        "followed, as paging or as pages of a thread (" + measures.marked + ")",
                        share(measures.followed, measures.marked),
                        "",
                        ""),
                new Figure(
                        "autopager",
                        "paging links precision (" + measures.ours + ")",
                        share(measures.right, measures.ours),
                        "",
                        ""));
    }

    private void page(Path file, List<String> names, List<String> row) {
        String address = row.get(names.indexOf("Page URL"));
        String charset = row.get(names.indexOf("Encoding"));
        byte[] html = SavedPages.bytes(file);
        Document document = Jsoup.parse(new String(html, Charset.forName(charset)), address);
        Set<URI> wanted = new HashSet<>();
        ALL.forEach(name -> wanted.addAll(targets(document, row.get(names.indexOf(name)), address)));
        Set<URI> onward = targets(document, row.get(names.indexOf("NEXT")), address);
        PageReading reading = SavedPages.READER.read(
                SavedPages.page(
                        html,
                        address,
                        new Headers(List.of(new Headers.Field("Content-Type", "text/html; charset=" + charset)))),
                SavedPages.SOURCE);
        Set<URI> paging = reading.links().stream()
                .filter(link -> link.relation() == Relation.PAGING)
                .map(PageLink::uri)
                .collect(Collectors.toSet());
        Set<URI> items = reading.links().stream()
                .filter(link -> link.relation() == Relation.ITEM)
                .map(PageLink::uri)
                .collect(Collectors.toSet());
        // on a list, people marked the pagers of single threads, too
        followed += (int) wanted.stream()
                .filter(link -> paging.contains(link) || items.contains(link))
                .count();
        tally(file.getFileName() + " " + reading.engine(), paging, wanted, onward);
    }

    private void tally(String page, Set<URI> paging, Set<URI> wanted, Set<URI> onward) {
        for (URI link : wanted) {
            marked++;
            if (paging.contains(link)) found++;
            else material.complain(page + ": not taken for paging " + link);
        }
        if (!onward.isEmpty()) {
            next++;
            if (onward.stream().anyMatch(paging::contains)) nextFound++;
        }
        for (URI link : paging) {
            ours++;
            if (wanted.contains(link)) right++;
            else material.complain(page + ": taken for paging " + link);
        }
    }

    private static Set<URI> targets(Document document, String css, String address) {
        Set<URI> targets = new HashSet<>();
        if (css.isBlank()) return targets;
        WebAddress base = WebAddress.base(URI.create(address));
        URI own = CanonicalPage.withoutFragment(WebAddress.canonical(URI.create(address)));
        for (Element element : document.select(css)) {
            Element link = element.closest("a[href]");
            Optional<URI> uri = Optional.ofNullable(link)
                    .flatMap(it -> base.resolve(it.absUrl("href")))
                    .map(CanonicalPage::withoutFragment);
            uri.filter(it -> !it.equals(own)).ifPresent(targets::add);
        }
        return targets;
    }

    private static String share(int part, int all) {
        return ExtractBench.share(part / (double) all);
    }
}
