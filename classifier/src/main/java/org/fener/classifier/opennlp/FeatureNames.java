package org.fener.classifier.opennlp;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator;

/// What indicators are called in the model.
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
}
