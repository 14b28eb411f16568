package org.fener.dashboard.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.Counted;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The contacts that posts name, most posts first: as hints, or whole for who says why.
@RestController
final class ContactsApi {

    private static final int MOST = 1000;

    private final Installation installation;

    ContactsApi(Installation installation) {
        this.installation = installation;
    }

    record Contact(
            @Says("enough to tell it from the next; whole only where a reason was given")
            String contact,

            long posts) {}

    @Says("The contacts in the posts that match, as hints.")
    @GetMapping("/api/v1/contacts")
    List<Contact> contacts(
            @ModelAttribute Question question, @Says("at most 1000") @RequestParam(defaultValue = "100") int limit)
            throws IOException {
        return named(question, limit, Mask::hint);
    }

    @Says("The contacts in the posts that match, whole; the audit log keeps who asked and why.")
    @PostMapping("/api/v1/contacts/unmasked")
    List<Contact> unmasked(
            @ModelAttribute Question question,
            @Says("at most 1000") @RequestParam(defaultValue = "100") int limit,
            @Says("why they are needed, at least 10 characters") @RequestParam String reason)
            throws IOException {
        return named(question, limit, whole -> whole);
    }

    private List<Contact> named(Question question, int limit, UnaryOperator<String> shown) throws IOException {
        return installation
                .index()
                .counts(question.query(0, Optional.empty()), Counted.CONTACT, Question.checked(limit, MOST))
                .stream()
                .map(count -> new Contact(shown.apply(count.value()), count.posts()))
                .toList();
    }
}
