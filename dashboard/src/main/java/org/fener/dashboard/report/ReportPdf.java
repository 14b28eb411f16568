package org.fener.dashboard.report;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.logging.Level;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Prints a page as a tagged PDF (PDF/UA-1, ISO 14289-1) with its fonts inside. Nothing is fetched; the same page
/// made at the same time gives the same bytes.
final class ReportPdf {

    static {
        for (String logger : XRLog.listRegisteredLoggers()) XRLog.setLevel(logger, Level.WARNING);
    }

    /// @param page   well-formed XHTML with a title, a description and a language
    /// @param madeAt stands in the file as its date, and in its document id
    byte[] print(String page, Instant madeAt) throws IOException {
        ReportFonts fonts = new ReportFonts();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(document(fonts.shown(page)), "about:blank");
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(1.7f);
        builder.withProducer("Fener");
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new PersianShaping());
        builder.defaultTextDirection(TextDirection.LTR);
        builder.useUriResolver((base, uri) -> uri != null && uri.startsWith("#") ? uri : null);
        try (PDDocument pdf = new PDDocument()) {
            fonts.addTo(builder.usePDDocument(pdf), pdf);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                date(pdf, madeAt);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                pdf.save(bytes);
                return bytes.toByteArray();
            }
        }
    }

    /// The renderer dates a file by the clock, in its information and in its id.
    private static void date(PDDocument pdf, Instant madeAt) {
        pdf.setDocumentId(madeAt.toEpochMilli());
        pdf.getDocumentInformation().setCreationDate(GregorianCalendar.from(madeAt.atZone(ZoneOffset.UTC)));
    }

    private static Document document(String page) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            String xml = page.replaceFirst("^\\s*<!DOCTYPE html>", "");
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the page to print is not well-formed: " + e.getMessage(), e);
        }
    }
}
