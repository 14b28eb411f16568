package org.fener.classifier.indicator;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator.Kind;

/// Cryptocurrency addresses, normalised as `btc:address`; where a currency has a checksum it must hold.
final class WalletFinder implements Finder {

    private static final int SHORTEST = 25;
    private static final int LONGEST = 130;

    @Override
    public void find(ScannedText text, Hits hits) {
        int last = -1;
        for (int i = 0; i < text.longRunCount(); i++) {
            int start = text.longRun(i);
            int end = text.longRunEnd(i);
            if (start < last) continue;
            while (isAddress(text.at(start - 1))) start--;
            while (isAddress(text.at(end))) end++;
            last = end;
            int length = end - start;
            if (length >= SHORTEST && length <= LONGEST && !hits.isTaken(start, end)) address(text, start, end, hits);
        }
    }

    private static void address(ScannedText text, int start, int end, Hits hits) {
        String address = text.plain().substring(start, end);
        String currency = WalletAddress.currency(address);
        if (currency.isEmpty()) return;
        boolean prefixed = text.plain().regionMatches(true, start - 12, "bitcoincash:", 0, 12);
        hits.add(
                Kind.WALLET,
                currency + ":" + canonical(currency, address),
                prefixed && currency.equals("bch") ? start - 12 : start,
                end);
    }

    private static String canonical(String currency, String address) {
        boolean caseless = currency.equals("eth") || currency.equals("bch") || Bech32.isWritten(address);
        return caseless ? address.toLowerCase(Locale.ROOT) : address;
    }

    private static boolean isAddress(char c) {
        return Refanging.isAscii(c) || c == '_' || c == '-';
    }
}
