package io.dure.hub.provider;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The providers of DNS answers in the operator's file. Services are bound to them by id.
 *
 * @param providers at most 100
 */
@ConfigurationProperties("dure.hub")
@Validated
public record ProviderProperties(@DefaultValue List<@Valid Outside> providers) {
    private static final int MOST = 100;
    private static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    public ProviderProperties {
        providers = List.copyOf(providers);
        if (providers.size() > MOST) {
            throw new IllegalArgumentException("providers: at most " + MOST + ", not " + providers.size());
        }
    }

    /**
     * One provider: exactly one of the parts is given.
     *
     * @param id stable; services are bound by it
     */
    public record Outside(
            @NotNull @Pattern(regexp = NAME) String id,
            @Nullable @Valid Rfc2136 rfc2136,
            @Nullable @Valid Route53 route53) {
        public Outside {
            if ((rfc2136 == null) == (route53 == null)) {
                throw new IllegalArgumentException("providers: " + id + " must have either rfc2136 or route53");
            }
        }
    }

    /**
     * A zone that is changed by signed UPDATE messages.
     *
     * @param primary takes the changes: a name or address with a port, 53 without
     * @param secondaries the zone's other servers, asked how far they have come
     * @param adopt ids of services whose names may be taken over although they hold other records
     */
    public record Rfc2136(
            @NotBlank String zone,
            @NotBlank String primary,
            @DefaultValue List<String> secondaries,
            @NotNull @Valid Key key,

            @DefaultValue("tcp") @Pattern(regexp = "tcp|udp") String transport,

            @NotNull @Valid Weights weighting,
            @DefaultValue Set<String> adopt,
            @DefaultValue("3s") Duration timeout) {}

    /**
     * What messages are signed with.
     *
     * @param secretFile holds the secret in base64
     */
    public record Key(
            @NotBlank String name,

            @DefaultValue("hmac-sha256") @Pattern(regexp = "hmac-sha(256|512)")
            String algorithm,

            @NotNull Path secretFile) {}

    /**
     * How weights are answered by a server that has none.
     *
     * @param zone of kind alias: one that our nameservers host
     * @param hosts of kind delegation
     * @param most of kind addresses: so many in an answer
     * @param tolerance of kind addresses: points that a share may be off
     * @param turn of kind rotation: how long one site is answered
     */
    public record Weights(
            @NotNull @Pattern(regexp = "alias|delegation|addresses|rotation|lua") String kind,

            @Nullable String zone,
            @DefaultValue("5m") Duration ttl,
            @DefaultValue List<@Valid Host> hosts,
            @DefaultValue("8") int most,
            @DefaultValue("5") int tolerance,
            @DefaultValue("10s") Duration turn) {}

    /** A nameserver that a delegation names, with the addresses that are written beside it. */
    public record Host(@NotBlank String name, @DefaultValue List<String> addresses) {}

    /**
     * A hosted zone of Amazon Route 53. Credentials come from the default chain.
     *
     * @param endpoint another than Amazon's, for example of a VPC
     * @param role taken on for all calls; absent: the credentials themselves are used
     * @param services by id
     */
    public record Route53(
            @NotBlank String zoneId,
            @NotBlank String zoneName,
            @DefaultValue("false") boolean privateZone,
            @DefaultValue("aws-global") String region,
            @Nullable URI endpoint,
            @Nullable @Valid Role role,
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("5s") Duration readTimeout,
            @DefaultValue("8s") Duration callTimeout,
            @DefaultValue Map<String, @Valid Route53Service> services,
            @DefaultValue @Valid Limits limits) {}

    /** A role that is taken on for all calls. */
    public record Role(@NotBlank String arn, @Nullable String externalId) {}

    /** How a service stands in Route 53; members by site. */
    public record Route53Service(
            @DefaultValue("false") boolean adopt,
            @DefaultValue Map<String, @Valid Route53Member> members) {}

    /**
     * How a member stands in Route 53.
     *
     * @param cname answered instead of its addresses
     * @param alias answered instead of its addresses
     * @param check absent: made from the service's own
     */
    public record Route53Member(
            @Nullable String cname,
            @Nullable @Valid Alias alias,
            @Nullable @Valid Checked check) {}

    /** Something else in Route 53's reach, for example a load balancer. */
    public record Alias(
            @NotBlank String zoneId,
            @NotBlank String target,
            @DefaultValue("true") boolean evaluateTargetHealth,
            @DefaultValue("false") boolean ipv6) {}

    /**
     * Which health check stands behind a member.
     *
     * @param kind service: made from the service's own; calculated: over {@code ids}; referred: the one of {@code ids}
     * @param healthy of kind calculated: how many must be healthy
     */
    public record Checked(
            @DefaultValue("service") @Pattern(regexp = "service|calculated|referred|none") String kind,

            @DefaultValue List<String> ids,
            @DefaultValue("1") @Min(0) @Max(256) int healthy,
            @DefaultValue("false") boolean inverted) {}

    /** How often the account, which others use too, is asked at most. */
    public record Limits(
            @DefaultValue("4") @Positive double callsPerSecond,
            @DefaultValue("20") @Min(1) int burst,
            @DefaultValue("20") @Positive double recordChangesPerSecond) {}
}
