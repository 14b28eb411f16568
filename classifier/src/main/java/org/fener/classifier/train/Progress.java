package org.fener.classifier.train;

/// Told how far training is; the command line writes it to stderr.
@FunctionalInterface
public interface Progress {

    /// Hears how far it is.
    ///
    /// @param category whose model is done now; empty while texts are read
    /// @param done     of `all` texts or categories
    void at(String category, int done, int all);

    static Progress silent() {
        return (category, done, all) -> {};
    }
}
