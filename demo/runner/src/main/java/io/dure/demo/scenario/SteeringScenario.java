package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.util.List;

/** An operator's hand on the service: what is refused, what waits while it is frozen, and what waits for a click. */
final class SteeringScenario implements Scenario {
    @Override
    public String name() {
        return "steering";
    }

    @Override
    public void play(Cloud cloud, Findings findings, Progress progress) {
        Weights.Change change = Weights.set(cloud, 50, 50, "scenario steering: as much here as there");
        findings.raw(List.of(change.raw()));
        Waiting.pause(SplitScenario.SETTLE);
        OperatorHand hand = new OperatorHand(cloud, findings);
        progress.step("what no operator may do");
        hand.refusals();
        progress.step("frozen for " + OperatorHand.FROZEN.toSeconds() + " s, and the private instances killed");
        hand.freeze();
        progress.step("on approval, and the private instances killed again");
        hand.approve();
        hand.audit();
    }
}
