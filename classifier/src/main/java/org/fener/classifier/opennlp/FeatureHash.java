package org.fener.classifier.opennlp;

/// 64 bits of a feature's name: the key of the flat tables.
final class FeatureHash {

    private FeatureHash() {}

    static long of(String feature) {
        return of(feature.charAt(0), feature, 1, feature.length());
    }

    static long of(char kind, CharSequence characters, int from, int to) {
        long hash = (0xcbf29ce484222325L ^ kind) * 0x9E3779B97F4A7C15L;
        for (int i = from; i < to; i++) hash = (Long.rotateLeft(hash, 23) ^ characters.charAt(i)) * 0x9FB21C651E98DF25L;
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
