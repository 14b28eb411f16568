package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fener.crawler.Source;
import org.fener.crawler.source.SourcesEditor;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.RoundRunner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What a person orders about sources that are there: run now, end the round, pause, resume, stop everything.
@Controller
final class SourceOrders implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SourceOrders.class);

    private final Installation installation;
    private final ExecutorService rounds = Executors.newVirtualThreadPerTaskExecutor();

    SourceOrders(Installation installation) {
        this.installation = installation;
    }

    /// One order to several sources.
    ///
    /// @param state which of them are shown afterwards
    @PostMapping("/sources/orders")
    String toSeveral(
            @RequestParam(defaultValue = "") String order,
            @RequestParam(name = "id", required = false) @Nullable List<String> ids,
            @RequestParam(defaultValue = "") String state,
            RedirectAttributes redirect)
            throws IOException {
        List<String> sources = ids == null ? List.of() : ids;
        for (String id : sources) source(id);
        for (String id : sources)
            switch (order) {
                case "run" -> begin(source(id));
                case "pause" -> pause(id);
                case "resume" -> resume(id);
                default ->
                    throw new ResponseStatusException(
                            HttpStatus.BAD_REQUEST, "expected run, pause or resume, got '" + order + "'");
            }
        boolean stopped =
                order.equals("run") && installation.fetchStop().current().isPresent();
        String said = sources.isEmpty() ? "none" : stopped ? "stopped" : order;
        redirect.addFlashAttribute("said", said);
        redirect.addFlashAttribute("ordered", sources.size());
        if (!state.isEmpty()) redirect.addAttribute("state", state);
        return "redirect:/sources";
    }

    /// Begins a round and does not wait for it; the source's page shows how it goes.
    @PostMapping("/sources/{id}/run")
    String run(@PathVariable String id) {
        begin(source(id));
        return back(id);
    }

    private void begin(Source source) {
        rounds.execute(() -> {
            try {
                new RoundRunner(installation).run(source, installation.clock().instant());
            } catch (InterruptedException e) {
                LOG.info("the round of source {} was interrupted: the program ends", source.id());
            }
        });
    }

    @PostMapping("/sources/{id}/end")
    String end(@PathVariable String id) throws IOException {
        installation.running().end(source(id).id());
        return back(id);
    }

    @PostMapping("/sources/{id}/pause")
    String pause(@PathVariable String id) throws IOException {
        editor().pause(source(id).id(), true);
        installation.running().end(id);
        return back(id);
    }

    @PostMapping("/sources/{id}/resume")
    String resume(@PathVariable String id) throws IOException {
        editor().pause(source(id).id(), false);
        return back(id);
    }

    @PostMapping("/sources/stop-all")
    String stopAll(@RequestParam String reason, Principal person) throws IOException {
        installation.fetchStop().stop(person.getName(), reason.strip());
        installation.running().endAll();
        return "redirect:/sources";
    }

    @PostMapping("/sources/resume-all")
    String resumeAll() throws IOException {
        installation.fetchStop().lift();
        return "redirect:/sources";
    }

    private Source source(String id) {
        return installation
                .sources()
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no source " + id));
    }

    private SourcesEditor editor() {
        return new SourcesEditor(installation.home().sourcesFile(), installation.clock());
    }

    private static String back(String id) {
        return "redirect:/sources/" + id;
    }

    @Override
    public void destroy() {
        rounds.shutdownNow();
    }
}
