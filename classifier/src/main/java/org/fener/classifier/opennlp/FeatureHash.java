package org.fener.classifier.opennlp;

/// 64 bits of a feature's name: the key of the flat tables.
final class FeatureHash {

    private FeatureHash() {}

    static long of(String feature) {
        return of(feature.charAt(0), feature, 1, feature.length());
    }

    static long of(char kind, String characters, int from, int to) {
        long hash = start(kind);
        for (int i = from; i < to; i++) hash = then(hash, characters.charAt(i));
        return end(hash);
    }

    static long of(char kind, char[] characters, int from, int to) {
        long hash = start(kind);
        for (int i = from; i < to; i++) hash = then(hash, characters[i]);
        return end(hash);
    }

    static long start(char kind) {
        return (0xcbf29ce484222325L ^ kind) * 0x9E3779B97F4A7C15L;
    }

    static long then(long hash, char next) {
        return (Long.rotateLeft(hash, 23) ^ next) * 0x9FB21C651E98DF25L;
    }

    static long end(long hash) {
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
