package org.fener.dashboard.export;

import java.util.List;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.CaseFile.Event;
import org.fener.dashboard.store.Notes.Note;
import org.fener.indexer.IndexedPost;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A case as one JSON document, with contacts hidden: they are told apart by their hints.
public record CaseExport(
        long id,
        String name,
        String purpose,
        String opened,
        @Nullable String closed,
        List<String> members,
        List<String> contacts,
        List<Noted> notes,
        List<Step> history,
        List<ExportedPost> posts,
        List<String> missing) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public record Noted(String at, String by, String text) {}

    public record Step(String at, String by, String what, String subject) {}

    /// What may leave the installation of a case.
    ///
    /// @param posts those of the case that the index has; the keys of the others stand under `missing`
    public static CaseExport of(CaseFile file, List<IndexedPost> posts, List<Note> notes, List<Event> history) {
        List<Mask> masks = posts.stream().map(Mask::of).toList();
        List<String> found = posts.stream().map(IndexedPost::key).toList();
        return new CaseExport(
                file.id(),
                file.name(),
                file.purpose(),
                file.opened().toString(),
                file.closed().map(Object::toString).orElse(null),
                file.members(),
                file.contacts().stream().map(Mask::hint).toList(),
                notes.stream()
                        .map(note -> new Noted(note.at().toString(), note.account(), hidden(note.content(), masks)))
                        .toList(),
                history.stream()
                        .map(event -> new Step(
                                event.at().toString(),
                                event.account(),
                                event.what(),
                                event.what().startsWith("CONTACT") ? Mask.hint(event.subject()) : event.subject()))
                        .toList(),
                posts.stream().map(post -> ExportedPost.of(post, Mask.of(post))).toList(),
                file.posts().stream().filter(key -> !found.contains(key)).toList());
    }

    public String json() {
        return JSON.writeValueAsString(this) + "\n";
    }

    /// A note with all hidden that is recognised as a contact in it or in one of the posts.
    private static String hidden(String note, List<Mask> masks) {
        String shown = Mask.hideContacts(note);
        for (Mask mask : masks) shown = mask.hide(shown);
        return shown;
    }
}
