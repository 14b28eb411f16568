package org.fener.classifier.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fener.classifier.SharedMaterial;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.indicator.IndicatorsBench.Complaints;
import org.fener.classifier.indicator.IndicatorsBench.Figure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Addresses of multicoin-address-validator: a valid one must be found and told as a currency that writes such
/// addresses, an invalid one must not be told as the currency it is invalid for.
final class WalletMeasures {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// The currency as the set names it to the codes under which such an address may be told.
    private static final Map<String, Set<String>> CODES = new TreeMap<>();

    static {
        codes("btc", "btc", "bitcoin");
        codes("btc bch", "bch", "bitcoincash");
        codes("ltc btc", "ltc", "litecoin");
        codes("doge", "doge", "dogecoin");
        codes("dash", "dash");
        codes("zec", "zec", "zcash");
        codes("xmr", "xmr", "monero");
        codes("xrp", "xrp", "ripple");
        codes("ada", "ada", "cardano");
        codes("trx", "trx", "unknown trc20");
        codes("sol", "sol", "solana");
        codes("xlm", "xlm", "stellar");
        codes("eth trx sol btc xlm", "usdt", "tether", "usdc", "eurc");
        codes(
                "eth",
                "eth",
                "ethereum",
                "avax",
                "arb",
                "arbitrum",
                "op",
                "celo",
                "etc",
                "ethereumclassic",
                "yfi",
                "ethw",
                "ethereumpow",
                "flr",
                "flare",
                "bera",
                "ip",
                "s",
                "exp",
                "expanse",
                "callisto",
                "clo",
                "etherzero",
                "etz",
                "bankex",
                "bkx",
                "mana",
                "game",
                "binancesmartchain");
    }

    private WalletMeasures() {}

    private static void codes(String codes, String... names) {
        for (String name : names) CODES.put(name, Set.of(codes.split(" ", -1)));
    }

    static List<Figure> figures(Complaints complaints) throws IOException {
        JsonNode addresses =
                JSON.readTree(Files.readString(SharedMaterial.path("corpora/multicoin/converted/addresses.json")));
        IndicatorExtractor extractor = IndicatorExtractor.unfiltered();
        int right = 0;
        int all = 0;
        int leftOut = 0;
        for (JsonNode node : addresses) {
            Set<String> codes = CODES.get(node.get("currency").asString().toLowerCase(Locale.ROOT));
            String options = node.get("opts").asString();
            if (codes == null || options.contains("testnet") || options.contains("both")) {
                leftOut++;
                continue;
            }
            all++;
            boolean told = isTold(extractor, node.get("address").asString(), codes, options);
            if (told == node.get("valid").asBoolean()) right++;
            else complaints.add("multicoin: " + node);
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "multicoin",
                "addresses right",
                IndicatorsBench.share(right / (double) all),
                ".99",
                IndicatorsBench.of(right, all) + "; left out " + leftOut
                        + ": test networks and currencies without an address form of ours"));
        return figures;
    }

    private static boolean isTold(IndicatorExtractor extractor, String address, Set<String> codes, String options) {
        String text = "send to " + address + " today";
        int start = "send to ".length();
        return extractor.find(text, Optional.of("en")).stream()
                .filter(it -> it.kind() == Kind.WALLET
                        && it.span().start() == start
                        && it.span().end() == start + address.length())
                .map(it -> it.normalised().substring(0, it.normalised().indexOf(':')))
                .anyMatch(code -> codes.contains(code) && fits(code, options.toLowerCase(Locale.ROOT)));
    }

    /// Whether a token's address stands on the chain that the case names.
    private static boolean fits(String code, String options) {
        if (options.contains("omni") || options.contains("bitcoin")) return code.equals("btc");
        if (options.contains("tron")) return code.equals("trx");
        if (options.contains("solana")) return code.equals("sol");
        if (options.contains("stellar")) return code.equals("xlm");
        if (options.contains("chaintype")) return code.equals("eth");
        return true;
    }
}
