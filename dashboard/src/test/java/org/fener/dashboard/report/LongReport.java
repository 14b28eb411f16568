package org.fener.dashboard.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.fener.dashboard.report.DailyReport.Finding;
import org.fener.dashboard.report.ReportFiles.Form;

/// A report with very many findings, for measuring.
public final class LongReport {

    private static final String EXCERPT =
            "Превоз на хора от Истанбул до Сърбия без документи, 2500 € на човек, плащане след пристигане, ред ";

    private LongReport() {}

    /// Prints what each of so many PDFs of one process takes, as `seconds 1.25`: `LongReport FINDINGS TIMES`.
    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++)
            System.out.println("seconds " + pdfSeconds(Integer.parseInt(arguments[0])));
    }

    /// Seconds that the PDF of a report with so many findings takes.
    static double pdfSeconds(int findings) throws IOException {
        List<Finding> rows = IntStream.range(0, findings)
                .mapToObj(i -> SampleReport.finding("bg", EXCERPT + i))
                .toList();
        long began = System.nanoTime();
        new ReportFiles(Path.of("unused")).render(SampleReport.with(rows), "bg", Form.PDF);
        return (System.nanoTime() - began) / 1e9;
    }
}
