package org.fener.classifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.offer.OfferSlot;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Judges JSON lines: `{id, text, lang?}` in,
/// `{id, lang, scores{category: p}, flags[], indicators[], offer[], reasons[]}` out, one line each, in order.
public final class ClassifyLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Reasons beyond these say little.
    private static final int MOST_REASONS = 12;

    private final Classifier classifier;
    private final boolean reasons;

    /// With a classifier of any kind.
    ///
    /// @param reasons whether each flagged category comes with the reasons of its score
    public ClassifyLines(Classifier classifier, boolean reasons) {
        this.classifier = classifier;
        this.reasons = reasons;
    }

    /// A line that is no JSON object with a text.
    public static final class LineFormatException extends IOException {
        LineFormatException(int line, String what) {
            super("line " + line + ": " + what);
        }
    }

    /// Judges every line until the input ends.
    ///
    /// @return how many lines were judged
    public int run(BufferedReader in, PrintWriter out) throws IOException {
        int number = 0;
        int judged = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.isBlank()) continue;
            out.println(judge(number, line));
            judged++;
        }
        out.flush();
        return judged;
    }

    private String judge(int number, String line) throws LineFormatException {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new LineFormatException(number, "not JSON: " + e.getOriginalMessage());
        }
        if (!json.isObject() || !json.path("text").isString())
            throw new LineFormatException(number, "expected {\"id\": …, \"text\": …}, got " + shortened(line));
        String text = json.path("text").asString("");
        Optional<String> hint =
                json.path("lang").isString() ? Optional.of(json.path("lang").asString("")) : Optional.empty();
        Verdict verdict = classifier.judge(text, hint);
        ObjectNode out = JSON.createObjectNode();
        if (json.has("id")) out.set("id", json.get("id"));
        else out.put("id", String.valueOf(number));
        return JSON.writeValueAsString(write(text, hint, verdict, out));
    }

    private ObjectNode write(String text, Optional<String> hint, Verdict verdict, ObjectNode out) {
        out.put("lang", verdict.language());
        ObjectNode scores = out.putObject("scores");
        for (Score score : verdict.scores()) scores.put(score.category(), Math.round(score.probability() * 1e6) / 1e6);
        verdict.flags().forEach(out.putArray("flags")::add);
        ArrayNode indicators = out.putArray("indicators");
        for (Indicator indicator : verdict.indicators())
            indicators
                    .addObject()
                    .put("kind", indicator.kind().name())
                    .put("normalised", indicator.normalised())
                    .put("start", indicator.span().start())
                    .put("end", indicator.span().end());
        ArrayNode offer = out.putArray("offer");
        for (OfferSlot slot : verdict.offer())
            offer.addObject()
                    .put("slot", slot.kind().name().toLowerCase(Locale.ROOT))
                    .put("value", slot.value())
                    .put("start", slot.span().start())
                    .put("end", slot.span().end());
        ArrayNode why = out.putArray("reasons");
        if (reasons) for (String category : verdict.flags()) explain(classifier.explain(text, hint, category), why);
        return out;
    }

    private static void explain(Explanation explanation, ArrayNode why) {
        List<Reason> strongest =
                explanation.reasons().stream().limit(MOST_REASONS).toList();
        for (Reason reason : strongest) {
            ObjectNode json = why.addObject();
            json.put("category", explanation.score().category());
            json.put("feature", reason.in("en"));
            json.put("contribution", Math.round(reason.contribution() * 1e6) / 1e6);
            ArrayNode spans = json.putArray("spans");
            for (Reason.Span span : reason.spans())
                spans.addArray().add(span.start()).add(span.end());
        }
    }

    private static String shortened(String line) {
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
