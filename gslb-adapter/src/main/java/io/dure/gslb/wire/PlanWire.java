package io.dure.gslb.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.dure.federation.v1.HeldEvacuation;
import io.dure.federation.v1.Member;
import io.dure.gslb.evacuation.Evacuation;
import io.dure.gslb.evacuation.HeldService;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plans on the wire, and as readable JSON on disk. */
public final class PlanWire {
    private PlanWire() {}

    public static io.dure.federation.v1.Plan toProto(Plan plan) {
        io.dure.federation.v1.Plan.Builder message = io.dure.federation.v1.Plan.newBuilder()
                .setService(plan.service())
                .setName(plan.name())
                .setTtlS((int) plan.ttl().toSeconds())
                .setToken(toProto(plan.token()))
                .setCheck(CheckWire.toProto(plan.check()))
                .addAllDomains(new TreeSet<>(plan.domains()))
                .setMode(toProto(plan.mode()))
                .setFrozenUntilMs(plan.frozenUntil().map(Instant::toEpochMilli).orElse(0L));
        PolicyWire.toProto(plan.policy()).ifPresent(message::setPolicy);
        for (MemberPlan member : plan.members()) {
            message.addMembers(toProto(member));
        }
        return message.build();
    }

    /**
     * The inverse of writing.
     *
     * @throws IllegalArgumentException if the message is no valid plan
     */
    public static Plan fromProto(io.dure.federation.v1.Plan message) {
        return new Plan(
                message.getService(),
                message.getName(),
                Duration.ofSeconds(message.getTtlS()),
                fromProto(message.getToken()),
                message.getMembersList().stream().map(PlanWire::fromProto).toList(),
                CheckWire.fromProto(message.getCheck()),
                Set.copyOf(message.getDomainsList()),
                fromProto(message.getMode()),
                message.getFrozenUntilMs() == 0
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(message.getFrozenUntilMs())),
                message.hasPolicy() ? PolicyWire.fromProto(message.getPolicy()) : new Policy.Weighted());
    }

    public static io.dure.federation.v1.Token toProto(Token token) {
        return io.dure.federation.v1.Token.newBuilder()
                .setEpoch(token.epoch())
                .setRevision(token.revision())
                .build();
    }

    public static Token fromProto(io.dure.federation.v1.Token message) {
        return new Token(message.getEpoch(), message.getRevision());
    }

    /** A token as it is kept on disk. */
    public static String toText(Token token) {
        return token.epoch() + " " + token.revision() + "\n";
    }

    /**
     * The inverse of writing.
     *
     * @throws IllegalArgumentException if the text is no token
     */
    public static Token tokenOf(String text) {
        String[] numbers = text.strip().split(" ", -1);
        if (numbers.length != 2) {
            throw new IllegalArgumentException("not a token: " + text);
        }
        return new Token(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    public static io.dure.federation.v1.Endpoint toProto(Endpoint endpoint) {
        return io.dure.federation.v1.Endpoint.newBuilder()
                .setAddress(endpoint.address())
                .setPort(endpoint.port())
                .build();
    }

    public static Endpoint fromProto(io.dure.federation.v1.Endpoint message) {
        return new Endpoint(message.getAddress(), message.getPort());
    }

    public static io.dure.federation.v1.HeldService toProto(HeldService held) {
        io.dure.federation.v1.HeldService.Builder message =
                io.dure.federation.v1.HeldService.newBuilder().setPlan(toProto(held.plan()));
        for (Evacuation own : held.evacuations().values()) {
            message.addEvacuations(HeldEvacuation.newBuilder()
                    .setSite(own.site())
                    .setGeneration(own.generation())
                    .setFailedMs(own.failed().toEpochMilli())
                    .setDecidedMs(own.decided().toEpochMilli()));
        }
        return message.build();
    }

    public static HeldService fromProto(io.dure.federation.v1.HeldService message) {
        Map<String, Evacuation> evacuations = new HashMap<>();
        for (HeldEvacuation own : message.getEvacuationsList()) {
            evacuations.put(
                    own.getSite(),
                    new Evacuation(
                            own.getSite(),
                            own.getGeneration(),
                            Instant.ofEpochMilli(own.getFailedMs()),
                            Instant.ofEpochMilli(own.getDecidedMs())));
        }
        return new HeldService(fromProto(message.getPlan()), evacuations);
    }

    /** As it is kept on disk. */
    public static String toJson(HeldService held) {
        try {
            return JsonFormat.printer().alwaysPrintFieldsWithNoPresence().print(toProto(held)) + "\n";
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("a plan without Any fields always prints", impossible);
        }
    }

    /**
     * The inverse of writing.
     *
     * @throws IllegalArgumentException if the text is no held service
     */
    public static HeldService fromJson(String json) {
        io.dure.federation.v1.HeldService.Builder message = io.dure.federation.v1.HeldService.newBuilder();
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(json, message);
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException("not a held service: " + malformed.getMessage(), malformed);
        }
        return fromProto(message.build());
    }

    private static Member toProto(MemberPlan member) {
        Member.Builder message = Member.newBuilder()
                .setSite(member.site())
                .setMinimumUp(member.minimumUp())
                .setConfiguredWeight(member.configuredWeight())
                .setWeight(member.weight())
                .setEvacuations(member.evacuations())
                .setEvacuated(member.evacuated());
        member.endpoints().forEach(endpoint -> message.addEndpoints(toProto(endpoint)));
        return message.build();
    }

    private static MemberPlan fromProto(Member message) {
        return new MemberPlan(
                message.getSite(),
                message.getEndpointsList().stream().map(PlanWire::fromProto).toList(),
                message.getMinimumUp(),
                message.getConfiguredWeight(),
                message.getWeight(),
                message.getEvacuations(),
                message.getEvacuated());
    }

    private static io.dure.federation.v1.Mode toProto(Mode mode) {
        return switch (mode) {
            case AUTOMATIC -> io.dure.federation.v1.Mode.AUTOMATIC;
            case ON_APPROVAL -> io.dure.federation.v1.Mode.ON_APPROVAL;
            case OFF -> io.dure.federation.v1.Mode.OFF;
        };
    }

    private static Mode fromProto(io.dure.federation.v1.Mode message) {
        return switch (message) {
            case AUTOMATIC -> Mode.AUTOMATIC;
            case ON_APPROVAL -> Mode.ON_APPROVAL;
            case OFF -> Mode.OFF;
            case MODE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("a plan without a known mode");
        };
    }
}
