package org.fener.dashboard.page;

import java.io.IOException;
import java.nio.file.Path;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fener.dashboard.report.DailyReport;
import org.fener.dashboard.report.DailyReport.CategoryPart;
import org.fener.dashboard.report.DailyReport.Finding;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.report.ReportFiles.Form;
import org.fener.dashboard.report.ReportMaker;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Delivery;
import org.fener.dashboard.store.Delivery.State;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The daily reports that were made, and today's as it stands.
@Controller
final class ReportsPage {

    private final Installation installation;
    private final ReportFiles files;
    private final Masks masks;

    ReportsPage(Installation installation, Masks masks) {
        this.installation = installation;
        this.masks = masks;
        this.files = new ReportFiles(installation.home().reports());
    }

    @GetMapping("/reports")
    String reports(Model model) throws IOException {
        List<LocalDate> days = files.days();
        Map<LocalDate, Map<State, Integer>> counts = installation.deliveries().countsByDay();
        model.addAttribute("days", days);
        model.addAttribute(
                "letters",
                days.stream()
                        .collect(Collectors.toMap(day -> day, day -> Letters.of(counts.getOrDefault(day, Map.of())))));
        model.addAttribute("files", files);
        model.addAttribute("languages", ReportFiles.LANGUAGES);
        model.addAttribute("forms", Form.values());
        return "page/reports";
    }

    @GetMapping("/reports/today")
    String today(Model model) throws IOException {
        LocalDate day = installation
                .clock()
                .instant()
                .atZone(installation.settings().zone())
                .toLocalDate();
        return show(new ReportMaker(installation).make(day), List.of(), model);
    }

    @GetMapping("/reports/{day}")
    String report(@PathVariable String day, Principal self, Model model) throws IOException {
        DailyReport report = files.read(parsed(day)).orElseThrow(() -> none(day));
        model.addAttribute("mailable", installation.settings().mail().isPresent());
        model.addAttribute("mine", installation.watchChannels().address(self.getName()));
        model.addAttribute("languages", ReportFiles.LANGUAGES);
        return show(report, installation.deliveries().of(report.day()), model);
    }

    /// A report as a file of its own, as it was sent.
    @GetMapping("/reports/{day}/{language}.{suffix}")
    ResponseEntity<Resource> file(
            @PathVariable String day, @PathVariable String language, @PathVariable String suffix) {
        Form form = Arrays.stream(Form.values())
                .filter(known -> known.suffix().equals(suffix))
                .findFirst()
                .orElseThrow(() -> none(day));
        Path file = files.file(parsed(day), language, form).orElseThrow(() -> none(day));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(form.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(form.named(parsed(day), language))
                                .build()
                                .toString())
                .body(new FileSystemResource(file));
    }

    private static LocalDate parsed(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw none(day);
        }
    }

    private static ResponseStatusException none(String day) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no report of " + day);
    }

    /// Asks for a letter to go out again, or now.
    @PostMapping("/reports/{day}/deliveries/{id}/again")
    String sendAgain(@PathVariable String day, @PathVariable long id, RedirectAttributes onward) {
        Delivery delivery = installation
                .deliveries()
                .find(id)
                .filter(found -> found.day().equals(parsed(day)))
                .orElseThrow(() -> none(day));
        installation.deliveries().again(delivery);
        onward.addFlashAttribute("askedOf", delivery.recipient());
        return "redirect:/reports/" + delivery.day() + "#deliveries";
    }

    /// Sends one language of a report to the address that the person who asks has set for their letters.
    @PostMapping("/reports/{day}/deliveries/mine")
    String sendMe(
            @PathVariable String day,
            @RequestParam(defaultValue = "") String language,
            Principal self,
            RedirectAttributes onward)
            throws IOException {
        LocalDate asked = parsed(day);
        if (files.file(asked, language, Form.PDF).isEmpty()) throw none(day);
        String address = installation
                .watchChannels()
                .address(self.getName())
                .filter(kept -> installation.settings().mail().isPresent())
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.CONFLICT, "a report goes out by mail: an address and a mail server are expected"));
        installation.deliveries().ask(asked, language, address);
        onward.addFlashAttribute("askedOf", address);
        return "redirect:/reports/" + asked + "#deliveries";
    }

    private String show(DailyReport report, List<Delivery> deliveries, Model model) throws IOException {
        model.addAttribute("authors", authors(report));
        model.addAttribute("deliveries", deliveries);
        model.addAttribute("report", report);
        model.addAttribute("language", Shell.language());
        return "page/report";
    }

    /// The authors of findings, by post, that the person who reads has said why to see.
    private Map<String, String> authors(DailyReport report) throws IOException {
        Map<String, String> authors = new TreeMap<>();
        for (CategoryPart part : report.categories())
            for (Finding finding : part.top())
                if (masks.isShown(finding.key()))
                    installation
                            .index()
                            .get(finding.key())
                            .flatMap(post -> post.post().author())
                            .ifPresent(author -> authors.put(finding.key(), author));
        return authors;
    }
}
