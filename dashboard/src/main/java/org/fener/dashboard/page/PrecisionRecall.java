package org.fener.dashboard.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.tuning.ThresholdPreview;
import org.fener.dashboard.tuning.ThresholdPreview.OnLabels;
import org.fener.dashboard.tuning.ThresholdPreview.Step;

/// Precision over recall on labelled texts, drawn into 320 × 220: the curve of all thresholds, and where the one in
/// force and the previewed one lie.
///
/// @param path   of the curve; empty where fewer than two thresholds have both
/// @param points of the curve
/// @param now    empty where nothing labelled is flagged or fits
/// @param would  the same of the previewed one
record PrecisionRecall(String path, List<Point> points, Optional<Point> now, Optional<Point> would) {

    private static final int LEFT = 40;
    private static final int TOP = 10;
    private static final int WIDTH = 270;
    private static final int HEIGHT = 170;

    /// @param least the threshold there
    record Point(int x, int y, double least) {}

    static PrecisionRecall of(ThresholdPreview preview) {
        List<Point> points = new ArrayList<>();
        for (Step step : preview.ladder()) point(step.least(), step.labelled()).ifPresent(points::add);
        StringBuilder path = new StringBuilder();
        for (Point point : points)
            path.append(path.isEmpty() ? "M" : " L")
                    .append(point.x())
                    .append(' ')
                    .append(point.y());
        return new PrecisionRecall(
                points.size() < 2 ? "" : path.toString(),
                List.copyOf(points),
                point(preview.now().least(), preview.now().labelled()),
                point(preview.would().least(), preview.would().labelled()));
    }

    private static Optional<Point> point(double least, OnLabels labelled) {
        if (labelled.precision().isEmpty() || labelled.recall().isEmpty()) return Optional.empty();
        return Optional.of(new Point(
                LEFT + (int) Math.round(labelled.recall().getAsDouble() * WIDTH),
                TOP + (int) Math.round((1 - labelled.precision().getAsDouble()) * HEIGHT),
                least));
    }
}
