package org.fener.classifier.indicator;

import java.util.Locale;

/// Addresses of RFC 4291, told without asking any name server.
final class Ipv6 {

    private static final int GROUPS = 8;

    private Ipv6() {}

    /// In lower case as written; empty if it is no address. A time of day ("12:30") has too few groups.
    static String canonical(String written) {
        int gap = written.indexOf("::");
        if (gap >= 0 && written.indexOf("::", gap + 1) >= 0) return "";
        String last = written.substring(written.lastIndexOf(':') + 1);
        boolean tail = last.indexOf('.') >= 0;
        if (tail && !DomainFinder.isIpv4(last)) return "";
        int groups = 0;
        for (String group : written.split(":", -1)) {
            if (group.isEmpty() || group.indexOf('.') >= 0) continue;
            if (group.length() > 4) return "";
            for (int i = 0; i < group.length(); i++) if (!HardwareAddressFinder.isHex(group.charAt(i))) return "";
            groups++;
        }
        if (tail) groups += 2;
        boolean whole = gap < 0
                ? groups == GROUPS && !written.startsWith(":") && !written.endsWith(":")
                : groups >= 1 && groups < GROUPS;
        return whole ? written.toLowerCase(Locale.ROOT) : "";
    }
}
