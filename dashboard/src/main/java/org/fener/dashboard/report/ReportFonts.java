package org.fener.dashboard.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts inside a PDF: Noto Sans (Latin, Greek, Cyrillic) and Noto Naskh Arabic. What they cannot show is said in
/// words, so that nothing of a text vanishes without a trace.
final class ReportFonts {

    private record Face(String family, int weight, String file) {
        InputStream open() {
            InputStream in = ReportFonts.class.getResourceAsStream("fonts/" + file);
            if (in == null) throw new IllegalStateException("font " + file + " is missing in the program");
            return in;
        }

        /// Without its table of ligatures: PDFBox makes a pattern of all of them for each piece of text that it writes.
        TrueTypeFont read() throws IOException {
            try (InputStream in = open()) {
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
                font.setEnableGsub(false);
                return font;
            }
        }
    }

    private static final List<Face> FACES = List.of(
            new Face("Noto Sans", 400, "NotoSans-Regular.ttf"),
            new Face("Noto Sans", 700, "NotoSans-Bold.ttf"),
            new Face("Noto Naskh Arabic", 400, "NotoNaskhArabic-Regular.ttf"),
            new Face("Noto Naskh Arabic", 700, "NotoNaskhArabic-Bold.ttf"));

    private final List<CmapLookup> characters = new ArrayList<>();

    ReportFonts() throws IOException {
        for (Face face : FACES)
            if (face.weight == 400) characters.add(face.read().getUnicodeCmapLookup());
    }

    void addTo(PdfRendererBuilder builder, PDDocument pdf) throws IOException {
        for (Face face : FACES)
            builder.useFont(
                    new PDFontSupplier(PDType0Font.load(pdf, face.read(), true)),
                    face.family,
                    face.weight,
                    FontStyle.NORMAL,
                    true);
    }

    /// The text as these fonts can show it: a symbol without a glyph becomes its Unicode name, `[automobile]`, a letter
    /// without one U+FFFD; joiners and variation selectors, which show nothing, go.
    String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || hasGlyph(c)) shown.appendCodePoint(c);
            else if (isMark(c)) return;
            else if (Character.isLetterOrDigit(c)) shown.append('\uFFFD');
            else shown.append('[').append(name(c)).append(']');
        });
        return shown.toString();
    }

    private boolean hasGlyph(int c) {
        for (CmapLookup font : characters) if (font.getGlyphId(c) > 0) return !Character.isISOControl(c);
        return false;
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> c >= 0x1F3FB && c <= 0x1F3FF; // skin tones
        };
    }

    private static String name(int c) {
        String name = Character.getName(c);
        return name == null ? "U+%X".formatted(c) : name.toLowerCase(Locale.ROOT);
    }
}
