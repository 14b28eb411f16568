package org.fener.classifier.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.GenericModelReader;
import org.junit.jupiter.api.Test;

final class MaxentFileTest {

    private static final Calibration CALIBRATION = new Calibration(1, 0);
    private static final Thresholds THRESHOLDS = new Thresholds(.5, Map.of(), "test", "a test");

    @Test
    void readsTheWeightsThatOpenNlpReads() throws IOException {
        CategoryModel shipped = ModelFolder.shipped().models().getFirst();
        byte[] file;
        try (var in = MaxentFile.class.getResourceAsStream(
                "/org/fener/classifier/models/" + shipped.category() + ".maxent.gz")) {
            file = in.readAllBytes();
        }

        Map<String, Float> read = new HashMap<>();
        for (int i = 0; i < shipped.features().size(); i++)
            read.put(shipped.features().get(i), shipped.weights().get(i));

        Map<String, Double> openNlp = asOpenNlpReads(file);
        assertThat(shipped.bias()).isEqualTo(openNlp.remove(MaxentFile.BIAS));
        assertThat(read).hasSameSizeAs(openNlp).hasSizeGreaterThan(10_000);
        openNlp.forEach((feature, weight) -> assertThat(read.get(feature)).isEqualTo(weight.floatValue()));
    }

    @Test
    void givesBackWhatWasWrittenInTheFeaturesNaturalOrder() throws IOException {
        CategoryModel model = new CategoryModel(
                "x",
                List.of("wя", "cab", "f:p"),
                List.of(.5f, -1f, 0f),
                List.of(3, 7, 5),
                9,
                -.1,
                CALIBRATION,
                THRESHOLDS);

        CategoryModel read = MaxentFile.read(
                "x", MaxentFile.modelBytes(model), MaxentFile.frequencyBytes(model), 9, CALIBRATION, THRESHOLDS);

        assertThat(read)
                .isEqualTo(new CategoryModel(
                        "x",
                        List.of("cab", "f:p", "wя"),
                        List.of(-1f, 0f, .5f),
                        List.of(7, 5, 3),
                        9,
                        -.1,
                        CALIBRATION,
                        THRESHOLDS));
    }

    @Test
    void refusesAModelOfAnotherKind() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeUTF("GIS");
            for (String list : List.of("true", "0 0")) {
                out.writeInt(1);
                out.writeUTF(list);
            }
            out.writeInt(0);
        }

        assertThatThrownBy(() -> MaxentFile.read("x", bytes.toByteArray(), new byte[0], 9, CALIBRATION, THRESHOLDS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("x: expected a model of the type 'QN'")
                .hasMessageContaining("got the type 'GIS'");
    }

    private static Map<String, Double> asOpenNlpReads(byte[] file) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(file)))) {
            AbstractModel model = new GenericModelReader(new BinaryFileDataReader(in)).getModel();
            Map<String, Double> weights = new HashMap<>();
            @SuppressWarnings("unchecked")
            Map<String, Context> contexts = (Map<String, Context>) model.getDataStructures()[1];
            contexts.forEach((feature, context) -> weights.put(feature, context.getParameters()[0]));
            return weights;
        }
    }
}
