package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.failover.Proposal;
import io.dure.hub.steering.CommandResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringApiTest extends ApiTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "PUT    | weights  | {\"weights\": {\"private\": 50}, \"reason\": \"x\"} | weights portal {private=50} Optional.empty",
                "PUT    | weights  | {\"weights\": {\"private\": 50}, \"reason\": \"x\", \"expected\": null} | weights portal {private=50} Optional.empty",
                "PUT    | weights  | {\"weights\": {\"private\": 0}, \"reason\": \"x\", \"expected\": {\"epoch\": 3, \"revision\": 12}} | weights portal {private=0} Optional[Token[epoch=3, revision=12]]",
                "PUT    | mode     | {\"mode\": \"on-approval\", \"reason\": \"x\"} | mode portal ON_APPROVAL x",
                "PUT    | freeze   | {\"until\": \"2026-09-21T06:00:00Z\", \"reason\": \"점검\"} | freeze portal 2026-09-21T06:00:00Z 점검",
                "DELETE | freeze   | ~~ | unfreeze portal",
                "POST   | approval | {\"site\": \"private\", \"kind\": \"evacuate\", \"decision\": \"approve\", \"reason\": \"x\"} | approval portal ApprovalDecision[site=private, kind=EVACUATE, approved=true, reason=x]",
                "POST   | approval | {\"site\": \"private\", \"kind\": \"return\", \"decision\": \"reject\", \"reason\": \"x\"} | approval portal ApprovalDecision[site=private, kind=RETURN, approved=false, reason=x]",
                "POST   | providers/cloud/repair | {\"reason\": \"x\"} | repair portal cloud x",
                "POST   | override | {\"site\": \"private\", \"action\": \"return\", \"reason\": \"x\"} | override portal OverrideAct[site=private, act=RETURN, reason=x, until=null]",
                "POST   | override | {\"site\": \"private\", \"action\": \"evacuate\", \"until\": \"2026-09-21T06:00:00Z\", \"reason\": \"x\"} | override portal OverrideAct[site=private, act=EVACUATE, reason=x, until=2026-09-21T06:00:00Z]",
                "POST   | override | {\"site\": \"private\", \"action\": \"release\", \"reason\": \"x\"} | override portal OverrideAct[site=private, act=RELEASE, reason=x, until=null]",
            })
    void actReachesTheLeaderWithItsActorAndAnswersWithTheService(
            String method, String path, String body, String words) {
        Reply reply = signedIn("oscar").send(method, API + "/services/portal/" + path, body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(hub.acts).containsExactly("oscar@127.0.0.1 " + words);
        assertThat(tree(reply).path("id").asString()).isEqualTo("portal");
    }

    private void proposed() {
        hub.answer = new CommandResult.Proposed(FakeHub.proposal(Proposal.State.PENDING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "PUT  | weights  | {\"weights\": {\"private\": 50}, \"reason\": \"x\"}",
                "POST | override | {\"site\": \"private\", \"action\": \"evacuate\", \"reason\": \"x\"}",
                "POST | drills   | {\"site\": \"private\", \"limits\": {\"errorRate\": 0.05, \"p95Ms\": 800}, \"reason\": \"x\"}",
            })
    void whatWaitsForASecondPersonIsAnsweredAsAProposal(String method, String path, String body) {
        proposed();

        Reply reply = signedIn("oscar").send(method, API + "/services/portal/" + path, body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        assertThat(tree(reply).path("state").asString()).isEqualTo("pending");
        assertThat(tree(reply).path("proposedBy").asString()).isEqualTo("oscar");
    }

    @Test
    void onlyAnApproverDecidesAProposal() {
        String path = API + "/services/portal/proposals/3-1/decision";
        String body = "{\"decision\": \"approve\", \"reason\": \"seen\"}";

        assertThat(code(signedIn("oscar").post(path, body))).isEqualTo("forbidden");
        assertThat(hub.acts).isEmpty();
        assertThat(signedIn("ada").post(path, body).status()).isEqualTo(200);
        assertThat(hub.acts).containsExactly("ada@127.0.0.1 decide portal 3-1 true seen");
    }

    @Test
    void proposalIsWithdrawnAndADrillBegunAndAborted() {
        Browser oscar = signedIn("oscar");
        oscar.delete(API + "/services/portal/proposals/3-1");
        Reply drill = oscar.post(
                API + "/services/portal/drills",
                "{\"site\": \"private\", \"limits\": {\"errorRate\": 0.05, \"p95Ms\": 800}, \"reason\": \"x\"}");
        oscar.post(API + "/drills/drill-portal-private-3/abort", "{\"reason\": \"enough\"}");

        assertThat(drill.status()).isEqualTo(201);
        assertThat(hub.acts)
                .containsExactly(
                        "oscar@127.0.0.1 withdraw portal 3-1",
                        "oscar@127.0.0.1 drill portal private DrillPlan[stay=PT1M, errorRate=0.05, p95=PT0.8S] x",
                        "oscar@127.0.0.1 abort drill-portal-private-3 enough");
    }

    @Test
    void administratorActsToo() {
        assertThat(signedIn("ada").delete(API + "/services/portal/freeze").status())
                .isEqualTo(200);
    }

    @Test
    void previewChangesNothing() {
        Reply reply = signedIn("oscar")
                .post(API + "/services/portal/weights/preview", "{\"weights\": {\"private\": 50}, \"reason\": \"x\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(tree(reply).path("changes").path(0).path("provider").asString())
                .isEqualTo("private-1");
        assertThat(hub.acts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?window=PT1M"})
    void splitIsOfTheLastMinuteByDefault(String query) {
        signedIn("vera").get(API + "/services/portal/split" + query);

        assertThat(hub.reads).contains("split portal PT1M");
    }

    @Test
    void splitIsOfATimeRangeWhenAsked() {
        Reply reply =
                signedIn("vera").get(API + "/services/portal/split?from=2026-09-21T04:05:00Z&to=2026-09-21T04:06:00Z");

        assertThat(tree(reply).path("from").asString()).isEqualTo("2026-09-21T04:05:00.000Z");
        assertThat(tree(reply).path("to").asString()).isEqualTo("2026-09-21T04:06:00.000Z");
    }

    @Test
    void instancesAreFiltered() {
        signedIn("vera").get(API + "/instances?service=portal&site=private&hidden=true");

        assertThat(hub.reads).contains("instances portal private [] true");
    }

    @Test
    void auditIsPaged() {
        Browser browser = signedIn("vera");
        signedIn("oscar");

        Reply first = browser.get(API + "/audit?limit=1");
        String next = tree(first).path("next").asString();
        Reply second = browser.get(API + "/audit?limit=1&before=" + next);

        assertThat(tree(first).path("entries")).hasSize(1);
        assertThat(tree(second).path("entries").path(0).path("id").asLong())
                .isLessThan(tree(first).path("entries").path(0).path("id").asLong());
    }
}
