package org.fener.crawler.source;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.source.SourceList.Mistake;

/// Sources as OPML 2.0, the list of feeds that feed readers exchange (http://opml.org/spec2.opml). What OPML has no
/// attribute for stands in attributes of our own namespace, so that nothing is lost on the way back.
final class Opml {

    private static final String OURS = "https://fener.org/opml";
    private static final int DEEPEST = 32;

    private Opml() {}

    static String write(List<SourceRow> rows) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("opml");
            out.writeNamespace("fener", OURS);
            out.writeAttribute("version", "2.0");
            out.writeStartElement("head");
            out.writeStartElement("title");
            out.writeCharacters("Fener sources");
            out.writeEndElement();
            out.writeEndElement();
            out.writeStartElement("body");
            for (SourceRow row : rows) outline(row, out);
            out.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory can be written", e);
        }
    }

    private static void outline(SourceRow row, XMLStreamWriter out) throws XMLStreamException {
        String first = row.value("start").split(" ", 2)[0];
        out.writeCharacters("\n  ");
        out.writeEmptyElement("outline");
        out.writeAttribute("text", clean(row.value("name")));
        out.writeAttribute("type", "rss");
        out.writeAttribute("xmlUrl", first);
        for (String key : SourceRow.KEYS)
            if (!row.value(key).isEmpty()) out.writeAttribute("fener", OURS, key, clean(row.value(key)));
    }

    /// XML has no way to write most control characters.
    private static String clean(String value) {
        return value.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd");
    }

    /// Every outline that leads to a feed, whatever folder it is in.
    ///
    /// @throws SourcesFormatException if it is no well-formed XML
    static List<SourceRow> read(String text, String name) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<SourceRow> rows = new ArrayList<>();
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(text));
            int depth = 0;
            while (in.hasNext()) {
                int event = in.next();
                if (event == XMLStreamConstants.END_ELEMENT) depth--;
                if (event != XMLStreamConstants.START_ELEMENT) continue;
                if (++depth > DEEPEST) throw unfit(text, name, in.getLocation().getLineNumber(), Expected.FLAT);
                if (in.getLocalName().equals("outline") && in.getAttributeValue(null, "xmlUrl") != null)
                    rows.add(row(in));
            }
            return rows;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw unfit(text, name, line, Expected.XML);
        }
    }

    private static SourcesFormatException unfit(String text, String name, int line, Expected expected) {
        return new SourcesFormatException(new Mistake(
                Place.line(name, Math.max(1, line)), Optional.empty(), "xml", Written.line(text, line), expected));
    }

    private static SourceRow row(XMLStreamReader in) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : SourceRow.KEYS) {
            String value = in.getAttributeValue(OURS, key);
            if (value != null) values.put(key, value);
        }
        SourceRow ours = new SourceRow(values);
        return ours.or(Map.of(
                "name",
                in.getAttributeValue(null, "title") == null
                        ? String.valueOf(in.getAttributeValue(null, "text"))
                        : in.getAttributeValue(null, "title"),
                "start",
                oneAddress(in.getAttributeValue(null, "xmlUrl"))));
    }

    /// A blank in an address is part of it, as browsers take it: here stands no more than one.
    private static String oneAddress(String xmlUrl) {
        String encoded = xmlUrl.strip().replaceAll("\\s", "%20");
        return CanonicalUrl.of(encoded).isPresent() ? encoded : xmlUrl;
    }
}
