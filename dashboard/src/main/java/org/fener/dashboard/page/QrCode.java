package org.fener.dashboard.page;

/// A text as a picture that a telephone reads (ISO/IEC 18004).
final class QrCode {

    /// ISO/IEC 18004 asks for four free squares around.
    private static final int MARGIN = 4;

    private QrCode() {}

    /// Width and height of the picture in squares.
    record Picture(int size, String path) {}

    /// The dark squares as the path of an SVG.
    static Picture of(String text) {
        io.nayuki.qrcodegen.QrCode code =
                io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++)
            for (int x = 0; x < code.size; x++)
                if (code.getModule(x, y))
                    path.append('M')
                            .append(x + MARGIN)
                            .append(',')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
        return new Picture(code.size + 2 * MARGIN, path.toString());
    }
}
