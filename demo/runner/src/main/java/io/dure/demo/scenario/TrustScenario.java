package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.process.ConsoleTools;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import io.dure.protocol.testkit.CompanyAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** Who is let in: nobody unknown, nobody who was revoked, and whoever enrols again; users notice nothing of it. */
final class TrustScenario implements Scenario {
    @Override
    public String name() {
        return "trust";
    }

    @Override
    public void requireAbility(DataFolder folder) {
        ConsoleTools.require();
    }

    @Override
    public void play(Cloud cloud, Findings findings, Progress progress) {
        Waiting.pause(SplitScenario.SETTLE);
        Instant begin = Instant.now();
        CompanyAuthority company = new CompanyAuthority("egov");
        progress.step("reports of nobody, of an agent, and of one that is revoked and enrols again");
        try (AgentTrust agents = new AgentTrust(cloud, findings)) {
            agents.refuseStrangers();
            agents.revokeOne();
        }
        // The browser looks at certificates that last; those of a minute come and go.
        new BrowserJourney("trust", cloud, findings, progress)
                .play(said -> cloud.secrets()
                        .keep(said.path("ask").asString(), said.path("secret").asString()));
        progress.step("a collector's certificate revoked, enrolled again, and renewed");
        try (CollectorTrust collectors = new CollectorTrust(cloud, findings)) {
            collectors.issueShortOnes(laidOut(cloud, company));
            collectors.revokeOne();
            collectors.renew();
        }
        progress.step("a certificate that an authority of the company's own issued");
        try (BroughtTrust brought = new BroughtTrust(cloud, findings, company)) {
            brought.bring();
            brought.replace();
            brought.refuseAnothersAuthority();
        }
        new Steadiness(cloud, findings).judge("trust", Period.since(begin));
    }

    private static Path laidOut(Cloud cloud, CompanyAuthority company) {
        try {
            return Files.writeString(cloud.folder().file("company.pem"), company.pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
