package org.fener.classifier.train;

/// Told how far training is; the command line writes it to stderr.
@FunctionalInterface
public interface Progress {

    void at(String step, int done, int all);

    static Progress silent() {
        return (step, done, all) -> {};
    }
}
