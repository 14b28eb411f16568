package org.fener.crawler.parse;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fener.crawler.FetchedPage;
import org.jsoup.nodes.Element;

/// What a page asks of robots in its `X-Robots-Tag` fields or `robots` meta elements: not to be searched, not to be a
/// way to other pages. A rule for another robot is none for us.
public record RobotsMeta(boolean noindex, boolean nofollow) {

    public static final RobotsMeta NONE = new RobotsMeta(false, false);

    private static final String OURS = "fener";
    private static final Pattern NAMED = Pattern.compile("([a-z0-9_-]+)\\s*:(.*)");

    /// A rule that has a colon of its own.
    private static final List<String> WITH_VALUE =
            List.of("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");

    static RobotsMeta of(FetchedPage page) {
        RobotsMeta all = NONE;
        for (String field : page.headers().all("X-Robots-Tag")) all = all.and(field(field));
        return all;
    }

    static RobotsMeta of(ElementIndex index) {
        RobotsMeta all = NONE;
        for (Element meta : index.named("meta")) {
            String name = meta.attr("name").strip().toLowerCase(Locale.ROOT);
            if (name.equals("robots") || name.equals(OURS)) all = all.and(rules(meta.attr("content")));
        }
        return all;
    }

    RobotsMeta and(RobotsMeta other) {
        return new RobotsMeta(noindex || other.noindex, nofollow || other.nofollow);
    }

    /// `noindex`, or `somebot: noindex` for one robot alone.
    private static RobotsMeta field(String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        var named = NAMED.matcher(text);
        if (!named.matches() || WITH_VALUE.contains(named.group(1))) return rules(text);
        return named.group(1).equals(OURS) ? rules(named.group(2)) : NONE;
    }

    private static RobotsMeta rules(String value) {
        List<String> rules = List.of(value.toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*"));
        boolean both = rules.contains("none");
        return new RobotsMeta(both || rules.contains("noindex"), both || rules.contains("nofollow"));
    }
}
