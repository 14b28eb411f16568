package org.fener.dashboard.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fener.dashboard.report.ReportFiles.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFilesTest {

    @TempDir
    Path folder;

    @Test
    void aDayHasItsModelAndThreeFormsInTwoLanguages() throws IOException {
        List<Path> written = new ReportFiles(folder).write(SampleReport.empty());

        assertThat(written)
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "report.json",
                        "report-bg.html",
                        "report-bg.pdf",
                        "report-bg.txt",
                        "report-en.html",
                        "report-en.pdf",
                        "report-en.txt");
    }

    @Test
    void theSameDayIsRebuiltByteEqualFromItsModel() throws IOException {
        ReportFiles files = new ReportFiles(folder);
        files.write(SampleReport.withFindings("Едирне → София, 2500 € на човек", "Αθήνα – Σόφια σήμερα"));
        Map<String, String> first = contents();

        files.write(files.read(SampleReport.DAY).orElseThrow());

        assertThat(contents()).isEqualTo(first);
    }

    @Test
    void itSaysFromWhichProbabilityOnEachCategoryWasFlaggedAndWhoSetThat() throws IOException {
        new ReportFiles(folder).write(SampleReport.empty());

        String day = SampleReport.DAY.toString();
        assertThat(Files.readString(folder.resolve(day).resolve("report-en.txt")))
                .contains(
                        "- Migrant smuggling: flagged from 61 % on, bg 55 %, tr 70 % (set by мария: fewer false alarms)");
        assertThat(Files.readString(folder.resolve(day).resolve("report-bg.html")))
                .contains("Трафик на мигранти: отбелязва се от 61 % нагоре");
    }

    /// In every form, and on each page of what is printed; the subject of the letter says it too.
    @Test
    void howFarItMayBePassedOnStandsInEveryForm() throws IOException {
        ReportFiles files = new ReportFiles(folder);
        files.write(SampleReport.empty());
        Path day = folder.resolve(SampleReport.DAY.toString());

        assertThat(Files.readString(day.resolve("report-en.txt")))
                .contains("TLP:AMBER+STRICT: only within the organisation, to those who need to know\n");
        assertThat(Files.readString(day.resolve("report-bg.html")))
                .contains("<b>TLP:AMBER+STRICT</b>: <span>само в организацията");
        try (PDDocument pdf = Loader.loadPDF(day.resolve("report-en.pdf").toFile())) {
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(page);
                text.setEndPage(page);
                assertThat(text.getText(pdf)).contains("TLP:AMBER+STRICT · " + page + " / " + pdf.getNumberOfPages());
            }
        }
        assertThat(files.subject(SampleReport.empty(), "en")).startsWith("TLP:AMBER+STRICT · Fener: daily report");
    }

    @Test
    void aReportOfAnEarlierVersionDoesNotSayHowFarItMayBePassedOn() throws IOException {
        ReportFiles files = new ReportFiles(folder);
        files.write(SampleReport.empty());
        Path file = folder.resolve(SampleReport.DAY.toString()).resolve("report.json");
        String json = Files.readString(file);
        assertThat(json).containsPattern(",\\s*\"tlp\"\\s*:\\s*\"TLP:AMBER\\+STRICT\"");
        Files.writeString(file, json.replaceFirst(",\\s*\"tlp\"\\s*:\\s*\"TLP:AMBER\\+STRICT\"", ""));

        DailyReport earlier = files.read(SampleReport.DAY).orElseThrow();

        assertThat(earlier.tlp()).isEmpty();
        files.write(earlier);
        assertThat(Files.readString(folder.resolve(SampleReport.DAY.toString()).resolve("report-en.txt")))
                .doesNotContain("TLP");
    }

    @Test
    void mistakesOfTheSourcesAreKeptAsTheyAreAndToldInTheLanguageOfTheReport() throws IOException {
        ReportFiles files = new ReportFiles(folder);
        files.write(SampleReport.empty());
        Path day = folder.resolve(SampleReport.DAY.toString());

        for (String form : List.of("html", "txt")) {
            assertThat(Files.readString(day.resolve("report-bg." + form)))
                    .contains(
                            "sources.yaml, ред 6, източник „x“: every: очаква се време, най-малко 1m, например 1h, а е")
                    .contains("as an earlier version told it");
            assertThat(Files.readString(day.resolve("report-en." + form)))
                    .contains("every: expected a time of at least 1m, such as 1h, got");
        }
        assertThat(Files.readString(day.resolve("report.json"))).doesNotContain("such as 1h");
        assertThat(files.read(SampleReport.DAY)).contains(SampleReport.empty());
    }

    @Test
    void aReportOfAnEarlierVersionIsRead() throws IOException {
        ReportFiles files = new ReportFiles(folder);
        files.write(SampleReport.empty());
        Path json = folder.resolve(SampleReport.DAY.toString()).resolve("report.json");
        Files.writeString(json, Files.readString(json).replace("\"sourceMistakes\"", "\"unknown\""));

        assertThat(files.read(SampleReport.DAY).orElseThrow().mistakesIn("bg"))
                .containsExactly("sources.yaml line 3: as an earlier version told it");
    }

    @Test
    void thePdfIsTaggedAndNamesItsTitleAndLanguage() throws IOException {
        try (PDDocument pdf = pdf(SampleReport.withFindings("Едирне – София"), "bg")) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("bg");
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).contains("20 ноември 2026");
            assertThat(pdf.getDocumentCatalog().getDocumentOutline()).isNotNull();
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), UTF_8))
                    .contains("<pdfuaid:part>1</pdfuaid:part>");
        }
    }

    @Test
    void thePdfCarriesItsFontsAndShowsEveryScriptOfTheRegion() throws IOException {
        DailyReport report = SampleReport.with(List.of(
                SampleReport.finding("bg", "Едирне – София без документи"),
                SampleReport.finding("el", "Από Έβρο προς Σόφια"),
                SampleReport.finding("tr", "Edirne'den Sofya'ya güvenli geçiş, ışık söz"),
                SampleReport.finding("ar", "سفر من اسطنبول إلى صوفيا"),
                SampleReport.finding("fa", "سفر از ادرنه به صوفیه")));
        try (PDDocument pdf = pdf(report, "en")) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Едирне – София без документи", "Από Έβρο προς Σόφια", "güvenli geçiş, ışık söz")
                    .contains("اسطنبول", "صوفیه");
            for (PDPage page : pdf.getPages())
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
        }
    }

    @Test
    void aSymbolWithoutAGlyphIsSaidInWordsInThePdf() throws IOException {
        try (PDDocument pdf = pdf(SampleReport.withFindings("Sofia \uD83D\uDE97 2500 €"), "en")) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Sofia [automobile] 2500 €");
        }
    }

    @Test
    void hostileTextStaysTextInEveryForm() throws IOException {
        String hostile =
                "</blockquote><script>alert(1)</script><img src='http://198.51.100.7/x'> &amp; \u0001\u202E ]]>";
        ReportFiles files = new ReportFiles(folder);
        DailyReport report = SampleReport.withFindings(hostile);

        assertThat(new String(files.render(report, "en", Form.HTML), UTF_8)).doesNotContain("<script", "<img");
        assertThat(new String(files.render(report, "en", Form.TEXT), UTF_8)).doesNotContain("\u0001", "\u202E");
        try (PDDocument pdf = pdf(report, "en")) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("<script>alert(1)</script>");
            for (PDPage page : pdf.getPages()) assertThat(page.getAnnotations()).isEmpty();
        }
    }

    @Test
    void plainTextSaysWhatThePageSays() throws IOException {
        String text = new String(
                new ReportFiles(folder).render(SampleReport.withFindings("Edirne to Sofia tonight"), "en", Form.TEXT),
                UTF_8);

        assertThat(text)
                .contains("Migrant smuggling", "Edirne to Sofia tonight", "hxxps://forum.example.org/t/1#p2")
                .contains("bg-rs: 4 (usual 0.5)", "+3598…23 (2)", "9 sightings, 2 in the seven days before")
                .contains("the site answered with status 503", "sha256:0f0f", "not shown since 20 Nov 2026, 11:00")
                .doesNotContain("&#39;", "[(");
    }

    private PDDocument pdf(DailyReport report, String language) throws IOException {
        return Loader.loadPDF(new ReportFiles(folder).render(report, language, Form.PDF));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.list(folder.resolve(SampleReport.DAY.toString()))) {
            for (Path file : files.toList())
                contents.put(file.getFileName().toString(), sha256(Files.readAllBytes(file)));
        }
        return contents;
    }
}
