package org.fener.classifier.brought;

import java.io.IOException;

/// Runs models of one kind. Found by [java.util.ServiceLoader] among the program and the jars of a site, because such
/// libraries are far larger than all of Fener.
public interface ModelRuntime {

    /// As `runtime:` of a description names it, such as `onnx`.
    String name();

    /// Opens a model whose files were checked.
    TextModel open(BroughtModel model) throws IOException;

    /// A model that is ready. Safe for many threads.
    interface TextModel {

        /// How likely the text belongs to the category, before calibration; strictly between 0 and 1.
        double probability(String text);
    }
}
