package io.dure.collector.probe;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.settings.CollectorSettings;
import io.dure.collector.settings.InvalidSettingException;
import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Plan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This vantage point's probes. An endpoint that stands in several services' plans is probed once, by the check of the
 * first service in the order of their ids.
 */
public final class Prober implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Prober.class);
    private static final int MOST_ENDPOINTS = 256;
    private static final Duration DEFAULT_ROUND = Duration.ofSeconds(2);

    private final String vantagePoint;
    private final NetworkProbe network;
    private final StallWatch stalls;
    private final ReferenceWatch references;
    private final Sight sight;
    private final InstantSource clock;
    private final Map<Endpoint, Running> running = new HashMap<>();

    private Prober(CollectorSettings settings, LossLedger losses, InstantSource clock) {
        this.vantagePoint = settings.id();
        this.network = new NetworkProbe(
                settings.id(), settings.probe().source(), trust(settings.probe().certificates()));
        this.stalls = StallWatch.start();
        this.references =
                ReferenceWatch.start(settings.probe().source(), settings.probe().referenceTargets());
        this.sight = new Sight(stalls, references, losses);
        this.clock = clock;
    }

    /** Starts the watches; probes begin with {@link #cover}. */
    public static Prober start(CollectorSettings settings, LossLedger losses, InstantSource clock) {
        requireLocal(settings.probe().source());
        return new Prober(settings, losses, clock);
    }

    private static CertificateTrust trust(@Nullable Path certificates) {
        try {
            return certificates == null ? CertificateTrust.platform() : CertificateTrust.of(certificates);
        } catch (IOException unusable) {
            throw new InvalidSettingException(
                    "dure.collector.probe.certificates", String.valueOf(unusable.getMessage()));
        }
    }

    private static void requireLocal(InetAddress source) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(source, 0));
        } catch (IOException elsewhere) {
            throw new InvalidSettingException(
                    "dure.collector.probe.source-address",
                    source.getHostAddress() + " is no address of this machine (" + elsewhere.getMessage() + ")");
        }
    }

    /** Probes the endpoints of these plans and no others. What is known of endpoints that stay is kept. */
    public synchronized void cover(Collection<Plan> plans) {
        Map<Endpoint, Check> wanted = wanted(plans);
        Iterator<Map.Entry<Endpoint, Running>> each = running.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Endpoint, Running> entry = each.next();
            if (!entry.getValue().probe().check().equals(wanted.get(entry.getKey()))) {
                entry.getValue().rounds().close();
                each.remove();
            }
        }
        wanted.forEach((endpoint, check) -> running.computeIfAbsent(endpoint, added -> run(added, check)));
    }

    /** What is held of every endpoint probed. */
    public synchronized Map<Endpoint, EndpointEvidence> evidence() {
        Map<Endpoint, EndpointEvidence> evidence = new HashMap<>();
        running.forEach((endpoint, one) -> evidence.put(endpoint, one.probe().evidence()));
        return evidence;
    }

    /** Whether this vantage point must abstain now. */
    public synchronized boolean isBlind() {
        return sight.isBlind(running.values().stream()
                .map(one -> one.probe().check().interval())
                .max(Comparator.naturalOrder())
                .orElse(DEFAULT_ROUND));
    }

    private static Map<Endpoint, Check> wanted(Collection<Plan> plans) {
        Map<Endpoint, Check> wanted = new LinkedHashMap<>();
        List<Plan> ordered =
                plans.stream().sorted(Comparator.comparing(Plan::service)).toList();
        for (Plan plan : ordered) {
            plan.members().stream()
                    .flatMap(member -> member.endpoints().stream())
                    .filter(endpoint -> wanted.size() < MOST_ENDPOINTS)
                    .forEach(endpoint -> wanted.putIfAbsent(endpoint, plan.check()));
        }
        return wanted;
    }

    private Running run(Endpoint endpoint, Check check) {
        log.info("Probing {} every {}", endpoint, check.interval());
        EndpointProbe probe = new EndpointProbe(endpoint, check, network, sight, clock);
        return new Running(
                probe, Rounds.start("probe-" + endpoint, check.interval(), phase(endpoint, check), probe::round));
    }

    /** Differs between vantage points and endpoints, so that an endpoint does not meet all its probes at once. */
    private Duration phase(Endpoint endpoint, Check check) {
        int spread = Math.floorMod((vantagePoint + endpoint).hashCode() * 0x9E3779B9, 1_000);
        return check.interval().multipliedBy(spread).dividedBy(1_000);
    }

    @Override
    public synchronized void close() {
        running.values().forEach(one -> one.rounds().close());
        running.clear();
        references.close();
        stalls.close();
    }

    private record Running(EndpointProbe probe, Rounds rounds) {}
}
