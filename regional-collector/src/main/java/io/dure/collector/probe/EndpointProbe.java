package io.dure.collector.probe;

import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.ProbeJudge;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The judgement of one endpoint by one check, round by round; confined to the thread of its rounds. */
final class EndpointProbe {
    private final Endpoint endpoint;
    private final Check check;
    private final NetworkProbe network;
    private final Sight sight;
    private final InstantSource clock;
    private volatile ProbeJudge judge;

    EndpointProbe(Endpoint endpoint, Check check, NetworkProbe network, Sight sight, InstantSource clock) {
        this.endpoint = endpoint;
        this.check = check;
        this.network = network;
        this.sight = sight;
        this.clock = clock;
        this.judge = ProbeJudge.start(endpoint, clock.instant());
    }

    Check check() {
        return check;
    }

    EndpointEvidence evidence() {
        return judge.evidence();
    }

    void round() {
        long startNanos = System.nanoTime();
        Instant at = clock.instant();
        ProbeResult result = network.probe(endpoint, check);
        if (sight.wasLateSince(startNanos)) {
            sight.discarded("late");
            return;
        }
        switch (result) {
            case ProbeResult.Success success ->
                judge = shown(success.certificateEnds()).success(check, at);
            case ProbeResult.Failure failure -> {
                if (sight.isCutOff()) {
                    sight.discarded("blind");
                } else {
                    judge = shown(failure.certificateEnds()).failure(check, at, failure.reason());
                }
            }
            case ProbeResult.Unseen unseen -> sight.discarded(unseen.reason());
        }
    }

    private ProbeJudge shown(Optional<Instant> certificateEnds) {
        return certificateEnds.map(judge::shown).orElse(judge);
    }
}
