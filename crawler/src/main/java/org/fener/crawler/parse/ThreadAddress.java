package org.fener.crawler.parse;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/// The address of a whole thread or list: that of any of its pages without the page number.
public final class ThreadAddress {

    /// @param mark what every address of the form has; most others do not
    private record Rule(String mark, Pattern page, String whole) {
        static Rule of(String mark, String regex, String whole) {
            return new Rule(mark, Pattern.compile(regex), whole);
        }

        String without(String address) {
            return address.contains(mark) ? page.matcher(address).replaceAll(whole) : address;
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("-", "(/(?:thread|forum)-\\d+)(?:-page)?-\\d+(\\.html?)", "$1$2"),
            Rule.of("-", "(/(?:topic|viewtopic|thread|forum|t|f)[-_]?\\d+)-\\d+(\\.html?)", "$1$2"),
            Rule.of("/", "/(?:page|p|str|pagina|seite|strana)[-_/]?\\d+/?(?=$|[?#])", "/"),
            Rule.of("=", "([?&;])(?:start|page|pg|p_page|st|offset|paged|pagenumber)=\\d*(?=$|[&;#])", "$1"),
            Rule.of("/t/", "(/t/[^/?#]+/\\d+)/\\d+(?=$|[?#])", "$1"),
            Rule.of("topic", "(topic[=,]\\d+)\\.(?:\\d+|msg\\d+|new)", "$1.0"),
            Rule.of(
                    "=",
                    "([?&;])(?:(?:pp|sd|sk|view|highlight|hilit|p|pid|post|comment)=[^&;#]*|do=(?:find|get)\\w*)(?=$|[&;#])",
                    "$1"),
            Rule.of("", "[?&;]+(?=$|#)|(?<=\\?)[&;]+", ""),
            Rule.of(";", ";[&;]+", ";"),
            Rule.of("&", "&[&;]+", "&"));

    private ThreadAddress() {}

    /// Whether an address is that of a whole thread or single page, and not one of its later pages or a view of it.
    public static boolean isWhole(URI page) {
        URI canonical = CanonicalPage.withoutFragment(WebAddress.canonical(page));
        return ofCanonical(canonical).equals(canonical);
    }

    /// Canonical, without page number, view options and fragment.
    static URI of(URI page) {
        return ofCanonical(WebAddress.canonical(page));
    }

    static URI ofCanonical(URI page) {
        String own = page.toString();
        int hash = own.indexOf('#');
        String address = hash < 0 ? own : own.substring(0, hash);
        for (Rule rule : RULES) address = rule.without(address);
        return address.equals(own) ? page : URI.create(address);
    }
}
