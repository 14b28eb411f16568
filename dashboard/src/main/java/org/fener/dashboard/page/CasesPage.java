package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fener.classifier.Category;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.export.CaseExport;
import org.fener.dashboard.export.PostExport;
import org.fener.dashboard.export.PostExport.Format;
import org.fener.dashboard.report.CasePdf;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.CaseFile.Kind;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Holds;
import org.fener.dashboard.store.Holds.Hold;
import org.fener.dashboard.store.Notes;
import org.fener.dashboard.store.Notes.Note;
import org.fener.dashboard.store.Role;
import org.fener.dashboard.store.Sha256;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.watch.ContactList;
import org.fener.indexer.watch.Watch.Listed;
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

/// Cases: posts, contacts and notes under one name. A case that a person is no member of is not there.
@Controller
final class CasesPage {

    private final Installation installation;
    private final Masks masks;
    private final CasePdf pdf = new CasePdf();

    CasesPage(Installation installation, Masks masks) {
        this.installation = installation;
        this.masks = masks;
    }

    /// @param found empty where the index no longer has it
    record Held(String key, Optional<IndexedPost> found) {}

    @GetMapping("/cases")
    String list(Principal self, Model model) {
        model.addAttribute("cases", cases().of(self.getName()));
        model.addAttribute("longestName", Cases.LONGEST_NAME);
        return "page/cases";
    }

    @PostMapping("/cases/new")
    String open(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String purpose,
            Principal self) {
        return to(asked(() -> cases().open(name, purpose, self.getName())));
    }

    @GetMapping("/cases/{id}")
    String one(@PathVariable long id, Principal self, Model model) throws IOException {
        CaseFile file = mine(id, self);
        List<Held> posts = new ArrayList<>();
        for (String key : file.posts())
            posts.add(new Held(key, installation.index().get(key)));
        model.addAttribute("case", file);
        model.addAttribute("posts", posts);
        boolean shown = masks.isShown(file.about());
        model.addAttribute("shown", shown);
        model.addAttribute(
                "notes",
                notes().about(file.about()).stream()
                        .map(note ->
                                shown ? note : new Note(note.account(), note.at(), Mask.hideContacts(note.content())))
                        .toList());
        model.addAttribute("history", cases().history(file));
        Optional<Hold> hold =
                new Holds(installation.database(), installation.clock()).standing(Holds.Kind.CASE, String.valueOf(id));
        model.addAttribute("hold", hold.orElse(null));
        model.addAttribute(
                "holdReason",
                hold.map(Hold::why)
                        .map(why -> shown ? why : Mask.hideContacts(why))
                        .orElse(""));
        model.addAttribute("others", colleagues(file));
        model.addAttribute("shortestReason", AuditTrail.SHORTEST_REASON);
        model.addAttribute("longestNote", Notes.LONGEST);
        return "page/case";
    }

    /// Who may become a member.
    private List<String> colleagues(CaseFile file) {
        return installation.accounts().all().stream()
                .filter(account -> !account.disabled())
                .filter(account -> account.role() == Role.INVESTIGATOR || account.role() == Role.ANALYST)
                .map(account -> account.name())
                .filter(name -> !file.members().contains(name))
                .toList();
    }

