package org.fener.classifier.brought;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.fener.classifier.brought.ModelRuntime.TextModel;

/// The models that a site brings along: a folder with one folder a category, and `lib/` with the jars that run them.
public final class BroughtModels {

    /// The folder of jars.
    public static final String LIBRARIES = "lib";

    private final Map<BroughtModel, TextModel> opened = new HashMap<>();

    private BroughtModels() {}

    /// Opens what is there; a folder that does not exist holds nothing.
    ///
    /// @throws IOException naming the model that cannot be opened and why
    public static BroughtModels in(Path folder) throws IOException {
        BroughtModels models = new BroughtModels();
        if (!Files.isDirectory(folder)) return models;
        List<Path> described;
        try (Stream<Path> folders = Files.list(folder)) {
            described = folders.filter(path -> Files.exists(path.resolve(BroughtModel.DESCRIPTION)))
                    .sorted()
                    .toList();
        }
        if (described.isEmpty()) return models;
        Map<String, ModelRuntime> runtimes = runtimes(folder.resolve(LIBRARIES));
        for (Path path : described) models.open(BroughtModel.read(path), runtimes);
        return models;
    }

    private void open(BroughtModel model, Map<String, ModelRuntime> runtimes) throws IOException {
        ModelRuntime runtime = runtimes.get(model.runtime());
        if (runtime == null)
            throw new IOException(model.folder() + ": nothing here runs models of kind '" + model.runtime()
                    + "', known are " + runtimes.keySet() + "; put the jars of the module transformer into "
                    + model.folder().resolveSibling(LIBRARIES));
        for (BroughtModel other : opened.keySet())
            if (other.category().equals(model.category()))
                throw new IOException(model.folder() + ": category '" + model.category() + "' is served by "
                        + other.folder() + " already");
        try {
            opened.put(model, runtime.open(model));
        } catch (LinkageError e) {
            throw new IOException(
                    model.folder() + ": a library that '" + model.runtime() + "' needs is missing in "
                            + model.folder().resolveSibling(LIBRARIES) + ": " + e.getMessage(),
                    e);
        }
    }

    private static Map<String, ModelRuntime> runtimes(Path libraries) throws IOException {
        List<URL> jars = new ArrayList<>();
        if (Files.isDirectory(libraries))
            try (Stream<Path> files = Files.list(libraries)) {
                for (Path jar : files.filter(path -> path.toString().endsWith(".jar"))
                        .sorted()
                        .toList()) jars.add(jar.toUri().toURL());
            }
        // stays open: the models load classes as long as they live
        ClassLoader loader = jars.isEmpty()
                ? BroughtModels.class.getClassLoader()
                : new URLClassLoader(jars.toArray(URL[]::new), BroughtModels.class.getClassLoader());
        Map<String, ModelRuntime> runtimes = new HashMap<>();
        for (ModelRuntime runtime : ServiceLoader.load(ModelRuntime.class, loader))
            runtimes.putIfAbsent(runtime.name(), runtime);
        return runtimes;
    }

    /// What was opened, by its description.
    Map<BroughtModel, TextModel> opened() {
        return opened;
    }

    public List<String> categories() {
        return opened.keySet().stream().map(BroughtModel::category).sorted().toList();
    }
}
