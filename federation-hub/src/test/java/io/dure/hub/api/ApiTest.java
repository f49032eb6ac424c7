package io.dure.hub.api;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Talks to the API over HTTP, as a browser does; all subclasses share one server. */
@SpringBootTest(
        classes = ApiTestApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.port=0",
            "dure.hub.data=target/api-test",
            "spring.grpc.server.enabled=false",
            "dure.auth.directory.urls=ldap://127.0.0.1:1",
            "dure.auth.directory.user-dn-template=uid={0},ou=people,dc=egov,dc=test",
            "dure.auth.directory.group-search-base=ou=groups,dc=egov,dc=test",
            "dure.auth.directory.roles[0].group=cn=viewers,ou=groups,dc=egov,dc=test",
            "dure.auth.directory.roles[0].role=viewer",
            "dure.auth.directory.roles[1].group=cn=operators,ou=groups,dc=egov,dc=test",
            "dure.auth.directory.roles[1].role=operator",
            "dure.auth.directory.roles[2].group=cn=administrators,ou=groups,dc=egov,dc=test",
            "dure.auth.directory.roles[2].role=administrator",
            "dure.auth.directory.roles[3].group=cn=approvers,ou=groups,dc=egov,dc=test",
            "dure.auth.directory.roles[3].role=approver",
            "dure.auth.directory.roles[4].group=cn=inside,ou=groups,dc=egov,dc=test",
            "dure.auth.directory.roles[4].role=administrator",
            "dure.auth.directory.roles[4].services[0]=portal",
            "dure.auth.directory.roles[5].group=cn=outside,ou=groups,dc=egov,dc=test",
            "dure.auth.directory.roles[5].role=administrator",
            "dure.auth.directory.roles[5].services[0]=elsewhere",
            "dure.auth.directory.roles[6].group=cn=part,ou=groups,dc=egov,dc=test",
            "dure.auth.directory.roles[6].role=administrator",
            "dure.auth.directory.roles[6].sites[0]=private"
        })
abstract class ApiTest {
    static final String API = "/api/v1";

    @Autowired
    FakeHub hub;

    @Autowired
    FakeDirectory directory;

    @Autowired
    TestClock clock;

    @Autowired
    ApiJson json;

    @LocalServerPort
    int port;

    @BeforeEach
    void forgetWhatOtherTestsDid() {
        hub.acts.clear();
        hub.failure = null;
        hub.answer = new io.dure.hub.steering.CommandResult.Accepted(new io.dure.gslb.plan.Token(3, 13));
        directory.reset();
    }

    Browser browser() {
        return new Browser(port);
    }

    Browser signedIn(String user) {
        Browser browser = browser();
        browser.get(API + "/session");
        Reply reply = browser.post(API + "/session", credentials(user, "right"));
        if (reply.status() != 200) {
            throw new AssertionError(reply.body());
        }
        return browser;
    }

    static String credentials(String user, String password) {
        return "{\"username\": \"" + user + "\", \"password\": \"" + password + "\"}";
    }

    JsonNode tree(Reply reply) {
        return json.mapper().readTree(reply.body());
    }

    String code(Reply reply) {
        return tree(reply).path("code").asString();
    }
}
