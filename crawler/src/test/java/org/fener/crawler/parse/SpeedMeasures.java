package org.fener.crawler.parse;

import java.util.List;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;

final class SpeedMeasures {

    private SpeedMeasures() {}

    static List<Figure> speed(Material material) {
        return List.of();
    }
}
