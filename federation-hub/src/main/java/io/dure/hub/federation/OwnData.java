package io.dure.hub.federation;

import io.dure.federation.v1.Evidence;
import io.dure.federation.v1.Hello;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Live;
import io.dure.federation.v1.Loss;
import io.dure.federation.v1.NameserverStatus;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds a collector to what it is enrolled for: its site's instances, its own verdicts, its own nameserver. */
final class OwnData {
    private final Enrolled collector;

    OwnData(Enrolled collector) {
        this.collector = collector;
    }

    /** What is wrong, as a stable code, a colon and words; or empty. */
    Optional<String> problem(Hello hello) {
        if (!hello.getCollector().equals(collector.id())) {
            return Optional.of(
                    "foreign-name: says it is " + hello.getCollector() + " with the certificate of " + collector.id());
        }
        if (!hello.getSite().equals(collector.site().orElse(""))
                || !hello.getDomain().equals(collector.domain())) {
            return Optional.of("foreign-site: is enrolled for site '"
                    + collector.site().orElse("") + "' in domain '" + collector.domain() + "', and says '"
                    + hello.getSite() + "' in '" + hello.getDomain() + "'");
        }
        return Optional.empty();
    }

    Optional<String> problem(Report report) {
        return switch (report.getBodyCase()) {
            case WINDOWS -> foreign(report.getWindows().getPiecesList().stream().map(WindowPiece::getInstance));
            case LOSSES -> foreign(report.getLosses().getLossesList().stream().map(Loss::getInstance));
            case EVACUATION -> foreignNameserver(report.getEvacuation().getNameserver());
            case BODY_NOT_SET -> Optional.empty();
        };
    }

    Optional<String> problem(Live live) {
        Optional<String> foreign = foreign(live.getPiecesList().stream().map(WindowPiece::getInstance));
        for (NameserverStatus status : live.getNameserversList()) {
            foreign = foreign.or(() -> foreignNameserver(status.getNameserver()));
        }
        for (Evidence evidence : live.getEvidenceList()) {
            if (evidence.getVantagePoint().equals(collector.id())
                    && !evidence.getDomain().equals(collector.domain())) {
                return Optional.of("foreign-domain: votes in domain '" + evidence.getDomain()
                        + "' and is enrolled for '" + collector.domain() + "'");
            }
        }
        return foreign;
    }

    private Optional<String> foreign(Stream<Instance> instances) {
        return instances
                .map(Instance::getSite)
                .filter(site -> collector.site().filter(site::equals).isEmpty())
                .findFirst()
                .map(site -> "foreign-site: reports an instance of site '" + site + "'");
    }

    private Optional<String> foreignNameserver(String nameserver) {
        return nameserver.equals(collector.id())
                ? Optional.empty()
                : Optional.of("foreign-nameserver: speaks for the nameserver of " + nameserver);
    }
}
