package org.fener.dashboard.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Label;
import org.fener.dashboard.store.Labels.LabelledText;
import org.fener.dashboard.tuning.LabelLines;
import org.fener.dashboard.tuning.LabelLines.Said;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Labels in and out, as JSON lines: the same lines as `fener label` has, but for contacts, which are hidden.
@RestController
final class LabelsApi {

    static final String LINES = "application/x-ndjson";
    private static final int MOST_BYTES = 16 << 20;

    private final Installation installation;

    LabelsApi(Installation installation) {
        this.installation = installation;
    }

    record Taken(
            @Says("answers in the request") int labels,
            @Says("of these, not known before") int news) {}

    @Says("The labels that stand, one JSON object a line, with contacts in texts and notes hidden.")
    @GetMapping(value = "/api/v1/labels", produces = LINES)
    void labels(HttpServletResponse response) throws IOException {
        Map<String, LabelledText> texts = new HashMap<>();
        for (LabelledText text : installation.labels().texts()) texts.put(text.digest(), hidden(text));
        response.setContentType(LINES);
        for (Label label : installation.labels().standing()) {
            Label shown = new Label(
                    label.post(),
                    label.textDigest(),
                    label.category(),
                    label.answer(),
                    label.labeller(),
                    label.at(),
                    Mask.hideContacts(label.note()));
            String line = LabelLines.write(shown, Optional.ofNullable(texts.get(label.textDigest())));
            response.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static LabelledText hidden(LabelledText text) {
        return new LabelledText(text.digest(), text.language(), Mask.hideContacts(text.content()));
    }

    @Says(
            "Takes answers, one JSON object a line: {post, category, answer: yes|no|unsure|withdrawn, text?, note?}. All or none are kept,"
                    + " under the name of the key's owner; without a text, that of the post as it is now was read.")
    @PostMapping(value = "/api/v1/labels", consumes = LINES)
    Taken take(HttpServletRequest request, Principal self) throws IOException {
        List<Said> said = new ArrayList<>();
        int number = 0;
        for (String line : body(request).lines().toList()) {
            number++;
            if (!line.isBlank()) said.addAll(said("line " + number, line, self.getName()));
        }
        return new Taken(said.size(), LabelLines.keep(said, installation.labels()));
    }

    private List<Said> said(String where, String line, String self) {
        try {
            List<Said> said = LabelLines.read(where, line, self, this::text);
            for (Said one : said) {
                if (!one.labeller().equals(self))
                    throw Question.refused(where + ": labeller: expected '" + self + "', whose key this is, got '"
                            + one.labeller() + "'");
                if (installation.categories().stream().noneMatch(it -> it.key().equals(one.category())))
                    throw Question.refused(where + ": there is no category '" + one.category() + "'");
            }
            return said;
        } catch (IllegalArgumentException mistake) {
            throw Question.refused(String.valueOf(mistake.getMessage()));
        }
    }

    private Optional<String> text(String key) {
        try {
            return installation.index().get(key).map(post -> post.post().text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES)
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "more than " + MOST_BYTES + " bytes");
        return new String(body, StandardCharsets.UTF_8);
    }
}
