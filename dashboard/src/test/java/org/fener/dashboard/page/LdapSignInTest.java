package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.fener.dashboard.directory.DirectoryCheck;
import org.fener.dashboard.directory.DirectoryFile;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.ApiKey;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// People of a real LDAP server in this process, and the real application.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LdapSignInTest {

    private static final String BASE = "dc=example,dc=org";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private InMemoryDirectoryServer ldap;
    private RunningDashboard dashboard;
    private Accounts accounts;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.addAdditionalBindCredentials("cn=fener," + BASE, "reader's word");
        config.setAuthenticationRequiredOperationTypes(com.unboundid.ldap.sdk.OperationType.SEARCH);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("here", InetAddress.getLoopbackAddress(), 0, null));
        ldap = new InMemoryDirectoryServer(config);
        ldap.startListening();
        ldap.add("dn: " + BASE, "objectClass: top", "objectClass: domain", "dc: example");
        for (String unit : List.of("people", "groups"))
            ldap.add("dn: ou=" + unit + "," + BASE, "objectClass: organizationalUnit", "ou: " + unit);
        for (String name : List.of("петя", "ivo", "guest", "closed", "leaver", "mover", RunningDashboard.NAME))
            person(name);
        group("soc", "петя", "ivo", "closed", "leaver", "mover", RunningDashboard.NAME);
        group("readers", "ivo");

        Path settings = Files.createDirectories(folder.resolve("home/config"));
        Files.writeString(settings.resolve("ldap.password"), "reader's word\n");
        Files.writeString(settings.resolve("directory.yaml"), """
            ldap:
              address: ldap://127.0.0.1:%d
              people: ou=people,dc=example,dc=org
              groups: ou=groups,dc=example,dc=org
              reader: cn=fener,dc=example,dc=org
              password-file: ldap.password
              roles: {readers: READER, soc: ANALYST}
            """.formatted(ldap.getListenPort()));
        dashboard = RunningDashboard.start(folder, List.of(), now::get);
        accounts = dashboard.installation.accounts();
    }

    @AfterAll
    void stop() throws Exception {
        dashboard.close();
        ldap.shutDown(true);
    }

    @Test
    void theGroupsGiveTheRoleAtEachSignIn() throws Exception {
        assertThat(visitor().signIn("петя", "петя's password")).isEqualTo("/");
        assertThat(accounts.find("петя").orElseThrow())
                .extracting(Account::role, Account::origin, Account::passwordHash)
                .containsExactly(Role.ANALYST, Account.Origin.LDAP, "");

        ldap.modify("dn: cn=readers,ou=groups," + BASE, "changetype: modify", "add: member", "member: " + dn("петя"));
        assertThat(visitor().signIn("петя", "петя's password")).isEqualTo("/");
        assertThat(accounts.find("петя").orElseThrow().role()).isEqualTo(Role.READER);
    }

    @Test
    void aWrongPasswordNoPasswordAndNobodyLookTheSame() throws Exception {
        for (String name : List.of("ivo", "nobody"))
            for (String password : List.of("wrong", "")) // an empty one would be an anonymous bind (RFC 4513, 5.1.2)
            assertThat(visitor().signIn(name, password)).isEqualTo("/sign-in?error");
        assertThat(accounts.find("ivo")).isEmpty();
    }

    @Test
    void whatIsTypedIsNoFilter() throws Exception {
        for (String name : List.of("*", "iv*", "ivo)(uid=*", "ivo\\00"))
            assertThat(visitor().signIn(name, "ivo's password")).as(name).isEqualTo("/sign-in?error");
    }

    @Test
    void whoHasNoRoleIsNotAdmittedAndTheAuditLogSaysWhy() throws Exception {
        assertThat(visitor().signIn("guest", "guest's password")).isEqualTo("/sign-in?not-admitted");
        assertThat(visitor().get("/sign-in?not-admitted").body()).contains("role=\"alert\"");
        assertThat(accounts.find("guest")).isEmpty();
        assertThat(dashboard.installation.audit().latest(AuditFilter.of("", "sign-in"), Long.MAX_VALUE, 50).stream()
                        .map(AuditLine::reason))
                .anyMatch(reason -> reason.contains("no role for 'guest', whose groups are []"));
    }

    @Test
    void aNameThatHasAPasswordHereBelongsToThatPerson() throws Exception {
        assertThat(visitor().signIn(RunningDashboard.NAME, RunningDashboard.NAME + "'s password"))
                .isEqualTo("/sign-in?error");
        assertThat(visitor().signIn(RunningDashboard.NAME, RunningDashboard.PASSWORD))
                .isEqualTo("/");
    }

    @Test
    void aClosedAccountStaysClosed() throws Exception {
        assertThat(visitor().signIn("closed", "closed's password")).isEqualTo("/");
        accounts.disable("closed", true);

        assertThat(visitor().signIn("closed", "closed's password")).isEqualTo("/sign-in?not-admitted");
    }

    @Test
    void nobodyGivesSuchAPersonAPasswordHere() {
        accounts.admit("there", Account.Origin.LDAP, "x", Role.READER);

        assertThatThrownBy(() -> accounts.invite("there", Role.ADMIN))
                .hasMessage("account 'there' signs in through LDAP: it has no password here");
    }

    @Test
    void anAdministratorTriesTheDirectory() throws Exception {
        HttpVisitor admin = HttpVisitor.signedIn(dashboard.address("/"), "ADMIN", RunningDashboard.PASSWORD);

        assertThat(admin.post("/accounts/directory/check", Map.of("person", "ivo"))
                        .body())
                .contains("lets in cn=fener,dc=example,dc=org to read")
                .contains("uid=ivo,ou=people,dc=example,dc=org, groups [readers, soc]: Reader");
        assertThat(admin.post("/accounts/directory/check", Map.of("person", "guest"))
                        .body())
                .contains("groups []: no role, does not get in");
        assertThat(admin.post("/accounts/directory/check", Map.of("person", "nobody"))
                        .body())
                .contains("not exactly one person is called &#39;nobody&#39;");
    }

    @Test
    void theDirectoryIsTriedInTheLanguageOfTheReader() throws Exception {
        HttpVisitor admin = HttpVisitor.signedIn(dashboard.address("/"), "ADMIN", RunningDashboard.PASSWORD);
        admin.post("/preferences", Map.of("language", "bg"));

        assertThat(admin.post("/accounts/directory/check", Map.of("person", "guest"))
                        .body())
                .contains("пуска cn=fener,dc=example,dc=org да чете", "групи []: няма роля, не влиза");
        admin.post("/preferences", Map.of("language", "en"));
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsToldAsSuch(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("secret"), "x");
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://127.0.0.1:" + provider.getAddress().getPort();
        byte[] says = """
                {"issuer": "%1$s/", "authorization_endpoint": "%1$s/a", "token_endpoint": "%1$s/t",
                 "jwks_uri": "%1$s/k", "subject_types_supported": ["public"]}
                """.formatted(address).getBytes(StandardCharsets.UTF_8);
        provider.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, says.length);
            exchange.getResponseBody().write(says);
            exchange.close();
        });
        provider.start();
        try {
            Files.writeString(folder.resolve("directory.yaml"), """
                oidc: {issuer: '%s', client: fener, secret-file: secret, roles: {soc: ANALYST}}
                """.formatted(address));

            assertThat(new DirectoryCheck(DirectoryFile.read(folder.resolve("directory.yaml")), accounts)
                            .run(Optional.empty()))
                    .extracting(DirectoryCheck.Finding::kind)
                    .containsExactly(DirectoryCheck.Kind.OIDC_OTHER);
        } finally {
            provider.stop(0);
        }
    }

    @Test
    void aDirectoryThatDoesNotAnswerIsNamed(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("secret"), "x");
        try (Socket deaf = new Socket()) { // the port is taken, and nobody listens there
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Files.writeString(folder.resolve("directory.yaml"), """
                ldap: {address: 'ldap://127.0.0.1:%1$d', people: 'ou=p', groups: 'ou=g', roles: {soc: ANALYST}}
                oidc: {issuer: 'http://127.0.0.1:%1$d', client: fener, secret-file: secret, roles: {soc: ANALYST}}
                """.formatted(deaf.getLocalPort()));

            assertThat(new DirectoryCheck(DirectoryFile.read(folder.resolve("directory.yaml")), accounts)
                            .run(Optional.empty()))
                    .extracting(DirectoryCheck.Finding::kind)
                    .containsExactly(DirectoryCheck.Kind.LDAP_SILENT, DirectoryCheck.Kind.OIDC_SILENT);
        }
    }

    @Test
    void whoLeavesAllGroupsIsPutOutWithinAQuarterOfAnHourAndTold() throws Exception {
        HttpVisitor leaver = visitor();
        leaver.signIn("leaver", "leaver's password");
        HttpVisitor program = HttpVisitor.withKey(
                dashboard,
                dashboard
                        .installation
                        .apiKeys()
                        .make("leaver", "script", List.of("search"), ApiKey.USUAL_LIFE, "leaver")
                        .token());
        ldap.modify("dn: cn=soc,ou=groups," + BASE, "changetype: modify", "delete: member", "member: " + dn("leaver"));
        assertThat(leaver.get("/search").statusCode()).as("asked a moment ago").isEqualTo(200);
        assertThat(program.get("/api/v1/search?q=x").statusCode()).isEqualTo(200);

        now.set(now.get().plus(Duration.ofMinutes(16)));

        assertThat(HttpVisitor.location(leaver.get("/search"))).contains("/sign-in?put-out");
        assertThat(leaver.get("/sign-in?put-out").body()).contains("role=\"alert\"");
        assertThat(HttpVisitor.location(leaver.get("/search"))).contains("/sign-in");
        assertThat(program.get("/api/v1/search?q=x").statusCode()).isEqualTo(401);
        assertThat(dashboard
                        .installation
                        .audit()
                        .latest(AuditFilter.of("leaver", "session-end"), Long.MAX_VALUE, 1)
                        .getFirst()
                        .reason())
                .contains("put-out: no role for 'leaver'");
    }

    @Test
    void whoStaysInAGroupStaysAndANewRoleCounts() throws Exception {
        HttpVisitor mover = visitor();
        mover.signIn("mover", "mover's password");
        now.set(now.get().plus(Duration.ofMinutes(16)));
        assertThat(mover.get("/inbox").statusCode()).isEqualTo(200);

        ldap.modify("dn: cn=readers,ou=groups," + BASE, "changetype: modify", "add: member", "member: " + dn("mover"));
        now.set(now.get().plus(Duration.ofMinutes(16)));

        assertThat(HttpVisitor.location(mover.get("/inbox"))).contains("/sign-in?role");
        assertThat(accounts.find("mover").orElseThrow().role()).isEqualTo(Role.READER);
    }

    private HttpVisitor visitor() {
        return new HttpVisitor(dashboard);
    }

    private static String dn(String name) {
        return "uid=" + name + ",ou=people," + BASE;
    }

    private void person(String name) throws Exception {
        ldap.add(
                "dn: " + dn(name),
                "objectClass: inetOrgPerson",
                "uid: " + name,
                "cn: " + name,
                "sn: " + name,
                "userPassword: " + name + "'s password");
    }

    private void group(String name, String... members) throws Exception {
        String[] entry = new String[3 + members.length];
        entry[0] = "dn: cn=" + name + ",ou=groups," + BASE;
        entry[1] = "objectClass: groupOfNames";
        entry[2] = "cn: " + name;
        for (int i = 0; i < members.length; i++) entry[3 + i] = "member: " + dn(members[i]);
        ldap.add(entry);
    }
}
