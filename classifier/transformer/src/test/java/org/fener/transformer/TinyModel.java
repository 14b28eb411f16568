package org.fener.transformer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A model of two outputs that adds up a weight a word, written as ONNX by hand: `Gather` of the weights by
/// `input_ids`, then `ReduceMean` over the words. Field numbers are those of onnx.proto.
final class TinyModel {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int INT = 2;
    private static final int INTS = 7;

    private TinyModel() {}

    /// @param weights of each word of the vocabulary, for "yes"; "no" has the opposite
    static byte[] of(List<Double> weights) {
        ByteBuffer raw = ByteBuffer.allocate(weights.size() * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (double weight : weights) raw.putFloat((float) -weight).putFloat((float) weight);
        Message tensor = new Message()
                .number(1, weights.size())
                .number(1, 2)
                .number(2, FLOAT)
                .text(8, "weights")
                .bytes(9, raw.array());
        Message gather = node("Gather", List.of("weights", "input_ids"), "gathered");
        Message mean = node("ReduceMean", List.of("gathered"), "logits")
                .message(5, new Message().text(1, "axes").number(8, 1).number(20, INTS))
                .message(5, new Message().text(1, "keepdims").number(3, 0).number(20, INT));
        Message graph = new Message()
                .message(1, gather)
                .message(1, mean)
                .text(2, "tiny")
                .message(5, tensor)
                .message(11, value("input_ids", INT64, "words"))
                .message(12, value("logits", FLOAT, "outputs"));
        return new Message()
                .number(1, 8)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 13))
                .written();
    }

    private static Message node(String operation, List<String> inputs, String output) {
        Message node = new Message();
        for (String input : inputs) node.text(1, input);
        return node.text(2, output).text(4, operation);
    }

    /// A matrix of one row.
    private static Message value(String name, int type, String columns) {
        Message shape = new Message().message(1, new Message().number(1, 1)).message(1, new Message().text(2, columns));
        Message tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /// Protocol buffers, as far as they are needed here.
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            variable((long) field << 3);
            variable(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            variable(((long) field << 3) | 2);
            variable(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.written());
        }

        private void variable(long value) {
            long rest = value;
            for (; (rest & ~0x7FL) != 0; rest >>>= 7) out.write((int) ((rest & 0x7F) | 0x80));
            out.write((int) rest);
        }

        byte[] written() {
            return out.toByteArray();
        }
    }
}
