package org.fener.classifier.indicator;

import java.util.Map;

/// Tells the currency of an address by its form and checksum.
final class WalletAddress {

    private static final int LONGEST_CHECKED = 36;
    private static final int KEY = 32;

    /// Base58Check version byte to currency.
    private static final Map<Integer, String> VERSIONS = Map.ofEntries(
            Map.entry(0x00, "btc"),
            Map.entry(0x05, "btc"),
            Map.entry(0x30, "ltc"),
            Map.entry(0x32, "ltc"),
            Map.entry(0x1E, "doge"),
            Map.entry(0x16, "doge"),
            Map.entry(0x4C, "dash"),
            Map.entry(0x10, "dash"),
            Map.entry(0x41, "trx"));

    private WalletAddress() {}

    /// Empty if the text is no address of a currency known here.
    static String currency(String address) {
        int length = address.length();
        if (length == 42 && address.startsWith("0x")) return EthereumAddress.isValid(address) ? "eth" : "";
        if (length == 48 && (address.charAt(1) == 'Q' && "EUk0".indexOf(address.charAt(0)) >= 0))
            return TonAddress.isValid(address) ? "ton" : "";
        if (length == 95 || length == 106) return MoneroAddress.isValid(address) ? "xmr" : byron(address);
        if (length == 42 && CashAddress.isValid(address)) return "bch";
        if (length == 56 && address.charAt(0) == 'G') return StellarAddress.isValid(address) ? "xlm" : "";
        String segwit = Bech32.currency(address);
        if (!segwit.isEmpty()) return segwit;
        if (length > LONGEST_CHECKED) return solana(address) ? "sol" : byron(address);
        if (address.charAt(0) == 'r') return ripple(address) ? "xrp" : "";
        String checked = checked(address);
        return checked.isEmpty() && solana(address) ? "sol" : checked;
    }

    private static String checked(String address) {
        byte[] payload = Base58.checked(address);
        if (payload.length == 21) return VERSIONS.getOrDefault(payload[0] & 0xFF, "");
        if (payload.length == 22 && payload[0] == 0x1C && ((payload[1] & 0xFF) == 0xB8 || (payload[1] & 0xFF) == 0xBD))
            return "zec";
        return "";
    }

    private static boolean ripple(String address) {
        byte[] payload = Base58.checked(Base58.fromRipple(address));
        return payload.length == 21 && payload[0] == 0;
    }

    private static String byron(String address) {
        return CardanoByronAddress.isValid(address) ? "ada" : "";
    }

    /// A bare key of 32 bytes: no checksum, so all three sorts of characters must be there.
    private static boolean solana(String address) {
        if (address.length() < KEY || address.length() > 44) return false;
        boolean upper = false;
        boolean lower = false;
        boolean digit = false;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            digit |= c >= '0' && c <= '9';
        }
        return upper && lower && digit && Base58.decode(address).length == KEY;
    }
}
