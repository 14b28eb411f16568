package org.fener.classifier.indicator;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator.Kind;

/// Cryptocurrency addresses whose checksum holds, normalised as `btc:address`.
final class WalletFinder implements Finder {

    private static final int SHORTEST = 25;
    private static final int LONGEST = 130;

    @Override
    public void find(ScannedText text, Hits hits) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (isAddress(text.at(end))) end++;
            int length = end - at;
            if (length >= SHORTEST && length <= LONGEST && !hits.isTaken(at, end)) {
                String address = text.plain().substring(at, end);
                String currency = WalletAddress.currency(address);
                if (!currency.isEmpty()) hits.add(Kind.WALLET, currency + ":" + canonical(currency, address), at, end);
            }
            at = end + 1;
        }
    }

    private static String canonical(String currency, String address) {
        boolean caseless = currency.equals("eth")
                || address.startsWith("bc1")
                || address.startsWith("BC1")
                || address.startsWith("ltc1");
        return caseless ? address.toLowerCase(Locale.ROOT) : address;
    }

    private static boolean isAddress(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    }
}
