package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.audit.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionApiTest extends ApiTest {
    @Test
    void withoutASessionNobodyIsSignedInButTheCsrfCookieIsSet() {
        Browser browser = browser();

        Reply reply = browser.get(API + "/session");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(code(reply)).isEqualTo("not-signed-in");
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("XSRF-TOKEN=")
                .contains("SameSite=Strict")
                .doesNotContain("HttpOnly");
    }

    @Test
    void rightPasswordBeginsASession() {
        Browser browser = browser();
        browser.get(API + "/session");

        Reply reply = browser.post(API + "/session", credentials("oscar", "right"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(tree(reply).path("user").asString()).isEqualTo("oscar");
        assertThat(tree(reply).path("displayName").asString()).isEqualTo("oscar의 이름");
        assertThat(tree(reply).path("role").asString()).isEqualTo("operator");
        assertThat(Instant.parse(tree(reply).path("expiresAt").asString()))
                .isAfter(clock.instant().plus(Duration.ofHours(11)));
        assertThat(reply.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("DURE_SESSION=")
                        .contains("HttpOnly")
                        .contains("SameSite=Strict")
                        .contains("Path=/"));
        assertThat(browser.get(API + "/session").status()).isEqualTo(200);
    }

    @Test
    void signingInChangesSessionIdAndCsrfToken() {
        Browser browser = signedIn("oscar");
        String session = browser.cookie("DURE_SESSION").orElseThrow();
        String token = browser.cookie("XSRF-TOKEN").orElseThrow();

        assertThat(browser.post(API + "/session", credentials("vera", "right")).status())
                .isEqualTo(200);

        assertThat(browser.cookie("DURE_SESSION")).isNotEmpty().get().isNotEqualTo(session);
        assertThat(browser.cookie("XSRF-TOKEN")).isNotEmpty().get().isNotEqualTo(token);
        assertThat(tree(browser.get(API + "/session")).path("user").asString()).isEqualTo("vera");
    }

    @Test
    void signInWithoutTheCsrfHeaderIsRefused() {
        Reply reply = browser().post(API + "/session", credentials("oscar", "right"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(code(reply)).isEqualTo("invalid-csrf-token");
    }

    @Test
    void wrongPasswordAndUnknownUserLookTheSame() {
        Browser browser = browser();
        browser.get(API + "/session");

        Reply wrong = browser.post(API + "/session", credentials("vera", "wrong"));
        Reply unknown = browser.post(API + "/session", credentials("nobody", "wrong"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(code(wrong)).isEqualTo("bad-credentials");
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(browser.cookie("DURE_SESSION")).isEmpty();
    }

    @Test
    void userWithoutARoleIsTurnedAwayByName() {
        Browser browser = browser();
        browser.get(API + "/session");

        Reply reply = browser.post(API + "/session", credentials("nora", "right"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(code(reply)).isEqualTo("no-role");
        assertThat(browser.get(API + "/session").status()).isEqualTo(401);
    }

    @Test
    void absentDirectoryIsNotAWrongPassword() {
        directory.setAway(true);
        Browser browser = browser();
        browser.get(API + "/session");

        Reply reply = browser.post(API + "/session", credentials("vera", "right"));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(code(reply)).isEqualTo("directory-unavailable");
        assertThat(reply.body()).doesNotContain("the test took it away");
    }

    @Test
    void signingOutEndsTheSession() {
        Browser browser = signedIn("vera");

        assertThat(browser.delete(API + "/session").status()).isEqualTo(204);

        assertThat(browser.get(API + "/sites").status()).isEqualTo(401);
    }

    @Test
    void signingOutWithoutASessionIsNoError() {
        Browser browser = browser();
        browser.get(API + "/session");

        assertThat(browser.delete(API + "/session").status()).isEqualTo(204);
    }

    @Test
    void sessionEndsAtItsAbsoluteLimit() {
        Browser browser = signedIn("vera");
        clock.advance(Duration.ofHours(12));

        Reply reply = browser.get(API + "/sites");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(code(reply)).isEqualTo("not-signed-in");
    }

    @Test
    void anIdleSessionEnds() {
        Browser browser = signedIn("vera");
        clock.advance(Duration.ofMinutes(29));
        assertThat(browser.get(API + "/sites").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(29));
        assertThat(browser.get(API + "/sites").status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(30));

        assertThat(browser.get(API + "/sites").status()).isEqualTo(401);
    }

    @Test
    void aCookieThatSomebodyPlantedIsNeverASession() {
        Browser browser = browser();
        browser.get(API + "/session");

        Reply reply = browser.send(browser.withToken(browser.request(API + "/session"))
                .header("Cookie", "DURE_SESSION=planted")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(credentials("oscar", "right"))));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(browser.cookie("DURE_SESSION"))
                .get()
                .asString()
                .isNotEqualTo("planted")
                .hasSize(43);
    }

    @Test
    void signingInAgainEndsTheSessionBefore() {
        Browser browser = signedIn("oscar");
        String first = browser.cookie("DURE_SESSION").orElseThrow();
        browser.post(API + "/session", credentials("vera", "right"));

        Browser thief = browser();
        Reply reply = thief.send(thief.request(API + "/session").header("Cookie", "DURE_SESSION=" + first));

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void signingOutEverywhereEndsTheSessionsInOtherBrowsers() {
        Browser here = signedIn("vera");
        Browser there = signedIn("vera");
        Browser other = signedIn("oscar");

        assertThat(here.delete(API + "/session?everywhere=true").status()).isEqualTo(204);

        assertThat(here.get(API + "/sites").status()).isEqualTo(401);
        assertThat(there.get(API + "/sites").status()).isEqualTo(401);
        assertThat(other.get(API + "/sites").status()).isEqualTo(200);
        assertThat(hub.audit.getLast().act()).isEqualTo("sign-out-everywhere");
    }

    @Test
    void anAdministratorEndsTheSessionsOfOthersAndNobodyElseDoes() {
        Browser vera = signedIn("vera");
        assertThat(code(signedIn("oscar").delete(API + "/sessions?user=vera"))).isEqualTo("forbidden");
        assertThat(vera.get(API + "/sites").status()).isEqualTo(200);

        assertThat(signedIn("ada").delete(API + "/sessions?user=vera").status()).isEqualTo(204);

        assertThat(vera.get(API + "/sites").status()).isEqualTo(401);
        assertThat(hub.audit.getLast()).satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("ada");
            assertThat(entry.act()).isEqualTo("end-sessions");
            assertThat(entry.detail()).isEqualTo("vera");
        });
        assertThat(code(signedIn("ada").delete(API + "/sessions"))).isEqualTo("invalid-request");
    }

    @Test
    void failuresFromEverywhereTogetherLockTheDoorBeforeTheDirectoryWould() {
        Browser browser = signedIn("ada");
        String[] spellings = {"ada", "ADA", "ada@egov.test"};
        for (String spelling : spellings) {
            assertThat(browser.post(API + "/session", credentials(spelling, "wrong"))
                            .status())
                    .isEqualTo(401);
        }

        // The address from where ada has signed in before has one more.
        assertThat(browser.post(API + "/session", credentials("EGOV\\\\ada", "wrong"))
                        .status())
                .isEqualTo(401);
        Reply refused = browser.post(API + "/session", credentials("ada", "right"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(code(refused)).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 1801);
        assertThat(browser.post(API + "/session", credentials("vera", "right")).status())
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(30).plusSeconds(1));
        assertThat(browser.post(API + "/session", credentials("ada", "right")).status())
                .isEqualTo(200);
    }

    @Test
    void everySignInAndSignOutIsAudited() {
        Browser browser = browser();
        browser.get(API + "/session");
        int before = hub.audit.size();

        browser.post(API + "/session", credentials("vera", "wrong"));
        browser.post(API + "/session", credentials("nora", "right"));
        browser.post(API + "/session", credentials("oscar", "right"));
        browser.delete(API + "/session");

        assertThat(hub.audit.subList(before, hub.audit.size()))
                .extracting(AuditEntry::actor, AuditEntry::source, AuditEntry::act, AuditEntry::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("vera", "127.0.0.1", "sign-in", "bad-credentials"),
                        org.assertj.core.groups.Tuple.tuple("nora", "127.0.0.1", "sign-in", "no-role"),
                        org.assertj.core.groups.Tuple.tuple("oscar", "127.0.0.1", "sign-in", "done"),
                        org.assertj.core.groups.Tuple.tuple("oscar", "127.0.0.1", "sign-out", "done"));
    }

    @Test
    void whyASignInWasRefusedIsInTheAuditOnly() {
        Browser browser = browser();
        browser.get(API + "/session");

        Reply refused = browser.post(API + "/session", credentials("vera", "wrong"));

        assertThat(hub.audit.getLast().detail()).isEqualTo("bad credentials");
        assertThat(refused.body()).doesNotContain("bad credentials");
    }
}
