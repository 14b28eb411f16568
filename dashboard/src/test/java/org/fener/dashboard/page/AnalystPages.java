package org.fener.dashboard.page;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fener.dashboard.store.Cases;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;

/// Every kind of page that an analyst can come to, in the states that look different.
final class AnalystPages {

    private AnalystPages() {}

    /// @param posts whether with every post of the source `more`
    static List<String> of(RunningDashboard dashboard, boolean posts) throws IOException {
        Set<String> paths = new LinkedHashSet<>(List.of(
                "/",
                "/search",
                "/search?q=%D1%80%D0%B0%D0%B1%D0%BE%D1%82%D0%B0",
                "/search?q=category:smuggling&order=score",
                "/search?q=zzzzqqq",
                "/search?q=%D1%80%D0%B0%D0%B1%D0%BE%D1%82%D0%B0+zzzzqqq&without=forms",
                "/search?q=(((",
                "/search?source=more",
                "/search/batch",
                "/search/fields",
                "/searches",
                "/cases",
                "/inbox",
                "/inbox?queue=highest",
                "/inbox?queue=uncertain",
                "/inbox?queue=groups",
                "/inbox?queue=disagreed",
                "/inbox?queue=snoozed",
                "/inbox?queue=second",
                "/inbox/all?q=category:smuggling",
                "/models/agreement",
                "/sources",
                "/sources/new?start=https://forum.example/",
                "/sources/import",
                "/sources/opt-outs?host=forum.example",
                "/models",
                "/models/drift",
                "/models/training",
                "/models/rules",
                "/models/errors?category=smuggling",
                "/models/threshold?category=smuggling&percent=30",
                "/models/labels?category=trafficking",
                "/watches",
                "/watches/new?q=%D0%B2%D0%B8%D0%B7%D0%B0&category=smuggling",
                "/reports",
                "/reports/today",
                "/account",
                "/account/keys"));
        dashboard.installation.watches().states().keySet().forEach(id -> {
            paths.add("/watches/" + id);
            paths.add("/watches/" + id + "/edit");
        });
        String source = dashboard.installation.sources().all().getFirst().id();
        paths.add("/sources/" + source);
        paths.add("/sources/" + source + "/change");
        dashboard.installation.index().each(PostQuery.of(""), post -> {
            if (posts && post.source().equals("more")) paths.add(path("", post));
        });
        dashboard.installation.index().search(PostQuery.of("работа")).hits().stream()
                .limit(1)
                .forEach(hit -> paths.add("/search?q=%D1%80%D0%B0%D0%B1%D0%BE%D1%82%D0%B0&show="
                        + URLEncoder.encode(hit.post().key(), StandardCharsets.UTF_8)));
        new Cases(dashboard.installation.database(), dashboard.installation.clock())
                .of(RunningDashboard.NAME)
                .forEach(file -> paths.add("/cases/" + file.id()));
        dashboard.installation.index().search(PostQuery.of("category:trafficking")).hits().stream()
                .limit(1)
                .forEach(hit -> {
                    for (String tab : List.of("", "/why", "/similar", "/history", "/evidence", "/verify", "/activity"))
                        paths.add(path(tab, hit.post()));
                });
        return List.copyOf(paths);
    }

    private static String path(String tab, IndexedPost post) {
        return "/post" + tab + "?q=visa&key=" + URLEncoder.encode(post.key(), StandardCharsets.UTF_8);
    }
}
