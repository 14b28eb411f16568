package org.fener.dashboard.page;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.fener.dashboard.directory.Directories;
import org.fener.dashboard.directory.DirectoryFile;
import org.fener.dashboard.round.Installation;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The running dashboard of an open installation.
public final class WebServer implements AutoCloseable {

    private static final Duration KNOWN_AFTER_IDLE = Duration.ofHours(1);

    private final ConfigurableApplicationContext context;

    private WebServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Starts the pages of an installation; its owner stays the caller.
    ///
    /// @param port 0 for any free one
    public static WebServer start(Installation installation, String bind, int port, boolean scheduled) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", bind);
        properties.put("server.port", port);
        properties.put("spring.quartz.auto-startup", scheduled);
        // longer than a sign-in lasts idle, so that it is known why it is over
        properties.put(
                "server.servlet.session.timeout",
                installation.settings().sessions().idle().plus(KNOWN_AFTER_IDLE));
        // who asks is what the proxy says; without one, a visitor could say anything
        properties.put(
                "server.forward-headers-strategy", installation.settings().behindProxy() ? "native" : "none");
        Directories directories = DirectoryFile.read(installation.home());
        ConfigurableApplicationContext context = new SpringApplicationBuilder(WebConfiguration.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties)
                .initializers(starting -> {
                    GenericApplicationContext beans = (GenericApplicationContext) starting;
                    beans.registerBean(Installation.class, () -> installation, bean -> bean.setDestroyMethodName(""));
                    beans.registerBean(Directories.class, () -> directories);
                })
                .run();
        return new WebServer(context);
    }

    public int port() {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        if (server == null) throw new IllegalStateException("the web server has stopped");
        return server.getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
