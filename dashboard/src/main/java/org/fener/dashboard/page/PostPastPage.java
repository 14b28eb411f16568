package org.fener.dashboard.page;

import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.fener.classifier.Reason.Span;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.page.MarkedText.Mark;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.CaseFile.Event;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Claims;
import org.fener.dashboard.store.Claims.Claim;
import org.fener.dashboard.store.Decision;
import org.fener.dashboard.store.Label;
import org.fener.dashboard.store.Notes;
import org.fener.dashboard.store.Notes.Note;
import org.fener.dashboard.store.Objections;
import org.fener.dashboard.store.Objections.Objection;
import org.fener.dashboard.store.Triage;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.SearchPage.Hit;
import org.fener.indexer.trend.DuplicateGroup;
import org.fener.indexer.trend.VaryingWords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What stands around one post: the same text elsewhere, its earlier versions, what people did about it.
@Controller
final class PostPastPage {

    private static final int MOST_SIGHTINGS = 50;
    private static final int MOST_SIMILAR = 10;
    /// Deeds of the audit log that everybody who works on a post should know of; who merely read it is the auditor's.
    private static final Set<String> TOLD = Set.of("claim", "unmask", "evidence-bundle", "evidence-verify");

    private final Installation installation;
    private final Masks masks;
    private final PostHead head;

    PostPastPage(Installation installation, Masks masks, PostHead head) {
        this.installation = installation;
        this.masks = masks;
        this.head = head;
    }

    /// A post with its text or a part of it: words that the first sighting does not have are marked, or those that it
    /// has in common with a similar one.
    record Other(IndexedPost post, List<MarkedText> parts) {}

    /// A version beside the one before it.
    record Change(IndexedPost version, List<MarkedText> before, List<MarkedText> after) {}

    /// @param what a key of the messages under `activity.`
    record Deed(Instant at, String account, String what, String category, String words, boolean undone) {}

    @GetMapping("/post/similar")
    String similar(@RequestParam String key, @RequestParam(defaultValue = "") String q, Model model)
            throws IOException {
        IndexedPost post = head.show(key, q, PostTab.SIMILAR, model);
        DuplicateGroup group = DuplicateGroup.of(installation.index(), post.group(), MOST_SIGHTINGS);
        model.addAttribute("group", group);
        model.addAttribute(
                "sightings",
                group.sightings().stream()
                        .map(sighted -> new Other(sighted.post(), marked(sighted.post(), sighted.varying(), "varying")))
                        .toList());
        model.addAttribute("shared", SharedContacts.of(installation.index(), post));
        model.addAttribute(
                "similar",
                installation.index().similar(key, MOST_SIMILAR).stream()
                        .map(this::like)
                        .toList());
        return "page/post";
    }

    private Other like(Hit hit) {
        Mask mask = masks.of(hit.post());
        return new Other(
                hit.post(),
                hit.snippets().stream()
                        .findFirst()
                        .map(snippet -> MarkedText.cut(
                                mask.hide(snippet.text()),
                                snippet.marks().stream()
                                        .map(span -> new Mark(span, "match"))
                                        .toList()))
                        .orElse(List.of()));
    }

    private List<MarkedText> marked(IndexedPost post, List<Span> spans, String kind) {
        return MarkedText.cut(
                masks.of(post).hide(post.post().text()),
                spans.stream().map(span -> new Mark(span, kind)).toList());
    }

    @GetMapping("/post/history")
    String history(@RequestParam String key, @RequestParam(defaultValue = "") String q, Model model)
            throws IOException {
        head.show(key, q, PostTab.HISTORY, model);
        List<IndexedPost> versions = installation.index().versions(key);
        List<Change> changes = new ArrayList<>();
        for (int i = versions.size() - 1; i > 0; i--) changes.add(change(versions.get(i - 1), versions.get(i)));
        model.addAttribute("versions", versions);
        model.addAttribute("changes", changes);
        return "page/post";
    }

    private Change change(IndexedPost before, IndexedPost after) {
        String old = before.post().text();
        String changed = after.post().text();
        return new Change(
                after,
                marked(before, VaryingWords.of(old, changed), "removed"),
                marked(after, VaryingWords.of(changed, old), "added"));
    }

    @GetMapping("/post/activity")
    String activity(@RequestParam String key, @RequestParam(defaultValue = "") String q, Model model)
            throws IOException {
        IndexedPost post = head.show(key, q, PostTab.ACTIVITY, model);
        List<Deed> deeds = new ArrayList<>();
        Triage triage = new Triage(installation.database(), installation.clock());
        for (Decision decision : triage.history(key)) deeds.add(deed(decision, post));
        for (Label label : installation.labels().history(key)) deeds.add(deed(label, post));
        for (Objection objection : new Objections(installation.database(), installation.clock()).about(key))
            deeds.add(new Deed(
                    objection.at(),
                    objection.account(),
                    "objection",
                    objection.category(),
                    masks.note(post, objection.note()),
                    false));
        for (Note note : notes().about(key))
            deeds.add(new Deed(note.at(), note.account(), "note", "", masks.note(post, note.content()), false));
        for (AuditLine line : installation.audit().about(key))
            if (TOLD.contains(line.action()) && line.outcome() == Outcome.DONE)
                deeds.add(new Deed(line.at(), line.account(), line.action(), "", "", false));
        for (Event event : new Cases(installation.database(), installation.clock()).historyOf(key))
            deeds.add(new Deed(event.at(), event.account(), "case." + event.what(), "", "", false));
        deeds.sort(Comparator.comparing(Deed::at).reversed());
        model.addAttribute("deeds", deeds);
        model.addAttribute(
                "claimedBy",
                new Claims(installation.database(), installation.clock())
                        .of(key)
                        .filter(claim -> !claim.looking())
                        .map(Claim::account)
                        .orElse(""));
        model.addAttribute("longestNote", Notes.LONGEST);
        return "page/post";
    }

    private Deed deed(Decision decision, IndexedPost post) {
        return new Deed(
                decision.at(),
                decision.account(),
                (decision.second() ? "again." : "decision.") + decision.state(),
                decision.category(),
                masks.note(post, decision.note()),
                decision.undone());
    }

    private Deed deed(Label label, IndexedPost post) {
        return new Deed(
                label.at(),
                label.labeller(),
                "label." + label.answer(),
                label.category(),
                masks.note(post, label.note()),
                false);
    }

    @PostMapping("/post/note")
    String note(
            @RequestParam String key,
            @RequestParam(defaultValue = "") String note,
            Principal self,
            RedirectAttributes redirect)
            throws IOException {
        String known = head.found(key).key();
        if (note.isBlank() || note.length() > Notes.LONGEST)
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "a note has 1 to " + Notes.LONGEST + " characters, got " + note.length());
        notes().add(known, self.getName(), note.strip());
        redirect.addAttribute("key", key);
        return "redirect:/post/activity";
    }

    private Notes notes() {
        return new Notes(installation.database(), installation.clock());
    }
}
