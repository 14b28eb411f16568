package org.fener.classifier.opennlp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Numbers for features in the order in which they are met. Most features of many texts are met in one text alone and
/// no model can learn from them: a name is kept only of what a second text has.
public final class FeatureDictionary {

    private final FeatureWalk walk = new FeatureWalk(Traits.shipped(), Concepts.shipped());

    /// Open addressing by the hash of a feature; its number counted from 1, 0 is free.
    private long[] hashes = new long[1 << 16];

    private int[] numbers = new int[1 << 16];

    private @Nullable String[] names = new @Nullable String[1 << 15];
    private int[] texts = new int[1 << 15];
    private byte[] blocks = new byte[1 << 15];

    /// The text that met a feature last, counted from 1, and where among its features.
    private int[] metIn = new int[1 << 15];

    private int[] places = new int[1 << 15];
    private int size;
    private int read;

    /// The features of one text by number, each once, with how often they occur.
    public static final class Counted {

        private int[] features = new int[256];
        private int[] counts = new int[256];
        private int size;

        private void add(int feature) {
            if (size == features.length) {
                features = Arrays.copyOf(features, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            features[size] = feature;
            counts[size++] = 1;
        }

        public int size() {
            return size;
        }

        public int feature(int place) {
            return features[place];
        }

        public int count(int place) {
            return counts[place];
        }
    }

    /// Counts the features of one more text.
    public Counted count(AnalysedText text) {
        Counted counted = new Counted();
        read++;
        walk.walk(
                text,
                (block, kind, characters, from, to, first, last) -> met(block, kind, characters, from, to, counted));
        return counted;
    }

    private void met(int block, char kind, char[] characters, int from, int to, Counted counted) {
        int number = number(FeatureHash.of(kind, characters, from, to), block);
        if (metIn[number] == read) {
            counted.counts[places[number]]++;
            return;
        }
        metIn[number] = read;
        places[number] = counted.size;
        counted.add(number);
        if (++texts[number] == 2) names[number] = kind + new String(characters, from, to - from);
    }

    private int number(long hash, int block) {
        int slot = slot(hash);
        if (numbers[slot] != 0) return numbers[slot] - 1;
        if (size == texts.length) growFeatures();
        blocks[size] = (byte) block;
        hashes[slot] = hash;
        numbers[slot] = ++size;
        if (2 * size > hashes.length) growSlots();
        return size - 1;
    }

    private int slot(long hash) {
        int slot = (int) hash & hashes.length - 1;
        while (numbers[slot] != 0 && hashes[slot] != hash) slot = slot + 1 & hashes.length - 1;
        return slot;
    }

    private void growFeatures() {
        names = Arrays.copyOf(names, 2 * size);
        texts = Arrays.copyOf(texts, 2 * size);
        blocks = Arrays.copyOf(blocks, 2 * size);
        metIn = Arrays.copyOf(metIn, 2 * size);
        places = Arrays.copyOf(places, 2 * size);
    }

    private void growSlots() {
        long[] oldHashes = hashes;
        int[] oldNumbers = numbers;
        hashes = new long[2 * oldHashes.length];
        numbers = new int[2 * oldHashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldNumbers[i] == 0) continue;
            int slot = slot(oldHashes[i]);
            hashes[slot] = oldHashes[i];
            numbers[slot] = oldNumbers[i];
        }
    }

    /// How many features were met.
    public int size() {
        return size;
    }

    /// In how many texts.
    public int texts(int feature) {
        return texts[feature];
    }

    /// The part of a text's features that it is scaled with.
    public int block(int feature) {
        return blocks[feature];
    }

    /// Of a feature that at least two texts have.
    public String name(int feature) {
        String name = names[feature];
        if (name == null) throw new IllegalArgumentException("feature " + feature + " was met in one text alone");
        return name;
    }
}
