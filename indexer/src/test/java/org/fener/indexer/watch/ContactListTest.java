package org.fener.indexer.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fener.indexer.watch.Watch.Listed;
import org.junit.jupiter.api.Test;

final class ContactListTest {

    @Test
    void readsPastedLinesInAnyWritingAndNamesWhatIsNoContact() {
        ContactList list = ContactList.read("""
                # from the meeting
                +359 88 555 0123
                hxxps://evil[.]example[.]com/login
                someone(at)mail.example.com
                +359885550123
                just words
                """);

        assertThat(contacts(list))
                .contains("+359885550123", "https://evil.example.com/login")
                .doesNotHaveDuplicates();
        assertThat(list.refused()).contains("just words").doesNotContain("# from the meeting");
    }

    @Test
    void readsColumnsByTheirNames() {
        ContactList list = ContactList.read(
                "id;value;comment;expires\n1;evil.example.com;\"case; 7\";2027-01-31\n2;+359885550123;;\n");

        assertThat(list.entries())
                .containsExactly(
                        new Listed("evil.example.com", "case; 7", Optional.of(Instant.parse("2027-01-31T00:00:00Z"))),
                        new Listed("+359885550123", "", Optional.empty()));
    }

    @Test
    void readsTheIndicatorsOfAStixBundle() {
        ContactList list = ContactList.read("""
                {"type":"bundle","id":"bundle--1","objects":[
                 {"type":"indicator","name":"phishing","pattern":"[domain-name:value = 'evil.example.com' OR \
                url:value = 'http://bad.example.net/a']","valid_until":"2027-05-01T00:00:00Z"},
                 {"type":"ipv4-addr","value":"198.51.100.7"},
                 {"type":"malware","name":"no contact"}]}
                """);

        assertThat(contacts(list)).containsExactly("evil.example.com", "http://bad.example.net/a", "198.51.100.7");
        assertThat(list.entries().getFirst().purpose()).isEqualTo("phishing");
        assertThat(list.entries().getFirst().expires()).contains(Instant.parse("2027-05-01T00:00:00Z"));
    }

    @Test
    void readsTheAttributesOfMispEvents() {
        ContactList list = ContactList.read("""
                {"response":[{"Event":{"info":"campaign","Attribute":[
                   {"type":"domain|ip","value":"evil.example.com|198.51.100.7","comment":"c2"},
                   {"type":"comment","value":"a note about nothing.example.com"},
                   {"type":"domain","value":"old.example.com","deleted":true}],
                  "Object":[{"name":"person","Attribute":[{"type":"phone-number","value":"+359885550123"}]}]}}]}
                """);

        assertThat(contacts(list)).containsExactly("evil.example.com", "198.51.100.7", "+359885550123");
        assertThat(list.entries()).extracting(Listed::purpose).containsExactly("c2", "c2", "campaign");
    }

    @Test
    void refusesJsonThatIsNeither() {
        assertThatThrownBy(() -> ContactList.read("{\"a\":1}"))
                .hasMessageContaining("STIX bundle")
                .hasMessageContaining("MISP");
        assertThatThrownBy(() -> ContactList.read("{nonsense")).hasMessageContaining("looks like JSON");
        assertThatThrownBy(() -> ContactList.read("value,expires\nevil.example.com,soon"))
                .hasMessageContaining("'soon'")
                .hasMessageContaining("2027-01-31");
    }

    private static List<String> contacts(ContactList list) {
        return list.entries().stream().map(Listed::contact).toList();
    }
}
