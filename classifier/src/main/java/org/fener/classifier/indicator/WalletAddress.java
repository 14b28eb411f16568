package org.fener.classifier.indicator;

import java.util.Map;

/// Tells the currency of an address by its form and checksum.
final class WalletAddress {

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
        if (address.length() == 42 && address.startsWith("0x")) return EthereumAddress.isValid(address) ? "eth" : "";
        if (address.length() == 48 && (address.charAt(1) == 'Q' && "EUk0".indexOf(address.charAt(0)) >= 0))
            return TonAddress.isValid(address) ? "ton" : "";
        if (address.length() == 95 || address.length() == 106) return MoneroAddress.isValid(address) ? "xmr" : "";
        String segwit = Bech32.currency(address);
        if (!segwit.isEmpty()) return segwit;
        if (address.length() > 36) return "";
        byte[] payload = Base58.checked(address);
        if (payload.length == 21) return VERSIONS.getOrDefault(payload[0] & 0xFF, "");
        if (payload.length == 22 && payload[0] == 0x1C && ((payload[1] & 0xFF) == 0xB8 || (payload[1] & 0xFF) == 0xBD))
            return "zec";
        return "";
    }
}
