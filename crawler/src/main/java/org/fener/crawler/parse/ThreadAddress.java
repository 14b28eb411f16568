package org.fener.crawler.parse;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of a whole thread or list: that of any of its pages without the page number.
final class ThreadAddress {

    private record Rule(Pattern page, String whole) {
        static Rule of(String regex, String whole) {
            return new Rule(Pattern.compile(regex), whole);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("(/(?:thread|forum)-\\d+)(?:-page)?-\\d+(\\.html?)", "$1$2"),
            Rule.of("(/(?:topic|viewtopic|thread|forum|t|f)[-_]?\\d+)-\\d+(\\.html?)", "$1$2"),
            Rule.of("/(?:page|p|str|pagina|seite|strana)[-_/]?\\d+/?(?=$|[?#])", "/"),
            Rule.of("([?&;])(?:start|page|pg|p_page|st|offset|paged|pagenumber)=\\d*(?=$|[&;#])", "$1"),
            Rule.of("(/t/[^/?#]+/\\d+)/\\d+(?=$|[?#])", "$1"),
            Rule.of("(topic[=,]\\d+)\\.(?:\\d+|msg\\d+|new)", "$1.0"),
            Rule.of(
                    "([?&;])(?:(?:pp|sd|sk|view|highlight|hilit|p|pid|post|comment)=[^&;#]*|do=(?:find|get)\\w*)(?=$|[&;#])",
                    "$1"));

    private static final Pattern LOOSE = Pattern.compile("[?&;]+(?=$|#)|(?<=\\?)[&;]+");
    private static final Pattern DOUBLED = Pattern.compile("([&;])[&;]+");

    private ThreadAddress() {}

    /// Canonical, without page number, view options and fragment.
    static URI of(URI page) {
        return ofCanonical(WebAddress.canonical(page));
    }

    static URI ofCanonical(URI page) {
        String address = page.toString();
        int hash = address.indexOf('#');
        if (hash >= 0) address = address.substring(0, hash);
        for (Rule rule : RULES) {
            Matcher matcher = rule.page.matcher(address);
            address = matcher.replaceAll(rule.whole);
        }
        address = LOOSE.matcher(address).replaceAll("");
        return URI.create(DOUBLED.matcher(address).replaceAll("$1"));
    }
}
