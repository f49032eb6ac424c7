package io.dure.hub;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The hub's part of the operator's file.
 *
 * @param id of this hub among its peers
 * @param data folder of the store; one hub a folder
 * @param collectors the enrolled vantage points
 * @param servicesFile services that are new to the store are taken from here; afterwards the store rules
 * @param restore a copy of a store to begin with, in a data folder that has none
 * @param staleAfter a site without reports for this long is shown as stale
 */
@ConfigurationProperties("dure.hub")
@Validated
public record HubProperties(
        @DefaultValue("hub-1") @NotBlank String id,
        @NotNull Path data,
        @NotNull @Valid Grpc grpc,
        @DefaultValue List<@Valid Collector> collectors,
        @Nullable Path servicesFile,
        @DefaultValue @Valid Failover failover,
        @DefaultValue @Valid Store store,
        @Nullable Path restore,
        @DefaultValue("6s") @NotNull Duration staleAfter) {

    private static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    public HubProperties {
        collectors = List.copyOf(collectors);
        Set<String> ids = new HashSet<>();
        for (Collector collector : collectors) {
            if (!ids.add(collector.id())) {
                throw new IllegalArgumentException("two collectors are called " + collector.id());
            }
        }
        positive("stale-after", staleAfter);
    }

    public Optional<Path> servicesPath() {
        return Optional.ofNullable(servicesFile);
    }

    /**
     * Where the collectors connect to.
     *
     * @param keyStore PKCS #12 with the hub's key and certificate; null: its own authority issues one
     * @param keyStorePasswordFile its first line is the password
     */
    public record Grpc(
            @DefaultValue("127.0.0.1") @NotNull InetAddress address,
            @DefaultValue("7443") @Min(0) @Max(65535) int port,
            @Nullable Path keyStore,
            @Nullable Path keyStorePasswordFile) {}

    /**
     * An enrolled vantage point.
     *
     * @param site null for a witness
     * @param domain the failure domain it votes in
     * @param tokenFile a one-time enrolment token laid out beforehand, good within a day of the hub seeing it first; null: an
     *     administrator makes one
     */
    public record Collector(
            @NotNull @Pattern(regexp = NAME) String id,
            @Nullable @Pattern(regexp = NAME) String site,
            @NotNull @Pattern(regexp = NAME) String domain,
            @Nullable Path tokenFile) {
        public Optional<String> siteName() {
            return Optional.ofNullable(site);
        }
    }

    /**
     * The slow return.
     *
     * @param holdDown how long a member must be up without a break before it returns
     * @param rampSteps in how many steps its weight comes back
     * @param observeEvery how often providers that others may write to are read; drift is found within 60 s
     */
    public record Failover(
            @DefaultValue("5m") @NotNull Duration holdDown,
            @DefaultValue("10") @Min(1) @Max(100) int rampSteps,
            @DefaultValue("1m") @NotNull Duration rampStep,
            @DefaultValue("20s") @NotNull Duration observeEvery) {
        private static final Duration LONGEST_PAUSE = Duration.ofSeconds(45);

        public Failover {
            positive("failover.hold-down", holdDown);
            positive("failover.ramp-step", rampStep);
            positive("failover.observe-every", observeEvery);
            if (observeEvery.compareTo(LONGEST_PAUSE) > 0) {
                throw new IllegalArgumentException(
                        "failover.observe-every must be at most " + LONGEST_PAUSE.toSeconds() + "s: " + observeEvery);
            }
        }
    }

    /**
     * The embedded store.
     *
     * @param memoryLimit of the embedded store's buffers, outside the Java heap
     * @param segmentSpan after how long rows are turned into files
     * @param maxSize of all files of series; the oldest and finest go first
     * @param reserve no report is stored while less than this is free on the disk of the data folder
     */
    public record Store(
            @DefaultValue("256MB") @NotNull DataSize memoryLimit,
            @DefaultValue("1h") @NotNull Duration segmentSpan,
            @DefaultValue("100GB") @NotNull DataSize maxSize,
            @DefaultValue("256MB") @NotNull DataSize reserve,
            @DefaultValue @Valid Retention retention) {
        public Store {
            positive("store.segment-span", segmentSpan);
        }
    }

    /** How long values of 10 s, 1 minute and 10 minutes are kept. */
    public record Retention(
            @DefaultValue("1d") @Name("10s") @NotNull Duration tenSeconds,
            @DefaultValue("14d") @Name("1m") @NotNull Duration minute,
            @DefaultValue("400d") @Name("10m") @NotNull Duration tenMinutes) {
        public Retention {
            positive("store.retention.10s", tenSeconds);
            positive("store.retention.1m", minute);
            positive("store.retention.10m", tenMinutes);
            if (tenSeconds.compareTo(minute) > 0 || minute.compareTo(tenMinutes) > 0) {
                throw new IllegalArgumentException(
                        "store.retention: wider windows must be kept at least as long as narrower ones");
            }
        }
    }

    private static void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than nothing: " + duration);
        }
    }
}
