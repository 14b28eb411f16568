package org.fener.classifier.opennlp;

/// Takes the features of a text as they are met; the characters are only valid during the call.
interface FeatureSink {

    /// A feature was met.
    ///
    /// @param block    whose features share one length, see [FeatureWalk]
    /// @param kind     first character of the feature's name
    /// @param first    token it stands on, -1 for the whole text
    /// @param last     token it ends on, inclusive
    void feature(int block, char kind, char[] characters, int from, int to, int first, int last);

    /// All runs of so many letters of a padded word were met; each is a feature.
    default void runs(int block, char kind, char[] padded, int length, int shortest, int longest, int token) {
        for (int size = shortest; size <= longest; size++)
            for (int from = 0; from + size <= length; from++)
                feature(block, kind, padded, from, from + size, token, token);
    }
}
