package io.dure.collector.settings;

import io.dure.notice.ChannelSettings;
import io.dure.notice.NoticeSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything an operator sets, under {@code dure.collector}. A misspelt property is an error.
 *
 * @param id of this vantage point, unique among all
 * @param site the site it serves; absent for a witness, which probes and gives evidence only
 * @param domain the failure domain it votes for
 * @param data folder of its own; holds plans, evacuations and the incarnation
 * @param hubs all hubs; every one gets every report
 * @param hubCertificate PEM file with the certificates by which hubs are trusted; absent: what the token's pin names
 * @param tokenFile holds a one-time enrolment token; a fresh one is used at the next connection
 * @param certificateFile PEM file with a certificate that the company brings, its issuers after it; absent: enrolled
 * @param keyFile PEM file with its key, PKCS #8
 * @param otlp where applications send to; absent: takes in nothing
 * @param nameserver what it answers for; absent: serves evidence only
 * @param spool how much waits on the disk for a hub that is away
 * @param notices who is told when no hub can be reached; the same form as the hub's
 */
@ConfigurationProperties(prefix = "dure.collector", ignoreUnknownFields = false)
public record CollectorSettings(
        String id,
        @Nullable String site,
        String domain,
        Path data,
        List<HostPort> hubs,
        @Nullable Path hubCertificate,
        @Nullable Path tokenFile,
        @Nullable Path certificateFile,
        @Nullable Path keyFile,
        @Nullable Otlp otlp,
        Dns dns,
        Probe probe,
        Evidence evidence,
        @Nullable Nameserver nameserver,
        @DefaultValue Spool spool,
        @DefaultValue Notices notices) {
    static final String PREFIX = "dure.collector.";

    public CollectorSettings {
        Require.label(PREFIX + "id", id);
        Require.label(PREFIX + "domain", domain);
        Require.present(PREFIX + "data", data);
        hubs = List.copyOf(Require.present(PREFIX + "hubs", hubs));
        if (hubs.isEmpty()) {
            throw new InvalidSettingException(PREFIX + "hubs", "names no hub");
        }
        if (certificateFile == null) {
            Require.present(PREFIX + "token-file", tokenFile);
        } else {
            Require.present(PREFIX + "key-file", keyFile);
            Require.present(PREFIX + "hub-certificate", hubCertificate);
        }
        Require.present(PREFIX + "dns.address", dns);
        Require.present(PREFIX + "probe.source-address", probe);
        Require.present(PREFIX + "evidence.key-name", evidence);
        if (site != null) {
            Require.label(PREFIX + "site", site);
        } else if (otlp != null) {
            throw new InvalidSettingException(PREFIX + "otlp", "needs a site: a witness takes in nothing");
        } else if (nameserver != null) {
            throw new InvalidSettingException(PREFIX + "nameserver", "needs a site: a witness answers for no zone");
        }
    }

    /** Where the enrolment token is, when no certificate is brought. */
    public Path enrolmentTokenFile() {
        return Require.present(PREFIX + "token-file", tokenFile);
    }

    /** Probes and gives evidence only. */
    public boolean isWitness() {
        return site == null;
    }

    public Optional<Otlp> intake() {
        return Optional.ofNullable(otlp);
    }

    public Optional<Nameserver> zone() {
        return Optional.ofNullable(nameserver);
    }

    /**
     * Where applications send their metrics.
     *
     * @param address an IP literal
     * @param httpPort for OTLP over HTTP
     * @param grpcPort for OTLP over gRPC
     * @param tokenFile holds a bearer token that all senders may present, as SDKs that cannot enrol; absent: agents enrol
     */
    public record Otlp(
            String address,
            @DefaultValue("4318") int httpPort,
            @DefaultValue("4317") int grpcPort,
            @Nullable Path tokenFile) {
        public Otlp {
            Require.literal(PREFIX + "otlp.address", address);
            Require.port(PREFIX + "otlp.http-port", httpPort);
            Require.port(PREFIX + "otlp.grpc-port", grpcPort);
        }

        public InetSocketAddress grpcAddress() {
            return new InetSocketAddress(Require.literal(PREFIX + "otlp.address", address), grpcPort);
        }
    }

    /** Where this vantage point answers DNS: evidence for its peers, and the zone where it hosts a nameserver. */
    public record Dns(String address, @DefaultValue("53") int port) {
        public Dns {
            Require.literal(PREFIX + "dns.address", address);
            Require.port(PREFIX + "dns.port", port);
        }

        public InetSocketAddress socketAddress() {
            return new InetSocketAddress(Require.literal(PREFIX + "dns.address", address), port);
        }
    }

    /**
     * How this vantage point probes.
     *
     * @param sourceAddress the local address that probes leave from
     * @param referenceTargets TCP ports elsewhere; when none of them can be reached it is blind and abstains. Without
     *     any it never takes itself for blind
     * @param certificates PEM file with the certificates by which endpoints are trusted; absent: the Java platform's
     */
    public record Probe(
            String sourceAddress,
            @DefaultValue List<HostPort> referenceTargets,
            @Nullable Path certificates) {
        public Probe {
            Require.literal(PREFIX + "probe.source-address", sourceAddress);
            referenceTargets = List.copyOf(referenceTargets);
        }

        public InetAddress source() {
            return Require.literal(PREFIX + "probe.source-address", sourceAddress);
        }
    }

    /**
     * What is shared with the other vantage points.
     *
     * @param keyName of the TSIG key (HMAC-SHA-256)
     * @param keyFile holds the key in base64
     * @param staleAfter evidence of a peer older than this, by its arrival here, is silence
     */
    public record Evidence(
            String keyName,
            Path keyFile,
            @DefaultValue("4s") Duration staleAfter,
            @DefaultValue List<Peer> peers) {
        public Evidence {
            Require.text(PREFIX + "evidence.key-name", keyName);
            Require.present(PREFIX + "evidence.key-file", keyFile);
            if (staleAfter.isNegative() || staleAfter.isZero()) {
                throw new InvalidSettingException(PREFIX + "evidence.stale-after", "must be positive");
            }
            peers = List.copyOf(peers);
            Set<String> ids = new HashSet<>();
            for (Peer peer : peers) {
                if (!ids.add(peer.id())) {
                    throw new InvalidSettingException(PREFIX + "evidence.peers", "'" + peer.id() + "' stands twice");
                }
            }
        }
    }

    /** Another vantage point and where it answers DNS. */
    public record Peer(String id, HostPort address) {
        public Peer {
            Require.label(PREFIX + "evidence.peers[].id", id);
            Require.present(PREFIX + "evidence.peers[].address", address);
        }
    }

    /**
     * The zone that this collector answers for.
     *
     * @param zone its apex
     * @param primary name of the first nameserver, for the SOA record
     * @param mailbox in the SOA's form, for example {@code hostmaster.egov.test}
     * @param negativeTtl how long resolvers may keep that a name does not exist
     * @param records everything that is not steered
     * @param aliasTargets whether services of other zones are answered here as {@code <service id>.<zone>}, where a CNAME points
     */
    public record Nameserver(
            String zone,
            String primary,
            String mailbox,
            @DefaultValue("60s") Duration negativeTtl,
            @DefaultValue List<ZoneRecord> records,
            @DefaultValue("false") boolean aliasTargets) {
        public Nameserver {
            Require.text(PREFIX + "nameserver.zone", zone);
            Require.text(PREFIX + "nameserver.primary", primary);
            Require.text(PREFIX + "nameserver.mailbox", mailbox);
            if (negativeTtl.isNegative()) {
                throw new InvalidSettingException(PREFIX + "nameserver.negative-ttl", "must not be negative");
            }
            records = List.copyOf(records);
        }
    }

    /**
     * The reports that no hub has committed yet, in the folder {@code spool} below {@code data}.
     *
     * @param maxSize of all segments together; beyond it the oldest unsent one is dropped, counted
     * @param maxAge beyond it an unsent segment is dropped, counted
     * @param segmentSize of one file; what is dropped is dropped by files
     */
    public record Spool(
            @DefaultValue("1GB") DataSize maxSize,
            @DefaultValue("24h") Duration maxAge,
            @DefaultValue("4MB") DataSize segmentSize) {
        private static final DataSize LEAST_SEGMENT = DataSize.ofKilobytes(16);
        private static final DataSize MOST_SEGMENT = DataSize.ofMegabytes(16);
        private static final int LEAST_SEGMENTS = 8;

        public Spool {
            if (segmentSize.compareTo(LEAST_SEGMENT) < 0 || segmentSize.compareTo(MOST_SEGMENT) > 0) {
                throw new InvalidSettingException(
                        PREFIX + "spool.segment-size", segmentSize + " is not between 16KB and 16MB");
            }
            if (maxSize.toBytes() < LEAST_SEGMENTS * segmentSize.toBytes()) {
                throw new InvalidSettingException(
                        PREFIX + "spool.max-size",
                        maxSize + " must be at least " + LEAST_SEGMENTS + " times spool.segment-size (" + segmentSize
                                + ")");
            }
            if (maxAge.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new InvalidSettingException(PREFIX + "spool.max-age", "must be at least a minute");
            }
        }
    }

    /** One record set of the zone. */
    public record ZoneRecord(
            String name, String type, @DefaultValue("1h") Duration ttl, List<String> values) {
        public ZoneRecord {
            Require.text(PREFIX + "nameserver.records[].name", name);
            type = Require.text(PREFIX + "nameserver.records[].type", type).toUpperCase(Locale.ROOT);
            values = List.copyOf(Require.present(PREFIX + "nameserver.records[].values", values));
        }
    }

    /**
     * Who is told that no hub can be reached.
     *
     * @param hubSilentAfter how long none was reached
     * @param consoleUrl where people look next; null: notices carry no link
     */
    public record Notices(
            @DefaultValue("30s") Duration hubSilentAfter,
            @Nullable URI consoleUrl,
            @DefaultValue List<ChannelSettings> channels) {
        public Notices {
            if (hubSilentAfter.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new InvalidSettingException(PREFIX + "notices.hub-silent-after", "must be at least a second");
            }
            channels = List.copyOf(channels);
        }

        public NoticeSettings settings() {
            return new NoticeSettings(consoleUrl, channels);
        }
    }
}
