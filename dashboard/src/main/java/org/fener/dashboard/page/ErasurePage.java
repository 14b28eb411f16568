package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fener.dashboard.erasure.Erasure;
import org.fener.dashboard.erasure.HeldPosts;
import org.fener.dashboard.erasure.Selection;
import org.fener.dashboard.erasure.Selection.Preview;
import org.fener.dashboard.erasure.UnreadableHold;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.ErasureRequests;
import org.fener.dashboard.store.ErasureRequests.Answer;
import org.fener.dashboard.store.ErasureRequests.Extent;
import org.fener.dashboard.store.ErasureRequests.Request;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.QueryMistake;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Erasures take two: somebody who sees the posts asks for one, and another person orders it, by its reason and its
/// numbers alone. What is asked for travels in forms and not in addresses, which browsers and proxies remember.
@Controller
final class ErasurePage {

    private static final int SHOWN = 20;
    private static final int MOST_KEYS = 1_000;

    private final Installation installation;
    private final ErasureDesk desk;

    ErasurePage(Installation installation, ErasureDesk desk) {
        this.installation = installation;
        this.desk = desk;
    }

    /// What somebody typed.
    ///
    /// @param keys of posts, one in a line
    record Typed(String keys, String query, String author, String contact) {

        Selection selection() {
            List<String> named = keys.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (named.size() > MOST_KEYS)
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "at most " + MOST_KEYS + " posts by name, got " + named.size());
            return new Selection(named, present(query), present(author), present(contact));
        }

