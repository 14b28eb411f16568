package org.fener.crawler.parse;

import java.util.List;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;

final class DateMeasures {

    private DateMeasures() {}

    static List<Figure> dates(Material material) {
        return List.of();
    }
}
