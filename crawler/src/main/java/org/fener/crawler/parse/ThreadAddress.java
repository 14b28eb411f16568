package org.fener.crawler.parse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// The address of a whole thread or list: that of any of its pages without the page number.
public final class ThreadAddress {

    /// All marks of rules; which of them stand in an address is told by one look at it.
    private static final Marks MARKS = new Marks();

    /// @param mark the bit of marks of which every address of the form has one; most others have none
    private record Rule(long mark, Pattern page, String whole) {
        static Rule of(String marks, String regex, String whole) {
            return new Rule(MARKS.add(marks.split(" ", -1)), Pattern.compile(regex), whole);
        }

        boolean mayBeOf(long found) {
            return (found & mark) != 0;
        }

        String without(String address) {
            return page.matcher(address).replaceAll(whole);
        }
    }

    private static final Rule PAGE_NUMBER = Rule.of(
            "start= page= pg= st= offset= paged= pagenumber= pageno= pagenum= sayfa= pagina= seite= strana= stranica= strona= str=",
            "([?&;])(?:start|page|pg|p_page|st|offset|paged|pagenumber|pageno|pagenum|sayfa|pagina|seite|strana|stranica|strona|str)=\\d*(?=$|[&;#])",
            "$1");
    private static final List<Rule> RULES = List.of(
            Rule.of("/thread-# /forum-#", "(/(?:thread|forum)-\\d+)(?:-page)?-\\d+(\\.html?)", "$1$2"),
            Rule.of("#.htm", "(/(?:topic|viewtopic|thread|forum|t|f)[-_]?\\d+)-\\d+(\\.html?)", "$1$2"),
            Rule.of(
                    "/page /pagina /p# /p- /p_ /p/ /str /seite",
                    "(?i)/(?:page|p|str|pagina|seite|strana)[-_/]?\\d+/?(?=$|[?#])",
                    "/"),
            PAGE_NUMBER,
            Rule.of("/t/", "(/t/[^/?#]+/\\d+)/\\d+(?=$|[?#])", "$1"),
            Rule.of("topic= topic,", "(topic[=,]\\d+)\\.(?:\\d+|msg\\d+|new)", "$1.0"),
            Rule.of(
                    "pp= sd= sk= view= highlight= hilit= p= pid= post= comment= do=find do=get",
                    "([?&;])(?:(?:pp|sd|sk|view|highlight|hilit|p|pid|post|comment)=[^&;#]*|do=(?:find|get)\\w*)(?=$|[&;#])",
                    "$1"),
            Rule.of("? & ;", "[?&;]+(?=$|#)|(?<=\\?)[&;]+", ""),
            Rule.of(";", ";[&;]+", ";"),
            Rule.of("&", "&[&;]+", "&"));

    private static final Pattern NUMBER = Pattern.compile("[\\w-]+=\\d{1,4}");

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

    /// Whether an address is that of a whole thread with a page number, and with other numbers such as how many make a
    /// page.
    static boolean isPageOf(URI page, URI whole) {
        String address = page.toString();
        if (!PAGE_NUMBER.mayBeOf(MARKS.in(address))
                || PAGE_NUMBER.without(address).equals(address)) return false;
        URI without = ofCanonical(page);
        if (!Objects.equals(without.getRawPath(), whole.getRawPath())) return false;
        List<String> more = new ArrayList<>(parameters(without));
        List<String> own = parameters(whole);
        return more.containsAll(own) && more.removeAll(own) && more.stream().allMatch(NUMBER.asMatchPredicate());
    }

    private static List<String> parameters(URI uri) {
        return uri.getRawQuery() == null ? List.of() : List.of(uri.getRawQuery().split("[&;]", -1));
    }

    static URI ofCanonical(URI page) {
        String own = page.toString();
        int hash = own.indexOf('#');
        String address = hash < 0 ? own : own.substring(0, hash);
        long marks = MARKS.in(address);
        for (Rule rule : RULES) {
            if (!rule.mayBeOf(marks)) continue;
            address = rule.without(address);
            marks = MARKS.in(address);
        }
        return address.equals(own) ? page : URI.create(address);
    }
}
