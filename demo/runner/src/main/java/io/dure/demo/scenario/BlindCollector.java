package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The private collector is cut from its healthy portal: it alone sees the portal down, and one vote of three is no quorum. */
final class BlindCollector {
    private static final String NAME = "pass 2, cut from the portal";
    private static final Site SITE = Site.PRIVATE;
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final Duration SEEN = Duration.ofSeconds(15);

    private final Pass pass;
    private final Cloud cloud;
    private final Findings findings;

    BlindCollector(Pass pass) {
        this.pass = pass;
        this.cloud = pass.cloud();
        this.findings = pass.findings();
    }

    void play() {
        pass.progress().step(NAME);
        pass.begin("pass-2");
        Instant cut = Instant.now();
        cloud.cutPortalFromCollector(SITE);
        findings.stage(NAME + ": cut", cut);
        boolean seen = pass.await(SEEN, () -> isDownBy(pass.service()));
        findings.checkWithin(
                NAME + ": the collector's own evidence says that the portal is down",
                SEEN,
                seen ? Duration.between(cut, Instant.now()) : null);
        Waiting.pause(LENGTH.minus(Duration.between(cut, Instant.now())));
        judgeVotes();
        Instant healed = Instant.now();
        cloud.mendPortal(SITE);
        findings.stage(NAME + ": healed", healed);
        Waiting.pause(Duration.ofSeconds(5));
        pass.steadiness().judge(NAME, Period.since(cut));
        Instant stopped = pass.stopLoad(NAME);
        pass.books().judgeLossless("pass 2", stopped, Duration.ofSeconds(30));
        pass.requireLive(NAME, healed);
    }

    private void judgeVotes() {
        JsonNode service = cloud.hub().keep("services/" + Addresses.SERVICE).body();
        Optional<JsonNode> vote = service.path("votes")
                .valueStream()
                .filter(each -> each.path("site").asString("").equals(SITE.id()))
                .findFirst();
        int down = vote.map(each -> each.path("down").asInt(-1)).orElse(-1);
        int up = vote.map(each -> each.path("up").asInt(-1)).orElse(-1);
        findings.check(
                NAME + ": at its end one domain votes down, two up",
                down == 1 && up == 2 && isDownBy(service),
                "1 down by " + SITE.collector() + ", 2 up",
                down + " down, " + up + " up",
                null);
        String state = service.path("members")
                .valueStream()
                .filter(each -> each.path("site").asString("").equals(SITE.id()))
                .map(each -> each.path("state").asString("") + " with weight "
                        + each.path("weight").asInt(-1))
                .findFirst()
                .orElse("absent");
        findings.check(
                NAME + ": the member serves on with its whole weight",
                state.equals("serving with weight 50"),
                "serving with weight 50",
                state,
                null);
    }

    /** Every endpoint of the site is down in the eyes of its collector. */
    private static boolean isDownBy(JsonNode service) {
        return service.path("evidence")
                .valueStream()
                .filter(each -> each.path("vantagePoint").asString("").equals(SITE.collector()))
                .anyMatch(each -> each.path("state").asString("").equals("voting")
                        && each.path("endpoints")
                                .valueStream()
                                .filter(endpoint ->
                                        endpoint.path("site").asString("").equals(SITE.id()))
                                .allMatch(endpoint ->
                                        endpoint.path("verdict").asString("").equals("down")));
    }
}
