package io.dure.demo;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.ConfigurationFiles;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Links;
import io.dure.demo.layout.Secrets;
import io.dure.demo.outside.OfficeZone;
import io.dure.demo.process.Jars;
import io.dure.demo.report.Document;
import io.dure.demo.report.Findings;
import io.dure.demo.scenario.LeakedSecrets;
import io.dure.demo.scenario.Scenario;
import io.dure.demo.scenario.Scenarios;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Starts both clouds on loopback, for a visitor or for a scenario. Exit status 0: done, and what a scenario shows held; 1: it did
 * not hold, or broke off; 2: it could not start.
 */
public final class Demo {
    /** Set by the launcher to the folder of what it built. */
    private static final String LAUNCH = "dure.launch";

    private final Arguments arguments;
    private final Progress progress;

    private Demo(Arguments arguments, Progress progress) {
        this.arguments = arguments;
        this.progress = progress;
    }

    public static void main(String[] words) {
        int status;
        try {
            Arguments arguments = Arguments.parse(List.of(words));
            status = new Demo(arguments, new Progress(arguments.json() ? System.err : System.out)).run();
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            status = 2;
        } catch (RuntimeException e) {
            // what runs would keep this process alive; its end takes it along
            e.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }

    private int run() {
        Optional<Scenario> scenario = arguments.scenario().map(Scenarios::named);
        DataFolder folder = DataFolder.open(arguments.data());
        Secrets secrets = new Secrets(folder.file("secrets"), new SecureRandom());
        if (arguments.prepare()) {
            new ConfigurationFiles(folder, secrets, Links.DIRECT).write();
            return 0;
        }
        Cloud cloud = prepare(folder, secrets, scenario);
        Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "end"));
        cloud.start(progress);
        if (scenario.isPresent()) {
            return play(scenario.get(), cloud);
        }
        new Visit(cloud, progress).run();
        return 0;
    }

    private Cloud prepare(DataFolder folder, Secrets secrets, Optional<Scenario> scenario) {
        try {
            Jars jars = new Jars(Path.of(System.getProperty(LAUNCH, "target/launch")));
            Links links = scenario.map(Scenario::links).orElse(Links.DIRECT);
            boolean outside = scenario.map(Scenario::outside).orElseGet(OfficeZone::isPossible);
            scenario.ifPresent(each -> each.requireAbility(folder));
            return Cloud.prepare(folder, secrets, jars, new Cloud.Surroundings(links, outside), arguments.seed());
        } catch (CannotStart e) {
            folder.abandon();
            throw e;
        }
    }

    private int play(Scenario scenario, Cloud cloud) {
        Findings findings = new Findings();
        findings.figure("start.seconds", progress.seconds(), "s", 120.0, null);
        findings.figure("start.memory", cloud.memory() / 1e9, "GB", 3.0, null);
        scenario.play(cloud, findings, progress);
        findings.figure("memory.at.end", cloud.memory() / 1e9, "GB", 3.0, null);
        LeakedSecrets.check(cloud.folder(), findings);
        findings.raw(List.of(cloud.load().dnsFile(), cloud.load().httpFile()));
        findings.raw(cloud.accessLogs());
        findings.raw(cloud.hub().kept());
        Document document = findings.document(scenario.name(), arguments.seed());
        cloud.close();
        System.out.println(arguments.json() ? document.toJson() : document.toText());
        return document.held() ? 0 : 1;
    }
}
