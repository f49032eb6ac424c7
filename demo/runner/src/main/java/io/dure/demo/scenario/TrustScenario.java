package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Instant;

/** Who is let in: nobody unknown, nobody who was revoked, and whoever enrols again; users notice nothing of it. */
final class TrustScenario implements Scenario {
    @Override
    public String name() {
        return "trust";
    }

    @Override
    public void play(Cloud cloud, Findings findings, Progress progress) {
        Waiting.pause(SplitScenario.SETTLE);
        Instant begin = Instant.now();
        progress.step("reports of nobody, of an agent, and of one that is revoked and enrols again");
        try (AgentTrust agents = new AgentTrust(cloud, findings)) {
            agents.refuseStrangers();
            agents.revokeOne();
        }
        progress.step("a collector's certificate revoked, enrolled again, and renewed");
        try (CollectorTrust collectors = new CollectorTrust(cloud, findings)) {
            collectors.issueShortOnes();
            collectors.revokeOne();
            collectors.renew();
        }
        new Steadiness(cloud, findings).judge("trust", Period.since(begin));
    }
}
