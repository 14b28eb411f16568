package org.fener.crawler.parse;

/// The text of every element as `Element.text()` says it, written once for the whole document: that of an element is a
/// part of that of its document.
final class Words {

    private final int[] starts;
    private final int[] ends;
    private final WordWriter all;

    private Words(ElementIndex index) {
        this.starts = new int[index.size()];
        this.ends = new int[index.size()];
        this.all = new Noting(index);
        index.walk(0, all);
    }

    static Words of(ElementIndex index) {
        return new Words(index);
    }

    String of(int place) {
        return all.words(starts[place], ends[place]);
    }

    int length(int place) {
        return all.length(starts[place], ends[place]);
    }

    /// Notes where the words of each element begin and end.
    private final class Noting extends WordWriter {

        Noting(ElementIndex index) {
            super(index, 8192);
        }

        @Override
        public boolean enter(int place) {
            super.enter(place);
            starts[place] = size();
            return true;
        }

        @Override
        public void leave(int place) {
            ends[place] = size();
            super.leave(place);
        }
    }
}
