package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fener.classifier.opennlp.AnalysedText;
import org.fener.classifier.opennlp.FeatureDictionary;
import org.fener.classifier.opennlp.FeatureWeighting;
import org.fener.classifier.opennlp.TextAnalysis;

/// All rows with their features counted once, for every category and fold: the most frequent feature is number 0, so
/// that what most rows have stands together in memory. Features of one row alone have no number; they only count.
final class CountedRows {

    private static final int FEWEST_ROWS = 2;
    private static final int BLOCKS = FeatureWeighting.blocks();

    private final List<LabelledRow> rows;
    private final List<String> languages = new ArrayList<>();
    private final String[] names;
    private final byte[] blocks;

    /// Of each row its features, block by block.
    private final int[][] features;

    private final byte[][] counts;

    /// Of each row and block where its features end, and how many more there are without a number.
    private final int[] ends;

    private final int[] unnumbered;

    CountedRows(List<LabelledRow> rows, TextAnalysis analysis, Progress progress) {
        this.rows = List.copyOf(rows);
        this.features = new int[rows.size()][];
        this.counts = new byte[rows.size()][];
        this.ends = new int[rows.size() * BLOCKS];
        this.unnumbered = new int[rows.size() * BLOCKS];
        FeatureDictionary dictionary = new FeatureDictionary();
        for (int r = 0; r < rows.size(); r++) {
            AnalysedText analysed =
                    analysis.analyse(rows.get(r).text(), rows.get(r).language());
            languages.add(analysed.language().language());
            read(r, dictionary.count(analysed));
            progress.at("", r + 1, rows.size());
        }
        int[] ranked = mostFrequentFirst(dictionary);
        this.names = new String[ranked.length];
        this.blocks = new byte[ranked.length];
        int[] numbers = new int[dictionary.size()];
        Arrays.fill(numbers, -1);
        for (int f = 0; f < ranked.length; f++) {
            numbers[ranked[f]] = f;
            names[f] = dictionary.name(ranked[f]);
            blocks[f] = (byte) dictionary.block(ranked[f]);
        }
        for (int r = 0; r < rows.size(); r++) renumber(r, numbers, dictionary);
    }

    private void read(int row, FeatureDictionary.Counted counted) {
        features[row] = new int[counted.size()];
        counts[row] = new byte[counted.size()];
        for (int i = 0; i < counted.size(); i++) {
            features[row][i] = counted.feature(i);
            counts[row][i] = (byte) Math.min(counted.count(i), Byte.MAX_VALUE);
        }
    }

    /// Those of two rows and more; of equally frequent ones the first met.
    private static int[] mostFrequentFirst(FeatureDictionary dictionary) {
        long[] keys = new long[dictionary.size()];
        int size = 0;
        for (int f = 0; f < dictionary.size(); f++)
            if (dictionary.texts(f) >= FEWEST_ROWS)
                keys[size++] = (long) (Integer.MAX_VALUE - dictionary.texts(f)) << Integer.SIZE | f;
        Arrays.sort(keys, 0, size);
        return Arrays.stream(keys, 0, size).mapToInt(key -> (int) key).toArray();
    }

    private void renumber(int row, int[] numbers, FeatureDictionary dictionary) {
        int[] met = features[row];
        long[] kept = new long[met.length];
        int size = 0;
        for (int i = 0; i < met.length; i++) {
            int block = dictionary.block(met[i]);
            if (numbers[met[i]] < 0) unnumbered[row * BLOCKS + block] += counts[row][i];
            else {
                ends[row * BLOCKS + block]++;
                kept[size++] = ((long) block << Integer.SIZE | numbers[met[i]]) << Byte.SIZE | counts[row][i];
            }
        }
        Arrays.sort(kept, 0, size);
        features[row] = new int[size];
        counts[row] = new byte[size];
        for (int i = 0; i < size; i++) {
            features[row][i] = (int) (kept[i] >>> Byte.SIZE);
            counts[row][i] = (byte) kept[i];
        }
        for (int block = 1; block < BLOCKS; block++) ends[row * BLOCKS + block] += ends[row * BLOCKS + block - 1];
    }

    int size() {
        return rows.size();
    }

    LabelledRow row(int index) {
        return rows.get(index);
    }

    /// As detected, which is what a threshold is looked up by.
    String language(int index) {
        return languages.get(index);
    }

    int featureCount() {
        return names.length;
    }

    String name(int feature) {
        return names[feature];
    }

    int block(int feature) {
        return blocks[feature];
    }

    /// Of a row, block by block; not to be changed.
    int[] features(int index) {
        return features[index];
    }

    /// Beside the features, at most 127.
    byte[] counts(int index) {
        return counts[index];
    }

    int start(int index, int block) {
        return block == 0 ? 0 : ends[index * BLOCKS + block - 1];
    }

    int end(int index, int block) {
        return ends[index * BLOCKS + block];
    }

    /// How often features that no other row has occur in a block.
    int unnumbered(int index, int block) {
        return unnumbered[index * BLOCKS + block];
    }
}
