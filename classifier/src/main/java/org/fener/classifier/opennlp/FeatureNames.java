package org.fener.classifier.opennlp;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator;

/// What features of the whole text are called, in the model and for an analyst.
final class FeatureNames {

    private FeatureNames() {}

    /// Of an indicator: `phone`, `telegram`, `price`.
    static String of(Indicator indicator) {
        return switch (indicator.kind()) {
            case HANDLE -> platform(indicator.normalised());
            case WALLET -> "wallet";
            default -> indicator.kind().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String platform(String normalised) {
        String platform = normalised.substring(0, Math.max(0, normalised.indexOf(':')));
        return switch (platform) {
            case "telegram", "whatsapp", "viber", "signal", "instagram", "tiktok", "facebook" -> platform;
            default -> "handle";
        };
    }

    /// `has phone` becomes "has a phone".
    static String shown(String feature) {
        return switch (feature) {
            case "has phone" -> "has a phone";
            case "has price" -> "names a price";
            case "has route" -> "names a route";
            case "has place" -> "names a place";
            case "has email" -> "has an e-mail address";
            case "has url", "has domain" -> "has a link";
            case "has wallet" -> "has a wallet address";
            case "has messenger" -> "has a messenger contact";
            case "has any contact" -> "has a contact";
            default -> feature;
        };
    }
}
