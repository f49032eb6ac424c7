package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.outside.Dig;
import io.dure.demo.outside.OfficeZone;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Instant;
import java.util.List;

/**
 * Operators' hands on the service: what is refused, what waits while it is frozen, what waits for a click or for a second
 * person, what others write and delete, what is checked otherwise and divided otherwise, what is drilled, and who is told.
 */
final class SteeringScenario implements Scenario {
    @Override
    public String name() {
        return "steering";
    }

    @Override
    public boolean outside() {
        return true;
    }

    @Override
    public void requireAbility(DataFolder folder) {
        OfficeZone.require();
        Dig.require();
        ServicesTool.launcher();
    }

    @Override
    public void play(Cloud cloud, Findings findings, Progress progress) {
        Instant begun = Instant.now();
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
        progress.step("a zone of somebody else's, in which others write and delete");
        new OutsideHand(cloud, findings).play();
        PlannedHand planned = new PlannedHand(cloud, findings);
        progress.step("services as a document, and two people");
        planned.document();
        planned.twoPeople();
        DrillHand drills = new DrillHand(cloud, findings);
        try (CheckedServices own = new CheckedServices(cloud, findings)) {
            progress.step("checks by HTTPS and TCP, answers by client subnet and to a standby");
            own.come(new ServicesTool(cloud));
            own.breakOne();
            own.breakMembers();
            own.mend();
            progress.step("a drill with its return");
            drills.completed();
            progress.step("back to the active site, drained by hand, and removed");
            own.back();
            own.go(new ServicesTool(cloud));
        }
        progress.step("a drill that the survivor's errors abort");
        drills.aborted();
        progress.step("who was told, and the hub killed");
        new ToldPeople(cloud, findings).play(begun);
    }
}
