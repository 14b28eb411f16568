package org.fener.classifier.indicator;

import java.util.Locale;
import java.util.Map;

/// Segregated-witness addresses (BIP 173, BIP 350) and the like.
final class Bech32 {

    static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final Map<String, String> PREFIXES = Map.of("bc", "btc", "ltc", "ltc", "addr", "ada", "zs", "zec");
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32M = 0x2bc830a3;

    private Bech32() {}

    static String currency(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (!address.equals(lower) && !address.equals(address.toUpperCase(Locale.ROOT))) return "";
        int split = lower.indexOf('1');
        String currency = split < 2 ? null : PREFIXES.get(lower.substring(0, split));
        if (currency == null || lower.length() - split < 12) return "";
        int sum = 1;
        for (int i = 0; i < split; i++) sum = step(sum, lower.charAt(i) >> 5);
        sum = step(sum, 0);
        for (int i = 0; i < split; i++) sum = step(sum, lower.charAt(i) & 31);
        for (int i = split + 1; i < lower.length(); i++) {
            int value = ALPHABET.indexOf(lower.charAt(i));
            if (value < 0) return "";
            sum = step(sum, value);
        }
        boolean zeroVersion = lower.charAt(split + 1) == 'q';
        boolean first = zeroVersion || currency.equals("ada") || currency.equals("zec");
        boolean holds = sum == (first ? 1 : BECH32M);
        return holds ? currency : "";
    }

    /// Whether an address found valid is written so, with the prefix of a currency.
    static boolean isWritten(String address) {
        int split = address.indexOf('1');
        return split > 1 && PREFIXES.containsKey(address.substring(0, split).toLowerCase(Locale.ROOT));
    }

    private static int step(int sum, int value) {
        int top = sum >>> 25;
        int next = (sum & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) if ((top >>> i & 1) == 1) next ^= GENERATOR[i];
        return next;
    }
}
