package org.fener.classifier.indicator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names of hosts that stand within an indicator of another kind: the host of an address, and those named in its path
/// and query (a redirector's goal); the domain of an e-mail address.
public final class Hosts {

    private Hosts() {}

    /// The host itself first.
    public static List<String> in(Indicator indicator) {
        return switch (indicator.kind()) {
            case URL -> inUrl(indicator.normalised());
            case EMAIL -> List.of(mailHost(indicator.normalised()));
            case HANDLE ->
                indicator.normalised().startsWith("xmpp:") ? List.of(mailHost(indicator.normalised())) : List.of();
            default -> List.of();
        };
    }

    private static String mailHost(String address) {
        return address.substring(address.lastIndexOf('@') + 1).replaceAll("[\\[\\]]", "");
    }

    private static List<String> inUrl(String url) {
        String host = LinkFinder.host(url);
        Set<String> hosts = new LinkedHashSet<>();
        if (!host.isEmpty()) hosts.add(host);
        int from = url.indexOf("://") + 3;
        while (from < url.length() && "/?#".indexOf(url.charAt(from)) < 0) from++;
        String rest = decoded(url.substring(Math.min(from, url.length())));
        int start = 0;
        for (int at = 0; at <= rest.length(); at++) {
            if (at < rest.length() && DomainFinder.isName(rest.charAt(at))) continue;
            named(rest.substring(start, at), hosts);
            start = at + 1;
        }
        return List.copyOf(hosts);
    }

    private static void named(String name, Set<String> hosts) {
        int dot = name.lastIndexOf('.');
        if (dot > 0
                && name.indexOf("..") < 0
                && name.charAt(0) != '-'
                && TopLevelDomains.contains(name.substring(dot + 1))
                && !DomainFinder.isFileName(name)) hosts.add(name.toLowerCase(Locale.ROOT));
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) return text;
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray % means that nothing is encoded here
        }
    }
}
