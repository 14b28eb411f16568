package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Reason.Span;
import org.fener.dashboard.alert.AlertDispatch;
import org.fener.dashboard.page.MarkedText.Mark;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.Watchkeeper;
import org.fener.dashboard.store.AlertDelivery;
import org.fener.dashboard.store.AlertLedger.Counts;
import org.fener.dashboard.store.Channels;
import org.fener.dashboard.store.KeptAlert;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watches.State;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Alerts and the watches that give them.
@Controller
final class WatchesPage {

    private static final int MOST_ALERTS = 50;
    private static final int MOST_DELIVERIES = 20;
    private static final int BEFORE = 80;
    private static final int LONGEST = 300;

    private final Installation installation;
    private final Masks masks;
    private final QueryMistakes mistakes;

    WatchesPage(Installation installation, Masks masks, QueryMistakes mistakes) {
        this.installation = installation;
        this.masks = masks;
        this.mistakes = mistakes;
    }

    /// @param why what is wrong with a broken watch
    record Line(Watch watch, String state, Optional<String> why, Counts counts) {}

    /// @param post empty where the index no longer has it
    record Hit(KeptAlert alert, Watch watch, Optional<IndexedPost> post, List<MarkedText> parts) {}

    @GetMapping("/watches")
    String list(Principal principal, Model model) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (State state : watches().states().values()) lines.add(line(state));
        lines.sort(java.util.Comparator.comparing((Line line) -> !line.state().equals("broken"))
                .thenComparing(line -> line.watch().name()));
        model.addAttribute("watches", lines);
        model.addAttribute("unread", hits(watches().alerts().unread(principal.getName(), MOST_ALERTS)));
        return "page/watches";
    }

    private Line line(State state) throws IOException {
        Watch watch = state.watch();
        Instant now = installation.clock().instant();
        boolean silent = watch.telling().silentUntil().filter(now::isBefore).isPresent();
        String how =
                switch (state) {
                    case State.Broken broken -> "broken";
                    case State.Working working -> watch.isExpired(now) ? "expired" : silent ? "silent" : "working";
                };
        Optional<String> why = state instanceof State.Broken broken ? Optional.of(why(broken)) : Optional.empty();
        return new Line(watch, how, why, watches().alerts().counts(watch.id()));
    }

    /// In the words of the reader where it is the query; else as the log has it.
    private String why(State.Broken broken) throws IOException {
        try {
            watches().rehearse(broken.watch());
            return broken.why();
        } catch (QueryMistake mistake) {
            return mistakes.of(mistake);
        } catch (IllegalArgumentException other) {
            return broken.why();
        }
    }

    private List<Hit> hits(List<KeptAlert> alerts) throws IOException {
        List<Hit> hits = new ArrayList<>();
        for (KeptAlert alert : alerts) {
            Optional<State> state = watches().find(alert.watch());
            if (state.isEmpty()) continue;
            Optional<IndexedPost> post = installation.index().get(alert.postKey());
            hits.add(new Hit(
                    alert,
                    state.get().watch(),
                    post,
                    post.map(it -> parts(masks.of(it).hide(it.post().text()), alert.words()))
                            .orElse(List.of())));
        }
        return hits;
    }

    /// The part of the text around the first words that matched.
    static List<MarkedText> parts(String text, List<Span> words) {
        int first = words.isEmpty() ? 0 : Math.min(words.getFirst().start(), text.length());
        int start = wordStart(text, Math.max(0, first - BEFORE));
        int end = Math.min(text.length(), start + LONGEST);
        if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) end++;
        int last = end;
        List<Mark> marks = words.stream()
                .filter(span -> span.start() >= start && span.end() <= last)
                .map(span -> new Mark(new Span(span.start() - start, span.end() - start), "match"))
                .toList();
        return MarkedText.cut(text.substring(start, end), marks);
    }

    private static int wordStart(String text, int at) {
        int start = at;
        while (start > 0 && start > at - 20 && !Character.isWhitespace(text.charAt(start - 1))) start--;
        return start > 0 && start < text.length() && Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
    }

    @GetMapping("/watches/{id}")
    String one(@PathVariable String id, HttpServletRequest request, Model model) throws IOException {
        State state = found(id);
        model.addAttribute("line", line(state));
        model.addAttribute("watch", state.watch());
        model.addAttribute("hits", hits(watches().alerts().told(id, MOST_ALERTS)));
        boolean mayChange = mayChange(state.watch(), request);
        model.addAttribute("mayChange", mayChange);
        Channels channels = installation.watchChannels().of(id);
        model.addAttribute("channels", channels);
        model.addAttribute(
                "nowhere",
                mayChange
                        && channels.mail()
                        && installation
                                .watchChannels()
                                .address(state.watch().owner())
                                .isEmpty());
        // addresses of a colleague are nobody else's matter
        model.addAttribute(
                "deliveries", mayChange ? installation.alertDeliveries().of(id, MOST_DELIVERIES) : List.of());
        return "page/watch";
    }

    @PostMapping("/watches/{id}/read")
    String read(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash) {
        changeable(id, request);
        watches().alerts().read(id).ifPresent(at -> flash.addFlashAttribute("readAt", at.toString()));
        return "redirect:/watches/{id}";
    }

    @PostMapping("/watches/{id}/unread")
    String unread(@PathVariable String id, @RequestParam Instant at, HttpServletRequest request) {
        changeable(id, request);
        watches().alerts().unread(id, at);
        return "redirect:/watches/{id}";
    }

    @PostMapping("/watches/{id}/silence")
    String silence(@PathVariable String id, @RequestParam int days, HttpServletRequest request) {
        Watch watch = changeable(id, request);
        watches().silence(watch, installation.clock().instant().plus(Duration.ofDays(Math.clamp(days, 0, 365))));
        return "redirect:/watches/{id}";
    }

    @PostMapping("/watches/{id}/mute")
    String mute(
            @PathVariable String id,
            @RequestParam String source,
            HttpServletRequest request,
            RedirectAttributes flash) {
        watches().mute(changeable(id, request), source);
        flash.addFlashAttribute("said", "watch.said.muted");
        return "redirect:/watches/{id}";
    }

    @PostMapping("/watches/{id}/unmute")
    String unmute(@PathVariable String id, @RequestParam String source, HttpServletRequest request) {
        watches().unmute(changeable(id, request), source);
        return "redirect:/watches/{id}";
    }

    @PostMapping("/watches/{id}/remove")
    String remove(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash) {
        String name = changeable(id, request).name();
        watches().remove(id);
        flash.addFlashAttribute("removed", name);
        return "redirect:/watches";
    }

    /// Sends a test by every channel, with the next run of the job.
    @PostMapping("/watches/{id}/test")
    String test(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash) {
        Watch watch = changeable(id, request);
        flash.addFlashAttribute(
                "tested", new AlertDispatch(installation).test(watch).size());
        return "redirect:/watches/{id}";
    }

    /// Asks for a message to go out again, or now.
    @PostMapping("/watches/{id}/again")
    String sendAgain(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long delivery,
            HttpServletRequest request,
            RedirectAttributes flash) {
        changeable(id, request);
        AlertDelivery found = installation
                .alertDeliveries()
                .find(delivery)
                .filter(one -> one.watch().equals(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no delivery " + delivery));
        AlertDelivery asked = new AlertDispatch(installation).again(found);
        flash.addFlashAttribute("askedOf", asked.recipient());
        return "redirect:/watches/{id}#deliveries";
    }

    private Watchkeeper watches() {
        return installation.watches();
    }

    private State found(String id) {
        return watches()
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no watch " + id));
    }

    private Watch changeable(String id, HttpServletRequest request) {
        Watch watch = found(id).watch();
        if (!mayChange(watch, request))
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "watch " + id + " is of " + watch.owner());
        return watch;
    }

    static boolean mayChange(Watch watch, HttpServletRequest request) {
        return watch.owner().equals(request.getRemoteUser()) || request.isUserInRole("ADMIN");
    }
}
