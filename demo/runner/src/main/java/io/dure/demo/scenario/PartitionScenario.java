package io.dure.demo.scenario;

import io.dure.demo.CannotStart;
import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Links;
import io.dure.demo.layout.Site;
import io.dure.demo.layout.SmallDisk;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Links are cut, a collector and the hub are killed, a disk fills; access logs, agents, collectors and the hub's store still tell the
 * same number of transactions, and nobody is failed over.
 */
final class PartitionScenario implements Scenario {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "partition";
    }

    @Override
    public Links links() {
        return Links.ALL;
    }

    /** @throws CannotStart when no small disk can be mounted here */
    @Override
    public void requireAbility(DataFolder folder) {
        SmallDisk.requireAbility(folder);
    }

    @Override
    public void play(Cloud cloud, Findings findings, Progress progress) {
        Books books = new Books(cloud, findings);
        Pass pass = new Pass(cloud, findings, progress, books);
        Weights.Change change = Weights.set(cloud, 50, 50, "scenario partition: as much here as there");
        findings.raw(List.of(change.raw()));
        Waiting.pause(SplitScenario.SETTLE);

        new CutLink(pass).play();
        new BlindCollector(pass).play();
        new KilledHub(pass).play();
        new FullSpool(pass).play(() -> farewell(pass));
        pass.requireNoIncident();
    }

    /** All instances end in order: nothing is left to their last windows, and every line of every log counts. */
    private static void farewell(Pass pass) {
        String name = "farewell";
        pass.progress().step("all instances end in order");
        pass.cloud().hub().put("services/" + Addresses.SERVICE + "/mode", Map.of("mode", "off", "reason", "the end"));
        Instant stopped = Instant.now();
        for (Site site : Site.values()) {
            for (String instance : Cloud.instances(site)) {
                Child child = pass.cloud().child(instance);
                child.stop(PATIENCE);
            }
        }
        pass.findings().stage(name + ": all instances ended", Instant.now());
        pass.books().judgeLosses(name, stopped, Duration.ofSeconds(60));
    }
}