        private static Optional<String> present(String text) {
            return Optional.of(text.strip()).filter(some -> !some.isEmpty());
        }
    }

    @GetMapping("/erasures/new")
    String form(@RequestParam(required = false) String @Nullable [] key, Model model) {
        model.addAttribute("typed", new Typed(key == null ? "" : String.join("\n", Arrays.asList(key)), "", "", ""));
        return "page/erasure";
    }

    /// Tells what would go; nothing is changed.
    @PostMapping("/erasures/preview")
    String preview(
            @RequestParam(defaultValue = "") String keys,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String contact,
            Model model)
            throws IOException {
        Typed typed = new Typed(keys, query, author, contact);
        model.addAttribute("typed", typed);
        try {
            show(typed.selection().preview(installation), model);
        } catch (QueryMistake mistake) {
            return unread(typed, mistake, model);
        }
        return "page/erasure";
    }

    /// Nothing is changed by a query that cannot be read.
    private static String unread(Typed typed, QueryMistake mistake, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("queryMistake", mistake);
        return "page/erasure";
    }

    private void show(Preview preview, Model model) throws IOException {
        List<IndexedPost> posts = new ArrayList<>();
        for (String key : new TreeSet<>(preview.posts()).stream().limit(SHOWN).toList())
            installation.index().get(key).ifPresent(posts::add);
        TreeMap<String, Integer> sources = new TreeMap<>();
        preview.posts().forEach(key -> sources.merge(key.substring(0, Math.max(0, key.indexOf('/'))), 1, Integer::sum));
        model.addAttribute("preview", preview);
        model.addAttribute("posts", posts);
        model.addAttribute("sources", sources);
        try {
            model.addAttribute(
                    "held", HeldPosts.of(installation).among(preview.posts()).size());
        } catch (UnreadableHold unreadable) {
            model.addAttribute("unreadable", unreadable.id());
        }
        model.addAttribute("shortestReason", AuditTrail.SHORTEST_REASON);
        model.addAttribute("longestReason", ErasureRequests.LONGEST_WHY);
    }

    /// Asks for an erasure of what was shown.
    ///
    /// @param posts how many there were; if that has changed meanwhile, the preview is shown again
    @PostMapping("/erasures/propose")
    String propose(
            @RequestParam(defaultValue = "") String keys,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "0") int posts,
            @RequestParam(defaultValue = "") String reason,
            Principal self,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Typed typed = new Typed(keys, query, author, contact);
        Preview preview;
        try {
            preview = typed.selection().preview(installation);
        } catch (QueryMistake mistake) {
            return unread(typed, mistake, model);
        }
        Optional<Mistake> mistake = preview.posts().size() == posts
                ? mistake(preview.posts(), reason)
                : Optional.of(new Mistake("erasure.changed"));
        if (mistake.isPresent()) {
            model.addAttribute("typed", typed);
            model.addAttribute("reason", reason);
            mistake.get().tell(model);
            show(preview, model);
            return "page/erasure";
        }
        requests()
                .ask(
                        preview.posts(),
                        new Extent(
                                preview.posts().size(),
                                preview.versions(),
                                preview.labels(),
                                preview.notes(),
                                preview.cases()),
                        self.getName(),
                        reason);
        redirect.addFlashAttribute("said", "erasure.said.asked");
        return "redirect:/keeping";
    }

    /// Why something was not done.
    ///
    /// @param message a key of the messages
    /// @param hold    the number of the hold that it is about; 0 for none
    private record Mistake(String message, long hold) {

        Mistake(String message) {
            this(message, 0);
        }

        void tell(Model model) {
            model.addAttribute("mistake", message);
            model.addAttribute("mistakenHold", hold);
        }

        String told(RedirectAttributes redirect) {
            redirect.addFlashAttribute("mistake", message);
            redirect.addFlashAttribute("mistakenHold", hold);
            return "redirect:/keeping";
        }
    }

    /// Why posts cannot be erased for this reason.
    private Optional<Mistake> mistake(Set<String> posts, String reason) throws IOException {
        if (posts.isEmpty()) return Optional.of(new Mistake("erasure.nothing"));
        if (reason.strip().length() > ErasureRequests.LONGEST_WHY) return Optional.of(new Mistake("erasure.long"));
        try {
            HeldPosts held = HeldPosts.of(installation);
            Set<String> kept = held.among(posts);
            if (!kept.isEmpty())
                return Optional.of(new Mistake(
                        "erasure.held",
                        held.on(kept.iterator().next()).orElseThrow().id()));
            new Erasure(installation).check(posts, reason);
            return Optional.empty();
        } catch (UnreadableHold unreadable) {
            return Optional.of(new Mistake("erasure.unreadable", unreadable.id()));
        } catch (IllegalArgumentException named) {
            return Optional.of(new Mistake("erasure.named"));
        }
    }

    /// Orders what somebody else asked for; it is final.
    @PostMapping("/erasures/{id}/order")
    synchronized String order(@PathVariable long id, Principal self, RedirectAttributes redirect) throws IOException {
        Optional<Request> waiting = waiting(id);
        if (waiting.isEmpty()) return new Mistake("erasure.answered").told(redirect);
        if (waiting.get().by().equals(self.getName())) return new Mistake("erasure.own").told(redirect);
        Set<String> posts = requests().posts(id);
        Optional<Mistake> mistake = mistake(posts, waiting.get().why());
        if (mistake.isPresent()) return mistake.get().told(redirect);
        desk.order(posts, self.getName(), waiting.get().why());
        requests().answer(id, Answer.ORDERED, self.getName());
        return said(redirect, "erasure.said.ordered");
    }

    /// Refuses what somebody else asked for, or takes back what one asked for oneself.
    @PostMapping("/erasures/{id}/refuse")
    synchronized String refuse(@PathVariable long id, Principal self, RedirectAttributes redirect) {
        Optional<Request> waiting = waiting(id);
        if (waiting.isEmpty()) return new Mistake("erasure.answered").told(redirect);
        boolean own = waiting.get().by().equals(self.getName());
        requests().answer(id, own ? Answer.WITHDRAWN : Answer.REFUSED, self.getName());
        return said(redirect, own ? "erasure.said.withdrawn" : "erasure.said.refused");
    }

    private Optional<Request> waiting(long id) {
        return requests().find(id).filter(request -> request.answer() == Answer.WAITING);
    }

    private static String said(RedirectAttributes redirect, String message) {
        redirect.addFlashAttribute("said", message);
        return "redirect:/keeping";
    }

    private ErasureRequests requests() {
        return new ErasureRequests(installation.database(), installation.clock());
    }
}
