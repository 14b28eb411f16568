package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.List;

/// Which rows a category learns from: all but most of the neutral ones, of which many more are needed to choose a
/// threshold than to learn what ordinary text is.
final class LearnedRows {

    private LearnedRows() {}

    /// @param neutralRows at most so many neutral rows, evenly chosen
    static List<Integer> of(CountedRows rows, List<Integer> known, int neutralRows) {
        long neutral = known.stream().filter(r -> rows.row(r).neutral()).count();
        List<Integer> learned = new ArrayList<>();
        long seen = 0;
        for (int row : known) {
            if (!rows.row(row).neutral()) learned.add(row);
            else if (neutral <= neutralRows || seen * neutralRows / neutral != (seen + 1) * neutralRows / neutral)
                learned.add(row);
            if (rows.row(row).neutral()) seen++;
        }
        return learned;
    }
}