    /// From a post's page, the inbox or search results.
    ///
    /// @param back `post` or `inbox` to go on there, else to the case
    @PostMapping("/cases/add")
    String add(
            @RequestParam(defaultValue = "0") long id,
            @RequestParam(required = false) String @Nullable [] key,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "newest") String queue,
            Principal self,
            RedirectAttributes redirect)
            throws IOException {
        CaseFile file = mine(id, self);
        int added = 0;
        for (String one : key == null ? new String[0] : key)
            if (installation.index().get(one).isPresent() && cases().add(file, Kind.POST, one, self.getName())) added++;
        redirect.addFlashAttribute("added", added);
        if (!(back.equals("post") || back.equals("inbox")) || key == null) return to(id);
        redirect.addAttribute("key", key[0]);
        if (back.equals("inbox")) redirect.addAttribute("queue", queue);
        return "redirect:/" + back;
    }

    @PostMapping("/cases/{id}/add")
    String put(
            @PathVariable long id,
            @RequestParam(defaultValue = "CONTACT") Kind kind,
            @RequestParam(defaultValue = "") String subject,
            Principal self) {
        CaseFile file = mine(id, self);
        if (kind == Kind.MEMBER && !colleagues(file).contains(subject))
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "expected an investigator or analyst who is no member, got '" + subject + "'");
        if (kind == Kind.CONTACT)
            for (String contact : contacts(subject)) cases().add(file, kind, contact, self.getName());
        else asked(() -> cases().add(file, kind, subject, self.getName()));
        return to(id);
    }

    /// What a person typed, in the form in which posts keep it.
    private static List<String> contacts(String typed) {
        List<String> found = asked(() -> ContactList.read(typed)).entries().stream()
                .map(Listed::contact)
                .toList();
        if (!found.isEmpty()) return found;
        throw new ResponseStatusException(
                HttpStatus.BAD_REQUEST, "expected a phone, handle, address or wallet, got '" + typed + "'");
    }

    @PostMapping("/cases/{id}/remove")
    String remove(
            @PathVariable long id,
            @RequestParam(defaultValue = "POST") Kind kind,
            @RequestParam(defaultValue = "") String subject,
            Principal self) {
        CaseFile file = mine(id, self);
        cases().remove(file, kind, subject, self.getName());
        boolean left = kind == Kind.MEMBER
                && subject.equals(self.getName())
                && file.members().size() > 1;
        return left ? "redirect:/cases" : to(id);
    }

    @PostMapping("/cases/{id}/note")
    String note(@PathVariable long id, @RequestParam(defaultValue = "") String note, Principal self) {
        CaseFile file = mine(id, self);
        asked(() -> {
            notes().add(file.about(), self.getName(), note.strip());
            return file;
        });
        return to(id);
    }

    @PostMapping("/cases/{id}/close")
    String close(@PathVariable long id, @RequestParam(defaultValue = "true") boolean closed, Principal self) {
        cases().close(mine(id, self), closed, self.getName());
        return to(id);
    }

    /// Shows the contacts that a case and its notes hold to a member who says why; the audit log has kept the reason
    /// before.
    @PostMapping("/cases/{id}/unmask")
    String unmask(@PathVariable long id, Principal self, HttpSession session) {
        CaseFile file = mine(id, self);
        masks.show(file.about(), session);
        return to(id);
    }

    /// The whole case as a file, with contacts hidden: its posts as rows, or everything as one JSON document or PDF.
    @GetMapping("/cases/{id}/export")
    void export(
            @PathVariable long id,
            @RequestParam(defaultValue = "json") String format,
            Principal self,
            HttpServletResponse response)
            throws IOException {
        CaseFile file = mine(id, self);
        List<IndexedPost> posts = new ArrayList<>();
        for (String key : file.posts()) installation.index().get(key).ifPresent(posts::add);
        byte[] bytes =
                switch (format) {
                    case "csv" -> rows(posts);
                    case "pdf" ->
                        pdf.print(
                                export(file, posts),
                                names(),
                                Shell.language(),
                                installation.settings().zone(),
                                installation.clock().instant());
                    default -> export(file, posts).json().getBytes(StandardCharsets.UTF_8);
                };
        String suffix = format.equals("csv") || format.equals("pdf") ? format : "json";
        String sha256 = Sha256.of(bytes);
        response.setContentType(
                switch (suffix) {
                    case "csv" -> "text/csv;charset=UTF-8";
                    case "pdf" -> "application/pdf";
                    default -> "application/json";
                });
        response.setContentLength(bytes.length);
        response.setHeader("X-SHA-256", sha256);
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"case-" + id + "-sha256-" + sha256 + "." + suffix + "\"");
        response.getOutputStream().write(bytes);
    }

    private static byte[] rows(List<IndexedPost> posts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PostExport.write(posts, Format.CSV, Mask::of, out);
        return out.toByteArray();
    }

    private CaseExport export(CaseFile file, List<IndexedPost> posts) {
        return CaseExport.of(file, posts, notes().about(file.about()), cases().history(file));
    }

    private Map<String, String> names() {
        return installation.categories().stream()
                .collect(Collectors.toMap(Category::key, category -> category.name(Shell.language())));
    }

    private CaseFile mine(long id, Principal self) {
        return cases().find(id, self.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no case " + id));
    }

    private interface Asked<T> {
        T done();
    }

    private static <T> T asked(Asked<T> asked) {
        try {
            return asked.done();
        } catch (IllegalArgumentException mistake) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, mistake.getMessage(), mistake);
        }
    }

    private static String to(long id) {
        return "redirect:/cases/" + id;
    }

    private Cases cases() {
        return new Cases(installation.database(), installation.clock());
    }

    private Notes notes() {
        return new Notes(installation.database(), installation.clock());
    }
}
