package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.dure.hub.audit.AuditEntry;
import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Changing how users sign in, beside a directory of the configuration; the one that is added is a server in memory. */
class SignInSettingsApiTest extends ApiTest {
    private static final String SETTINGS = API + "/sign-in-settings";
    private static final String ADA_IS_ADMINISTRATOR =
            "{\"group\": \"cn=administrators,ou=groups,dc=egov,dc=test\", \"role\": \"administrator\"}";

    @SuppressWarnings("NullAway.Init")
    private static InMemoryDirectoryServer labs;

    @BeforeAll
    static void openLabs() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=labs,dc=test");
        config.setSchema(null);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), 0, null));
        config.addAdditionalBindCredentials("cn=reader,dc=labs,dc=test", "Right-for-reader-1");
        labs = new InMemoryDirectoryServer(config);
        add("dc=labs,dc=test", "objectClass: domain", "dc: labs");
        add("ou=people,dc=labs,dc=test", "objectClass: organizationalUnit", "ou: people");
        add("ou=groups,dc=labs,dc=test", "objectClass: organizationalUnit", "ou: groups");
        add("uid=lee,ou=people,dc=labs,dc=test", "objectClass: inetOrgPerson", "uid: lee", "cn: 이연구", "sn: 이");
        add(
                "cn=heads,ou=groups,dc=labs,dc=test",
                "objectClass: groupOfNames",
                "cn: heads",
                "member: uid=lee,ou=people,dc=labs,dc=test");
        labs.startListening();
    }

    private static void add(String dn, String... attributes) throws LDAPException, LDIFException {
        String[] lines = new String[attributes.length + 1];
        lines[0] = "dn: " + dn;
        System.arraycopy(attributes, 0, lines, 1, attributes.length);
        labs.add(lines);
    }

    @AfterAll
    static void closeLabs() {
        labs.shutDown(true);
    }

    @AfterEach
    void backToTheConfiguration() {
        Browser ada = signedIn("ada");
        assertThat(put(ada, "?force=true", "{\"directories\": [], \"rules\": []}")
                        .status())
                .isEqualTo(200);
    }

    private static String draft(String name, String password) {
        return """
                {"name": "%s", "type": "ldap", "urls": ["ldap://127.0.0.1:%d"],
                 "userSearch": {"base": "ou=people,dc=labs,dc=test"}, "bindDn": "cn=reader,dc=labs,dc=test",
                 %s "groupSearchBase": "ou=groups,dc=labs,dc=test"}
                """.formatted(
                name, labs.getListenPort(), password.isEmpty() ? "" : "\"bindPassword\": \"" + password + "\",");
    }

    private static String rule(String group, String role) {
        return "{\"group\": \"cn=" + group + ",ou=groups,dc=labs,dc=test\", \"role\": \"" + role + "\"}";
    }

    private static String document(String directory, String rules) {
        return "{\"directories\": [" + directory + "], \"rules\": [{\"directory\": \"labs\", \"rules\": [" + rules
                + "]}]}";
    }

    private Reply put(Browser browser, String query, String body) {
        String etag = browser.get(SETTINGS).header("ETag");
        return browser.send(browser.withToken(browser.request(SETTINGS + query)
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .method("PUT", BodyPublishers.ofString(body))));
    }

    private JsonNode test(Browser browser, String body) {
        Reply reply = browser.post(SETTINGS + "/test", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return tree(reply);
    }

    @Test
    void onlyAnAdministratorSeesThemAndSeesNoPassword() {
        assertThat(signedIn("oscar").get(SETTINGS).status()).isEqualTo(403);
        Browser ada = signedIn("ada");
        assertThat(put(ada, "", document(draft("labs", "Right-for-reader-1"), rule("heads", "operator")))
                        .status())
                .isEqualTo(200);

        Reply reply = ada.get(SETTINGS);

        assertThat(new Schemas(tree(ada.get(API + "/openapi.json"))).violations("SignInSettings", tree(reply)))
                .isEmpty();
        assertThat(reply.body()).doesNotContain("Right-for-reader-1").doesNotContain("sealed");
        assertThat(tree(reply).at("/directories/0/origin").asString()).isEqualTo("configuration");
        assertThat(tree(reply).at("/directories/1/hasBindPassword").asBoolean()).isTrue();
    }

    @Test
    void aDirectoryThatIsSavedIsAskedAtOnceAndSessionsStay() {
        Browser vera = signedIn("vera");
        Browser ada = signedIn("ada");

        Reply saved = put(ada, "", document(draft("labs", "Right-for-reader-1"), rule("heads", "operator")));

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        // The configuration's own directory, first in order, cannot be asked in this test.
        JsonNode report = test(ada, "{\"name\": \"labs\", \"user\": \"lee\"}");
        assertThat(report.at("/steps/6/detail").asString()).startsWith("operator (rule 1)");
        assertThat(vera.get(API + "/session").status()).isEqualTo(200);
        AuditEntry entry = hub.audit.stream()
                .filter(each -> each.act().equals("change-sign-in"))
                .toList()
                .getLast();
        assertThat(entry.actor()).isEqualTo("ada");
        assertThat(String.valueOf(entry.after()))
                .contains("labs (ldap://127.0.0.1")
                .contains("cn=heads,ou=groups,dc=labs,dc=test = operator")
                .doesNotContain("Right-for");
    }

    @Test
    void aDraftIsTriedBeforeItIsSaved() {
        Browser ada = signedIn("ada");

        JsonNode report = test(
                ada,
                "{\"directory\": " + draft("labs", "Right-for-reader-1") + ", \"user\": \"lee\", \"rules\": ["
                        + rule("heads", "approver") + "]}");

        assertThat(new Schemas(tree(ada.get(API + "/openapi.json"))).violations("DirectoryTest", report))
                .isEmpty();
        assertThat(report.path("good").asBoolean()).isTrue();
        assertThat(report.at("/steps/6/detail").asString()).startsWith("approver (rule 1)");
        JsonNode wrong = test(ada, "{\"directory\": " + draft("labs", "wrong") + ", \"user\": \"lee\"}");
        assertThat(wrong.at("/steps/3/cause").asString()).isEqualTo("credentials-refused");
        assertThat(tree(ada.get(SETTINGS)).path("directories").size()).isEqualTo(1);
        assertThat(code(ada.post(SETTINGS + "/test", "{\"name\": \"nowhere\"}")))
                .isEqualTo("directory-not-found");
    }

    @Test
    void aKeptPasswordGoesToNoOtherServer() {
        Browser ada = signedIn("ada");
        assertThat(put(ada, "", document(draft("labs", "Right-for-reader-1"), rule("heads", "operator")))
                        .status())
                .isEqualTo(200);

        assertThat(put(ada, "", document(draft("labs", ""), rule("heads", "viewer")))
                        .status())
                .isEqualTo(200);
        Reply elsewhere =
                put(ada, "", document(draft("labs", "").replace("127.0.0.1:", "127.0.0.2:"), rule("heads", "viewer")));

        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(tree(elsewhere).at("/errors/0/field").asString()).isEqualTo("directories.0.bindPassword");
    }

    @Test
    void whoWouldLockThemselvesOutIsToldAndTheLastAdministratorsRuleStays() {
        Browser ada = signedIn("ada");
        String others = "{\"group\": \"cn=others,ou=groups,dc=egov,dc=test\", \"role\": \"administrator\"}";
        String set = "{\"directories\": [], \"rules\": [{\"directory\": \"directory\", \"rules\": [%s]}]}";

        assertThat(code(put(ada, "", set.formatted(others)))).isEqualTo("would-lock-out");
        assertThat(code(put(ada, "?force=true", set.formatted("")))).isEqualTo("last-administrator");
        assertThat(put(ada, "", set.formatted(ADA_IS_ADMINISTRATOR)).status()).isEqualTo(200);
        assertThat(tree(ada.get(SETTINGS)).at("/rules/0/origin").asString()).isEqualTo("console");
    }

    @Test
    void aNewRuleHoldsForWhoeverIsSignedIn() {
        Browser ada = signedIn("ada");
        Browser vera = signedIn("vera");
        String changed = """
                {"directories": [], "rules": [{"directory": "directory", "rules": [
                  {"group": "cn=viewers,ou=groups,dc=egov,dc=test", "role": "approver"},
                  {"group": "cn=operators,ou=groups,dc=egov,dc=test", "role": "operator"}, %s]}]}
                """.formatted(ADA_IS_ADMINISTRATOR);

        assertThat(put(ada, "", changed).status()).isEqualTo(200);
        awaitRole(vera, "approver");

        assertThat(put(ada, "", "{\"directories\": [], \"rules\": []}").status())
                .isEqualTo(200);
        awaitRole(vera, "viewer");
    }

    private void awaitRole(Browser browser, String role) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> tree(browser.get(API + "/session")).path("role").asString(), role::equals);
    }

    @Test
    void anOvertakenChangeIsRefused() {
        Browser ada = signedIn("ada");
        String body = "{\"directories\": [], \"rules\": []}";

        assertThat(code(ada.put(SETTINGS, body))).isEqualTo("precondition-required");
        assertThat(code(ada.send(ada.withToken(ada.request(SETTINGS)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"999\"")
                        .method("PUT", BodyPublishers.ofString(body))))))
                .isEqualTo("sign-in-settings-changed");
    }

    @Test
    void whatIsWrongIsSaidByItsField() {
        Browser ada = signedIn("ada");

        Reply plain = put(
                ada, "", document(draft("labs", "x").replace("127.0.0.1", "ldap.labs.test"), rule("heads", "viewer")));
        Reply twice = put(ada, "", document(draft("directory", "x"), rule("heads", "viewer")));
        Reply group = put(
                ada,
                "",
                "{\"directories\": [], \"rules\": [{\"directory\": \"directory\", \"rules\": [{\"group\": \"heads\","
                        + " \"role\": \"viewer\"}]}]}");

        assertThat(tree(plain).at("/errors/0/field").asString()).isEqualTo("directories.0.tls");
        assertThat(tree(twice).at("/errors/0/field").asString()).isEqualTo("directories.0.name");
        assertThat(tree(group).at("/errors/0/field").asString()).isEqualTo("rules.0.rules.0.group");
    }

    @Test
    void theKeyOfTheSealedPasswordIsItsOwnersAlone() throws Exception {
        Browser ada = signedIn("ada");
        put(ada, "", document(draft("labs", "Right-for-reader-1"), rule("heads", "operator")));

        Path key = Path.of("target", "api-test", "sealing-key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatSomebodyWouldGetIsUnknownWhileADirectoryIsAway() {
        Browser ada = signedIn("ada");

        JsonNode preview = tree(ada.post(SETTINGS + "/preview", "{\"user\": \"lee\"}"));

        assertThat(new Schemas(tree(ada.get(API + "/openapi.json"))).violations("AccessPreview", preview))
                .isEmpty();
        assertThat(preview.path("outcome").asString()).isEqualTo("unavailable");
    }
}
