package io.dure.hub.trust;

import io.dure.hub.HubProperties;
import io.dure.hub.InvalidConfiguration;
import io.dure.hub.session.Secret;
import io.dure.protocol.trust.TokenText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The one-time tokens, by the hash of their secret. */
public final class EnrolmentTokens {
    static final int MOST = 500;

    private static final Duration LAID_OUT_ONES_LAST = Duration.ofDays(1);
    static final Duration KEPT_AFTER_THEIR_END = Duration.ofDays(30);
    private static final int SHORTEST = 16;

    private final TrustRecords records;
    private final Map<String, HubProperties.Collector> vantagePoints = new HashMap<>();
    private final ServerCertificate server;
    private final TrustAudit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, EnrolmentToken> byHash = new ConcurrentHashMap<>();

    EnrolmentTokens(
            TrustRecords records,
            List<HubProperties.Collector> vantagePoints,
            ServerCertificate server,
            TrustAudit audit,
            Clock clock) {
        this.records = records;
        this.server = server;
        this.audit = audit;
        this.clock = clock;
        vantagePoints.forEach(collector -> this.vantagePoints.put(collector.id(), collector));
        records.forget(clock.instant().minus(KEPT_AFTER_THEIR_END));
        records.tokens().forEach(token -> byHash.put(token.hash(), token));
        takeLaidOut(vantagePoints);
    }

    /** A token that was just made. */
    record Made(EnrolmentToken token, TokenText text) {}

    /** What the hub's file says of a vantage point. */
    Optional<HubProperties.Collector> configured(String name) {
        return Optional.ofNullable(vantagePoints.get(name));
    }

    /** Tokens in files, for those who install everything by a program: each is good once, within a day of being seen. */
    private void takeLaidOut(List<HubProperties.Collector> collectors) {
        Set<String> hashes = new HashSet<>();
        for (int i = 0; i < collectors.size(); i++) {
            HubProperties.Collector collector = collectors.get(i);
            Path file = collector.tokenFile();
            if (file == null) {
                continue;
            }
            String property = "dure.hub.collectors[" + i + "].token-file";
            TokenText text = read(property, file);
            if (!hashes.add(text.hash())) {
                throw new InvalidConfiguration(
                        property + ": " + collector.id() + " has the token of another collector");
            }
            if (!byHash.containsKey(text.hash())) {
                keep(text.hash(), collector, LAID_OUT_ONES_LAST, "hub", null);
            }
        }
    }

    private static TokenText read(String property, Path file) {
        try {
            TokenText text = TokenText.parse(Files.readString(file));
            if (text.secret().length() < SHORTEST) {
                throw new InvalidConfiguration(
                        property + ": " + file + " must hold a token of at least " + SHORTEST + " characters");
            }
            return text;
        } catch (IOException unreadable) {
            throw new InvalidConfiguration(property + ": cannot read " + file, unreadable);
        }
    }

    /** Empty: there are as many as there may be. */
    synchronized Optional<Made> create(HubProperties.Collector collector, Duration lasts, String actor, String source) {
        if (isFull()) {
            return Optional.empty();
        }
        TokenText text = new TokenText(Secret.fresh(random).value(), Optional.of(server.pin()));
        return Optional.of(new Made(keep(text.hash(), collector, lasts, actor, source), text));
    }

    private boolean isFull() {
        Instant forgotten = clock.instant().minus(KEPT_AFTER_THEIR_END);
        records.forget(forgotten);
        byHash.values().removeIf(token -> token.expiresAt().isBefore(forgotten));
        return byHash.size() >= MOST;
    }

    /** For agents of a site. Empty: there are as many as there may be. */
    synchronized Optional<Made> createForAgents(String site, int uses, Duration lasts, String actor, String source) {
        if (isFull()) {
            return Optional.empty();
        }
        TokenText text = new TokenText(Secret.fresh(random).value(), Optional.empty());
        return Optional.of(new Made(
                keep(text.hash(), PartKind.AGENT, site, EnrolmentToken.AGENTS, lasts, uses, actor, source), text));
    }

    /** Whether the hub's file has a collector of this site. */
    boolean hasSite(String site) {
        return vantagePoints.values().stream()
                .anyMatch(collector -> collector.siteName().equals(Optional.of(site)));
    }

    private EnrolmentToken keep(
            String hash, HubProperties.Collector collector, Duration lasts, String actor, @Nullable String source) {
        return keep(
                hash,
                collector.site() == null ? PartKind.WITNESS : PartKind.COLLECTOR,
                collector.site(),
                collector.id(),
                lasts,
                1,
                actor,
                source);
    }

    private EnrolmentToken keep(
            String hash,
            PartKind kind,
            @Nullable String site,
            String name,
            Duration lasts,
            int uses,
            String actor,
            @Nullable String source) {
        Instant now = clock.instant();
        EnrolmentToken token = new EnrolmentToken(
                "e-" + hash.substring(0, 16),
                hash,
                kind,
                site,
                name,
                actor,
                now,
                now.plus(lasts),
                null,
                null,
                null,
                uses);
        records.save(token, audit.entry(actor, source, "create-enrolment", TrustAudit.Attributes.of(token)));
        byHash.put(hash, token);
        return token;
    }

    Optional<EnrolmentToken> byHash(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** It was used; the store knows. */
    void used(EnrolmentToken token) {
        byHash.put(token.hash(), token);
    }

    /** The newest first. */
    List<EnrolmentToken> all() {
        return byHash.values().stream()
                .sorted(Comparator.comparing(EnrolmentToken::createdAt)
                        .reversed()
                        .thenComparing(EnrolmentToken::id))
                .toList();
    }

    /** False: there is none. */
    synchronized boolean revoke(String id, String actor, String source) {
        Optional<EnrolmentToken> known =
                byHash.values().stream().filter(token -> token.id().equals(id)).findFirst();
        known.filter(token -> token.revokedAt() == null).ifPresent(token -> {
            EnrolmentToken revoked = token.revoked(clock.instant());
            byHash.put(token.hash(), revoked);
            records.save(revoked, audit.entry(actor, source, "revoke-enrolment", TrustAudit.Attributes.of(token)));
        });
        return known.isPresent();
    }
}
