package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Channels;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.watch.Alert;
import org.fener.indexer.watch.ContactList;
import org.fener.indexer.watch.Rehearsal;
import org.fener.indexer.watch.Telling.Rhythm;
import org.fener.indexer.watch.UnreadableList;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watch.Listed;
import org.fener.indexer.watch.Watches.State;
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

/// Makes and changes a watch; tells before saving what it would have told in the last thirty days.
@Controller
final class WatchFormPage {

    private static final int SHOWN_REFUSED = 20;
    private static final int SHOWN_CONTACTS = 50;

    private final Installation installation;
    private final Masks masks;

    WatchFormPage(Installation installation, Masks masks) {
        this.installation = installation;
        this.masks = masks;
    }

    record Example(Alert alert, List<MarkedText> parts) {}

    @GetMapping("/watches/new")
    String fresh(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String @Nullable [] category,
            Model model) {
        WatchForm form =
                new WatchForm("", q, "", WatchForm.values(category), "", Rhythm.EACH.name(), "", "", "", false, "");
        return shown(form, Optional.empty(), model);
    }

    @GetMapping("/watches/{id}/edit")
    String edit(@PathVariable String id, HttpServletRequest request, Model model) {
        Watch watch = changeable(id, request);
        WatchForm form = WatchForm.of(
                watch,
                installation.watchChannels().of(id),
                installation.settings().zone());
        return shown(form, Optional.of(watch), model);
    }

    @PostMapping("/watches/new")
    String made(HttpServletRequest request, Model model, RedirectAttributes flash) throws IOException {
        return taken(Optional.empty(), request, model, flash);
    }

    @PostMapping("/watches/{id}/edit")
    String changed(@PathVariable String id, HttpServletRequest request, Model model, RedirectAttributes flash)
            throws IOException {
        return taken(Optional.of(changeable(id, request)), request, model, flash);
    }

    private String taken(Optional<Watch> before, HttpServletRequest request, Model model, RedirectAttributes flash)
            throws IOException {
        WatchForm form = new WatchForm(
                text(request, "name"),
                text(request, "q"),
                text(request, "list"),
                WatchForm.values(request.getParameterValues("category")),
                text(request, "leastScore"),
                text(request, "rhythm"),
                text(request, "quietFrom"),
                text(request, "quietUntil"),
                text(request, "expires"),
                !text(request, "mail").isEmpty(),
                text(request, "webhook"));
        try {
            List<Listed> contacts = contacts(form, before, model);
            Watch watch = form.watch(
                    before,
                    request.getRemoteUser(),
                    contacts,
                    installation.clock().instant(),
                    installation.settings().zone());
            Channels channels = form.channels(webhooks(before));
            Rehearsal rehearsal = installation.watches().rehearse(watch);
            if (text(request, "go").equals("save")) {
                installation.watches().save(watch);
                installation.watchChannels().set(watch.id(), channels);
                flash.addFlashAttribute("said", "watch.said.saved");
                return "redirect:/watches/" + watch.id();
            }
            show(rehearsal, contacts, model);
        } catch (QueryMistake mistake) {
            model.addAttribute("mistake", mistake);
        } catch (WatchForm.Unreadable mistake) {
            model.addAttribute("mistakeKey", mistake.getMessage());
        } catch (UnreadableList mistake) {
            model.addAttribute("unreadable", mistake);
        }
        return shown(form, before, model);
    }

    private static List<Listed> contacts(WatchForm form, Optional<Watch> before, Model model) {
        if (form.list().isBlank()) return before.map(Watch::list).orElse(List.of());
        ContactList list = ContactList.read(form.list());
        model.addAttribute(
                "refused", list.refused().stream().limit(SHOWN_REFUSED).toList());
        model.addAttribute("refusedInAll", list.refused().size());
        if (list.entries().isEmpty()) throw new WatchForm.Unreadable("watch.mistake.list");
        return list.entries();
    }

    private void show(Rehearsal rehearsal, List<Listed> contacts, Model model) {
        model.addAttribute("rehearsal", rehearsal);
        model.addAttribute("contacts", contacts.size());
        model.addAttribute("readAs", contacts.stream().limit(SHOWN_CONTACTS).toList());
        List<Example> examples = new ArrayList<>();
        for (Alert alert : rehearsal.examples())
            examples.add(new Example(
                    alert,
                    WatchesPage.parts(
                            masks.of(alert.post()).hide(alert.post().post().text()), alert.words())));
        model.addAttribute("examples", examples);
    }

    private String shown(WatchForm form, Optional<Watch> before, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("before", before);
        model.addAttribute("categories", installation.categories());
        model.addAttribute("rhythms", Rhythm.values());
        model.addAttribute("webhooks", webhooks(before));
        model.addAttribute("mailable", installation.settings().mail().isPresent());
        return "page/watch-form";
    }

    /// Those of the settings, and the one that the watch has, which may no longer be there.
    private NavigableSet<String> webhooks(Optional<Watch> before) {
        NavigableSet<String> names =
                new TreeSet<>(installation.settings().webhooks().keySet());
        before.flatMap(watch -> installation.watchChannels().of(watch.id()).webhook())
                .ifPresent(names::add);
        return names;
    }

    private Watch changeable(String id, HttpServletRequest request) {
        Watch watch = installation
                .watches()
                .find(id)
                .map(State::watch)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no watch " + id));
        if (!WatchesPage.mayChange(watch, request))
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "watch " + id + " is of " + watch.owner());
        return watch;
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
