package io.dure.gslb.wire;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.evidence.Withheld;
import io.dure.gslb.plan.Endpoint;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Evidence, nameserver statuses and evacuation events on the wire. */
public final class EvidenceWire {
    private EvidenceWire() {}

    public static io.dure.federation.v1.Evidence toProto(Evidence evidence) {
        io.dure.federation.v1.Evidence.Builder message = io.dure.federation.v1.Evidence.newBuilder()
                .setVantagePoint(evidence.vantagePoint())
                .setDomain(evidence.domain())
                .setIncarnation(evidence.incarnation())
                .setSequence(evidence.sequence())
                .setTimeMs(evidence.time().toEpochMilli())
                .setBlind(evidence.blind());
        evidence.endpoints().values().forEach(endpoint -> message.addEndpoints(toProto(endpoint)));
        evidence.nameservers().forEach(status -> message.addNameservers(toProto(status)));
        return message.build();
    }

    public static Evidence fromProto(io.dure.federation.v1.Evidence message) {
        Map<Endpoint, EndpointEvidence> endpoints = new HashMap<>();
        message.getEndpointsList().forEach(endpoint -> {
            EndpointEvidence evidence = fromProto(endpoint);
            endpoints.put(evidence.endpoint(), evidence);
        });
        return new Evidence(
                message.getVantagePoint(),
                message.getDomain(),
                message.getIncarnation(),
                message.getSequence(),
                Instant.ofEpochMilli(message.getTimeMs()),
                message.getBlind(),
                endpoints,
                message.getNameserversList().stream()
                        .map(EvidenceWire::fromProto)
                        .toList());
    }

    public static io.dure.federation.v1.NameserverStatus toProto(NameserverStatus status) {
        io.dure.federation.v1.NameserverStatus.Builder message = io.dure.federation.v1.NameserverStatus.newBuilder()
                .setNameserver(status.nameserver())
                .setService(status.service())
                .setFailOpen(status.failOpen())
                .setTimeMs(status.time().toEpochMilli())
                .setUnwritten(!status.written());
        status.token().ifPresent(token -> message.setToken(PlanWire.toProto(token)));
        status.members().forEach(member -> message.addMembers(toProto(member)));
        return message.build();
    }

    public static NameserverStatus fromProto(io.dure.federation.v1.NameserverStatus message) {
        return new NameserverStatus(
                message.getNameserver(),
                message.getService(),
                message.hasToken() ? Optional.of(PlanWire.fromProto(message.getToken())) : Optional.empty(),
                message.getMembersList().stream().map(EvidenceWire::fromProto).toList(),
                message.getFailOpen(),
                Instant.ofEpochMilli(message.getTimeMs()),
                !message.getUnwritten());
    }

    public static io.dure.federation.v1.EvacuationEvent toProto(EvacuationEvent event) {
        io.dure.federation.v1.EvacuationEvent.Builder message = io.dure.federation.v1.EvacuationEvent.newBuilder()
                .setNameserver(event.nameserver())
                .setService(event.service())
                .setSite(event.site())
                .setEvacuations(event.generation())
                .setFailedMs(event.failed().toEpochMilli())
                .setDecidedMs(event.decided().toEpochMilli())
                .setAnsweringMs(event.answering().toEpochMilli());
        event.evidence().forEach(evidence -> message.addEvidence(toProto(evidence)));
        return message.build();
    }

    public static EvacuationEvent fromProto(io.dure.federation.v1.EvacuationEvent message) {
        return new EvacuationEvent(
                message.getNameserver(),
                message.getService(),
                message.getSite(),
                message.getEvacuations(),
                Instant.ofEpochMilli(message.getFailedMs()),
                Instant.ofEpochMilli(message.getDecidedMs()),
                Instant.ofEpochMilli(message.getAnsweringMs()),
                message.getEvidenceList().stream().map(EvidenceWire::fromProto).toList());
    }

    private static io.dure.federation.v1.EndpointEvidence toProto(EndpointEvidence evidence) {
        io.dure.federation.v1.EndpointEvidence.Builder message = io.dure.federation.v1.EndpointEvidence.newBuilder()
                .setEndpoint(PlanWire.toProto(evidence.endpoint()))
                .setVerdict(toProto(evidence.verdict()))
                .setRun(evidence.run())
                .setSinceMs(evidence.since().toEpochMilli())
                .setReason(evidence.reason());
        evidence.certificateEnds().ifPresent(ends -> message.setCertificateEndsMs(ends.toEpochMilli()));
        return message.build();
    }

    private static EndpointEvidence fromProto(io.dure.federation.v1.EndpointEvidence message) {
        return new EndpointEvidence(
                PlanWire.fromProto(message.getEndpoint()),
                fromProto(message.getVerdict()),
                message.getRun(),
                Instant.ofEpochMilli(message.getSinceMs()),
                message.getReason(),
                message.hasCertificateEndsMs()
                        ? Optional.of(Instant.ofEpochMilli(message.getCertificateEndsMs()))
                        : Optional.empty());
    }

    private static io.dure.federation.v1.MemberStatus toProto(MemberStatus status) {
        io.dure.federation.v1.MemberStatus.Builder message = io.dure.federation.v1.MemberStatus.newBuilder()
                .setSite(status.site())
                .setWeight(status.weight())
                .setEvacuations(status.evacuations())
                .setEvacuated(status.evacuated())
                .setVerdict(toProto(status.verdict()))
                .setWithheld(status.withheld().map(Withheld::code).orElse(""))
                .setAnswers(status.answers());
        status.answeredEndpoints().forEach(endpoint -> message.addAnsweredEndpoints(PlanWire.toProto(endpoint)));
        return message.build();
    }

    private static MemberStatus fromProto(io.dure.federation.v1.MemberStatus message) {
        return new MemberStatus(
                message.getSite(),
                message.getWeight(),
                message.getEvacuations(),
                message.getEvacuated(),
                fromProto(message.getVerdict()),
                Withheld.of(message.getWithheld()),
                message.getAnswers(),
                message.getAnsweredEndpointsList().stream()
                        .map(PlanWire::fromProto)
                        .toList());
    }

    private static io.dure.federation.v1.Verdict toProto(Verdict verdict) {
        return switch (verdict) {
            case UP -> io.dure.federation.v1.Verdict.UP;
            case DOWN -> io.dure.federation.v1.Verdict.DOWN;
            case UNKNOWN -> io.dure.federation.v1.Verdict.UNKNOWN;
        };
    }

    /** A verdict that this version does not know is an abstention. */
    private static Verdict fromProto(io.dure.federation.v1.Verdict message) {
        return switch (message) {
            case UP -> Verdict.UP;
            case DOWN -> Verdict.DOWN;
            case UNKNOWN, VERDICT_UNSPECIFIED, UNRECOGNIZED -> Verdict.UNKNOWN;
        };
    }
}
