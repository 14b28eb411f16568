package org.fener.dashboard.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.crawler.source.SourcesExchange;
import org.fener.crawler.source.SourcesExchange.Format;
import org.fener.crawler.source.SourcesExchange.Incoming;
import org.fener.crawler.source.SourcesFormatException;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.source.SourceIntake;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Lists of sources from and for other programs: a file or a pasted text, checked before anything is taken.
@Controller
final class SourceExchangePage {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Installation installation;
    private final MessageSource messages;

    SourceExchangePage(Installation installation, MessageSource messages) {
        this.installation = installation;
        this.messages = messages;
    }

    /// What somebody hands in.
    ///
    /// @param name of the file, as its mistakes are told
    private record Handed(String text, Format format, String name) {}

    @GetMapping("/sources/import")
    String form(Model model) {
        return shown(new Handed("", Format.OPML, ""), "", "", model);
    }

    /// A file that is chosen counts before a pasted text; what was checked stands in the text afterwards, so that it
    /// can be added without choosing it again.
    @PostMapping("/sources/import")
    String imported(
            @RequestParam Optional<MultipartFile> file,
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "OPML") Format format,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String basis,
            @RequestParam(defaultValue = "try") String go,
            Model model)
            throws IOException {
        String pasted = messages.getMessage("source.list.name", new Object[0], LocaleContextHolder.getLocale());
        Handed handed = new Handed(list, format, pasted);
        try {
            if (file.filter(chosen -> !chosen.isEmpty()).isPresent()) handed = handed(file.get(), format);
            if (handed.text().isBlank()) model.addAttribute("mistakeKey", "source.import.nothing");
            else take(handed, defaults(purpose, basis), go.equals("save"), model);
        } catch (CharacterCodingException e) {
            model.addAttribute("mistakeKey", "source.import.charset");
        } catch (SourcesFormatException unfit) {
            model.addAttribute("unfit", unfit.mistake());
        }
        return shown(handed, purpose, basis, model);
    }

    private static Handed handed(MultipartFile file, Format chosen) throws IOException {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(file.getBytes()))
                .toString();
        return new Handed(
                text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text,
                Format.of(name).orElse(chosen),
                name);
    }

    private static Map<String, String> defaults(String purpose, String basis) {
        Map<String, String> defaults = new LinkedHashMap<>();
        if (!purpose.isBlank()) defaults.put("purpose", purpose.strip());
        if (!basis.isBlank()) defaults.put("legal-basis", basis.strip());
        return defaults;
    }

    private void take(Handed handed, Map<String, String> defaults, boolean save, Model model) throws IOException {
        Incoming incoming = SourcesExchange.read(handed.text(), handed.format(), handed.name(), defaults);
        model.addAttribute("taken", new SourceIntake(installation.home(), installation.clock()).take(incoming, !save));
        model.addAttribute("saved", save);
    }

    private static String shown(Handed handed, String purpose, String basis, Model model) {
        model.addAttribute("list", handed.text());
        model.addAttribute("format", handed.format());
        model.addAttribute("formats", Format.values());
        model.addAttribute("purpose", purpose);
        model.addAttribute("basis", basis);
        return "page/source-import";
    }

    @GetMapping("/sources/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "YAML") Format format) {
        List<Source> sources = new ArrayList<>(installation.sources().all());
        String suffix = format.name().toLowerCase(Locale.ROOT);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("sources." + suffix)
                                .build()
                                .toString())
                .body(SourcesExchange.write(sources, format).getBytes(StandardCharsets.UTF_8));
    }
}
