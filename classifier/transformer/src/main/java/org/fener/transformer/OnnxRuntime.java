package org.fener.transformer;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.dl.InferenceOptions;
import opennlp.dl.doccat.DocumentCategorizerDL;
import opennlp.dl.doccat.scoring.AverageClassificationScoringStrategy;
import org.fener.classifier.brought.BroughtModel;
import org.fener.classifier.brought.ModelRuntime;

/// Text classifiers in ONNX with a WordPiece vocabulary (BERT and its kin), run by OpenNLP on Microsoft's runtime.
///
/// Options of a description: `model` and `vocabulary` (files), `output` (which of the model's outputs says yes, counted
/// from 0), `inputs` (of `attention_mask` and `token_type_ids` those that the model takes), `lowerCase`.
public final class OnnxRuntime implements ModelRuntime {

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public TextModel open(BroughtModel model) throws IOException {
        if (!(model.options().get("output") instanceof Integer output) || output < 0)
            throw new IOException(model.folder() + ": options.output: expected the number of an output, got "
                    + model.options().get("output"));
        List<?> inputs = model.options().getOrDefault("inputs", List.of()) instanceof List<?> list ? list : List.of();
        InferenceOptions options = new InferenceOptions();
        options.setIncludeAttentionMask(inputs.contains("attention_mask"));
        options.setIncludeTokenTypeIds(inputs.contains("token_type_ids"));
        boolean lowerCase = Boolean.TRUE.equals(model.options().get("lowerCase"));
        Map<Integer, String> outputs = new HashMap<>();
        for (int i = 0; i <= output; i++) outputs.put(i, "output " + i);
        try {
            DocumentCategorizerDL categorizer = new DocumentCategorizerDL(
                    model.file("model").toFile(),
                    model.file("vocabulary").toFile(),
                    outputs,
                    new AverageClassificationScoringStrategy(),
                    options);
            return text -> probability(model, categorizer.categorize(new String[] {asked(text, lowerCase)}), output);
        } catch (OrtException e) {
            throw new IOException(model.folder() + ": the model cannot be opened: " + e.getMessage(), e);
        }
    }

    /// OpenNLP answers nothing to a text without words.
    private static String asked(String text, boolean lowerCase) {
        if (text.isBlank()) return ".";
        return lowerCase ? text.toLowerCase(Locale.ROOT) : text;
    }

    /// OpenNLP answers a failure with no probabilities at all.
    private static double probability(BroughtModel model, double[] outputs, int output) {
        if (output >= outputs.length)
            throw new IllegalStateException(model.folder() + ": expected at least " + (output + 1)
                    + " outputs, got " + outputs.length + "; does the model take other inputs than "
                    + model.options().get("inputs") + "?");
        return outputs[output];
    }
}
