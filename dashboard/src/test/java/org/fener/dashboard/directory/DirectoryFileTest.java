package org.fener.dashboard.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.store.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DirectoryFileTest {

    private static final String LDAP =
            "ldap: {address: 'ldaps://ldap.example:636', people: 'ou=p', groups: 'ou=g', roles: {soc: ANALYST}";

    private static final String OIDC =
            "oidc: {issuer: 'https://login.example/unit', client: fener, secret-file: oidc.secret, roles: {soc: ANALYST}";

    @TempDir
    Path folder;

    @Test
    void withoutTheFileThereAreNone() {
        assertThat(DirectoryFile.read(folder.resolve("none.yaml")).ldap()).isEmpty();
        assertThat(DirectoryFile.read(folder.resolve("none.yaml")).oidc()).isEmpty();
    }

    @Test
    void mostKeysMayBeLeftOut() throws IOException {
        Directories read = read(LDAP + "}\n" + OIDC + "}\n");

        LdapSettings ldap = read.ldap().orElseThrow();
        assertThat(ldap.filter()).isEqualTo("(uid={0})");
        assertThat(ldap.groupFilter()).isEqualTo("(member={0})");
        assertThat(ldap.reader()).isEmpty();
        OidcSettings oidc = read.oidc().orElseThrow();
        assertThat(oidc.title()).isEqualTo("login.example");
        assertThat(oidc.scopes()).containsExactly("openid", "profile");
        assertThat(oidc.secretFile()).isEqualTo(folder.resolve("oidc.secret"));
        assertThat(oidc.secondFactor()).isFalse();
    }

    @Test
    void whoIsInSeveralGroupsGetsTheRoleOfTheFirstLine() throws IOException {
        GroupRoles roles = read(LDAP.replace("{soc: ANALYST}", "{heads: READER, soc: ANALYST}") + "}")
                .ldap()
                .orElseThrow()
                .roles();

        assertThat(roles.of(List.of("soc", "heads"))).contains(Role.READER);
        assertThat(roles.of(List.of("soc"))).contains(Role.ANALYST);
        assertThat(roles.of(List.of("SOC", "guests"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ldaps://ldap.example:636|ldap://ldap.example|ldap.address: expected ldaps://host:port",
                "groups: 'ou=g'|filter: '(uid=x)', groups: 'ou=g'|ldap.filter: expected a filter with {0}",
                "people: 'ou=p', ||ldap.people: expected a distinguished name such as ou=people,dc=example,dc=org, got nothing",
                "soc: ANALYST|soc: BOSS|ldap.roles.soc: expected one of [READER, INVESTIGATOR, ANALYST, ADMIN, AUDITOR], got 'BOSS'",
                "{soc: ANALYST}|{}|no group has a role: nobody could get in",
                "people:|peple: x, people:|ldap.peple: expected one of the keys",
                "groups: 'ou=g'|groups: 'ou=g', reader: cn=r|ldap.password-file: expected a file beside this one",
            })
    void aMistakeNamesFileKeyAndWhatWasExpected(String from, String to, String words) {
        assertThatThrownBy(() -> read(LDAP.replace(from, to == null ? "" : to) + "}"))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("directory.yaml: ")
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://|http://|oidc.issuer: expected an https address",
                "client: fener|client: fener, scopes: [profile]|oidc.scopes: expected openid among them, got [profile]",
                "client: fener|client: fener, second-factor: no|oidc.second-factor: expected here or provider, got 'false'",
            })
    void aProviderIsCheckedToo(String from, String to, String words) {
        assertThatThrownBy(() -> read(OIDC.replace(from, to) + "}"))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining(words);
    }

    private Directories read(String yaml) throws IOException {
        return DirectoryFile.read(Files.writeString(folder.resolve("directory.yaml"), yaml));
    }
}
