package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import io.dure.hub.HubFolder;
import io.dure.hub.HubProcess;
import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Sessions of a real hub process that is killed and started again. */
class KilledHubSessionTest {
    private static final String SESSION = "/api/v1/session";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private InMemoryDirectoryServer directory;

    @SuppressWarnings("NullAway.Init")
    private HubFolder files;

    @BeforeEach
    void openDirectory() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=egov,dc=test");
        config.setSchema(null);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), 0, null));
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=egov,dc=test", "objectClass: domain", "dc: egov");
        directory.add("dn: ou=people,dc=egov,dc=test", "objectClass: organizationalUnit", "ou: people");
        directory.add("dn: ou=groups,dc=egov,dc=test", "objectClass: organizationalUnit", "ou: groups");
        directory.add(
                "dn: uid=kim,ou=people,dc=egov,dc=test",
                "objectClass: inetOrgPerson",
                "uid: kim",
                "cn: 김",
                "sn: 김",
                "userPassword: right");
        directory.add(
                "dn: cn=operators,ou=groups,dc=egov,dc=test",
                "objectClass: groupOfNames",
                "cn: operators",
                "member: uid=kim,ou=people,dc=egov,dc=test");
        directory.startListening();
        files = HubFolder.write(folder);
    }

    @AfterEach
    void closeDirectory() {
        directory.shutDown(true);
    }

    private HubProcess start() throws Exception {
        return HubProcess.start(files, "--dure.auth.directory.urls=ldap://127.0.0.1:" + directory.getListenPort());
    }

    private static void signIn(Browser browser) {
        browser.get(SESSION);
        Reply reply = browser.post(SESSION, "{\"username\": \"kim\", \"password\": \"right\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static String text(Reply reply, String field) {
        return JsonMapper.shared().readTree(reply.body()).path(field).asString();
    }

    @Test
    void theSameCookieIsTakenAfterAKillAndWhatWasEndedStaysEnded() throws Exception {
        Browser browser;
        Browser ended;
        Browser display;
        String dashboard;
        try (HubProcess first = start()) {
            int port = first.httpPort();
            browser = new Browser(port);
            signIn(browser);
            Reply made = browser.post("/api/v1/dashboards", DashboardDocuments.named("내 화면"));
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            dashboard = text(made, "id");
            Reply token = browser.post("/api/v1/dashboards/" + dashboard + "/wall-tokens", "{\"days\": 1}");
            display = new Browser(port);
            display.get(SESSION);
            Reply opened = display.post(SESSION + "/wall", "{\"token\": \"" + text(token, "token") + "\"}");
            assertThat(opened.status()).as(opened.body()).isEqualTo(200);
            ended = new Browser(port);
            signIn(ended);
        }
        String secret = ended.cookie("DURE_SESSION").orElseThrow();

        try (HubProcess second = start()) {
            int port = second.httpPort();
            browser = browser.onPort(port);
            assertThat(text(browser.get(SESSION), "user")).isEqualTo("kim");
            assertThat(text(browser.get("/api/v1/dashboards/" + dashboard), "owner"))
                    .isEqualTo("kim");
            assertThat(text(display.onPort(port).get(SESSION), "wall")).isEqualTo(dashboard);
            assertThat(ended.onPort(port).delete(SESSION).status()).isEqualTo(204);
        }

        try (HubProcess third = start()) {
            int port = third.httpPort();
            Browser again = new Browser(port);
            assertThat(again.send(again.request(SESSION).header("Cookie", "DURE_SESSION=" + secret))
                            .status())
                    .isEqualTo(401);
            browser = browser.onPort(port);
            assertThat(browser.get(SESSION).status()).isEqualTo(200);
            assertThat(browser.delete(SESSION + "?everywhere=true").status()).isEqualTo(204);
            assertThat(browser.get(SESSION).status()).isEqualTo(401);
        }
    }
}
