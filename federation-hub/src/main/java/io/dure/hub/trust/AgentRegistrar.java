package io.dure.hub.trust;

import io.dure.hub.session.Secret;
import io.dure.protocol.trust.TokenText;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives every agent a credential of its own, which its site's collectors accept until it ends or is revoked. Each is good for
 * thirty days; its holder replaces it by itself. Thread-safe.
 */
public final class AgentRegistrar {
    static final int MOST = 20_000;

    private static final Duration LIFE = Duration.ofDays(30);
    private static final String PREFIX = "dure-agent.";
    private static final int LONGEST_NAME = 256;

    private final TrustRecords records;
    private final EnrolmentTokens tokens;
    private final TrustAudit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Credential> byHash = new ConcurrentHashMap<>();
    private final Sightings sightings = new Sightings();
    private long version;

    AgentRegistrar(TrustRecords records, EnrolmentTokens tokens, TrustAudit audit, Clock clock) {
        this.records = records;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
        this.version = Math.max(1, clock.millis());
        records.credentials().stream()
                .filter(credential -> credential.kind() == PartKind.AGENT)
                .forEach(credential -> byHash.put(hash(credential), credential));
    }

    /** The credentials of a site's agents, as they stand. */
    public record Accepted(long version, List<byte[]> hashes) {}

    /**
     * For an agent that asked this collector.
     *
     * @param shown an enrolment token for agents of the collector's site, or the credential that is to be replaced
     */
    public synchronized AgentIssuance enrol(
            Credential collector, String shown, String service, String instance, @Nullable String source) {
        String site = collector.site();
        String name = service + "/" + instance;
        if (site == null || service.isBlank() || instance.isBlank() || name.length() > LONGEST_NAME) {
            return refuse(collector, source, "bad-request", "service and instance are needed, at most 255 characters");
        }
        Instant now = clock.instant();
        byHash.values().removeIf(old -> !now.isBefore(old.expiresAt()));
        sightings.retain(id -> byHash.containsKey(id.substring("a-".length())));
        if (byHash.size() >= MOST) {
            return refuse(collector, source, "too-many-agents", "there are as many agents as there may be");
        }
        String shownHash = TokenText.parse(shown).hash();
        Credential current = byHash.get(shownHash);
        if (current != null
                && current.revokedAt() == null
                && site.equals(current.site())
                && name.equals(current.name())) {
            return issue(site, name, current.id(), null, source);
        }
        Optional<EnrolmentToken> token =
                tokens.byHash(shownHash).filter(known -> known.kind() == PartKind.AGENT && site.equals(known.site()));
        if (token.isEmpty()) {
            return refuse(collector, source, "unknown-token", "no such enrolment token for agents of this site");
        }
        if (!token.get().lasts(now)) {
            return refuse(collector, source, "token-ended", "the enrolment token has ended or was taken back");
        }
        if (token.get().usesLeft() < 1) {
            return refuse(collector, source, "token-used", "as many agents as may have enrolled with this token");
        }
        if (wasRevokedSince(token.get().createdAt(), site, name)) {
            return refuse(
                    collector,
                    source,
                    "revoked-since",
                    "this agent was revoked after the token was made; make another");
        }
        return issue(site, name, token.get().id(), token.get().usedByAnAgent(now), source);
    }

    /** Else a token for many would bring back, unasked, whom an administrator has just shut out. */
    private boolean wasRevokedSince(Instant token, String site, String name) {
        return byHash.values().stream()
                .filter(each -> site.equals(each.site()) && name.equals(each.name()))
                .max(Comparator.comparing(Credential::issuedAt))
                .map(Credential::revokedAt)
                .filter(revoked -> !revoked.isBefore(token))
                .isPresent();
    }

    private AgentIssuance issue(
            String site, String name, String origin, @Nullable EnrolmentToken used, @Nullable String source) {
        Instant now = clock.instant();
        String text = PREFIX + Secret.fresh(random).value();
        String hash = new TokenText(text, Optional.empty()).hash();
        Credential credential =
                new Credential("a-" + hash, PartKind.AGENT, site, name, origin, now, now.plus(LIFE), null);
        records.save(credential, used, audit.entry(name, source, "enrol-agent", TrustAudit.Attributes.of(credential)));
        byHash.put(hash, credential);
        if (used != null) {
            tokens.used(used);
        }
        version++;
        return new AgentIssuance.Issued(text);
    }

    private AgentIssuance refuse(Credential collector, @Nullable String source, String code, String words) {
        audit.refused(collector.name(), source, "enrol-agent", words, code);
        return new AgentIssuance.Refused(code, words);
    }

    /** What a site's collectors accept; without the hashes where nothing has changed since {@code known}. */
    public synchronized Accepted accepted(String site, long known) {
        if (known == version) {
            return new Accepted(version, List.of());
        }
        Instant now = clock.instant();
        return new Accepted(
                version,
                byHash.entrySet().stream()
                        .filter(entry -> site.equals(entry.getValue().site())
                                && entry.getValue().revokedAt() == null
                                && now.isBefore(entry.getValue().expiresAt()))
                        .map(entry -> HexFormat.of().parseHex(entry.getKey()))
                        .toList());
    }

    /** Agents of a site showed these to its collector just now; of other sites' nothing is taken. */
    public void shown(String site, Stream<String> hashes) {
        Instant now = clock.instant();
        hashes.flatMap(hash -> Stream.ofNullable(byHash.get(hash)))
                .filter(known -> site.equals(known.site()))
                .forEach(known -> sightings.seen(known.id(), now));
    }

    /** Empty: not since this hub's start. */
    Optional<Instant> lastSeen(Credential credential) {
        return sightings.last(credential.id());
    }

    /** The newest first. */
    List<Credential> credentials() {
        return byHash.values().stream()
                .sorted(Comparator.comparing(Credential::issuedAt).reversed().thenComparing(Credential::id))
                .toList();
    }

    /** Its site's collectors refuse it within seconds. False: there is none. */
    public synchronized boolean revoke(String id, String actor, String source) {
        Optional<Credential> known =
                byHash.values().stream().filter(each -> each.id().equals(id)).findFirst();
        known.filter(each -> each.revokedAt() == null).ifPresent(each -> {
            Credential revoked = each.revoked(clock.instant());
            byHash.put(hash(each), revoked);
            version++;
            records.save(
                    revoked, null, audit.entry(actor, source, "revoke-credential", TrustAudit.Attributes.of(each)));
        });
        return known.isPresent();
    }

    private static String hash(Credential credential) {
        return credential.id().substring("a-".length());
    }
}
