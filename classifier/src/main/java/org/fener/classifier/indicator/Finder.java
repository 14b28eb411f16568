package org.fener.classifier.indicator;

/// Looks for one family of indicators; the order of finders decides who reads a place first.
interface Finder {
    void find(ScannedText text, Hits hits);
}
