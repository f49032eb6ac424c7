package io.dure.hub.session;

import io.dure.auth.directory.UserId;
import io.dure.auth.role.AccessRules;
import io.dure.auth.role.Role;
import io.dure.auth.role.Scope;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.session.local.LocalAccounts;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The API tokens, by the hash of their secret. */
@Component
final class ApiTokens {
    static final int MOST_OF_ONE_USER = 20;
    static final int MOST = 1_000;

    /** What tells a token from other secrets, also for those who look for leaked ones. */
    private static final String PREFIX = "dure_";

    private final ApiTokenRecords records;
    private final AccessRules rules;
    private final Standings standings;
    private final LocalAccounts accounts;
    private final SignInAudit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Lock changing = new ReentrantLock();
    private final Map<String, ApiToken> byHash = new ConcurrentHashMap<>();
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();

    ApiTokens(
            ApiTokenRecords records,
            AccessRules rules,
            Standings standings,
            LocalAccounts accounts,
            SignInAudit audit,
            Clock clock) {
        this.records = records;
        this.rules = rules;
        this.standings = standings;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
        records.all().forEach(token -> byHash.put(token.hash(), token));
    }

    /** A token that was just made. */
    record Made(ApiToken token, Secret secret) {}

    /** What is wished for. */
    record Wish(String name, Role role, Scope scope, Duration lasts) {}

    /** Empty: there are as many as there may be. */
    Optional<Made> create(String owner, @Nullable UserId ownerId, Wish wish, String source) {
        Instant now = clock.instant();
        Secret secret = new Secret(PREFIX + Secret.fresh(random).value());
        ApiToken token = new ApiToken(
                "t-" + secret.hash().substring(0, 16),
                secret.hash(),
                wish.name(),
                owner,
                ownerId,
                wish.role(),
                wish.scope(),
                now,
                now.plus(wish.lasts()));
        changing.lock();
        try {
            removeEnded();
            if (byHash.size() >= MOST || of(owner).size() >= MOST_OF_ONE_USER) {
                return Optional.empty();
            }
            String words = token.role().word() + " of " + token.scope().text() + " until "
                    + token.expiresAt().truncatedTo(ChronoUnit.SECONDS);
            records.add(token, audit.entry(owner, source, "create-api-token", token.name(), token.id() + " " + words));
            byHash.put(token.hash(), token);
        } finally {
            changing.unlock();
        }
        return Optional.of(new Made(token, secret));
    }

    private void removeEnded() {
        Instant now = clock.instant();
        for (ApiToken token : List.copyOf(byHash.values())) {
            if (!token.lasts(now)) {
                remove(token, audit.entry("hub", null, "end-api-token", token.name(), token.id()));
            }
        }
    }

    /** False: there is none. */
    boolean revoke(String id, String actor, String source) {
        changing.lock();
        try {
            Optional<ApiToken> token = find(id);
            token.ifPresent(
                    known -> remove(known, audit.entry(actor, source, "revoke-api-token", known.name(), known.id())));
            return token.isPresent();
        } finally {
            changing.unlock();
        }
    }

    /** Of somebody whom the directory no longer knows. */
    void revokeAllOf(UserId owner) {
        changing.lock();
        try {
            for (ApiToken token : List.copyOf(byHash.values())) {
                if (owner.equals(token.ownerId())) {
                    remove(token, audit.entry("hub", null, "revoke-api-token", token.name(), token.id()));
                }
            }
        } finally {
            changing.unlock();
        }
    }

    /** Out of use before it is out of the store: should that fail, it is refused until a restart, and not taken. */
    private void remove(ApiToken token, AuditEntry entry) {
        byHash.remove(token.hash());
        uses.remove(token.id());
        records.remove(token.id(), entry);
    }

    /** Whom the token speaks for now; this is a use of it. Empty: unknown, ended, or its owner may nothing. */
    Optional<SignedIn> use(String hash) {
        Instant now = clock.instant();
        ApiToken token = byHash.get(hash);
        if (token == null || !token.lasts(now) || (token.ownerId() == null && !accounts.hasFirst())) {
            return Optional.empty();
        }
        uses.put(token.id(), now);
        return standings
                .now(
                        new SignedIn(
                                token.actor(),
                                token.name(),
                                token.role(),
                                token.expiresAt(),
                                List.of(),
                                null,
                                scopeBefore(token),
                                false),
                        token.ownerId(),
                        token.role())
                .map(who -> who.within(who.scope().and(token.scope())));
    }

    /** Until its owner has been confirmed it is not known where the owner's role holds; the hub's own holds everywhere. */
    private Scope scopeBefore(ApiToken token) {
        UserId owner = token.ownerId();
        return owner == null ? Scope.EVERYTHING : rules.leastScope(owner.directory());
    }

    /** The first administrator may own tokens, while there is one; break-glass may not. */
    boolean mayBeOwnedByTheHub(String user) {
        return accounts.hasFirst() && user.equals(LocalAccounts.FIRST);
    }

    Optional<ApiToken> find(String id) {
        return byHash.values().stream().filter(token -> token.id().equals(id)).findFirst();
    }

    /** Those that last, the oldest first. */
    List<ApiToken> all() {
        Instant now = clock.instant();
        return byHash.values().stream()
                .filter(token -> token.lasts(now))
                .sorted(Comparator.comparing(ApiToken::createdAt).thenComparing(ApiToken::id))
                .toList();
    }

    List<ApiToken> of(String owner) {
        return all().stream().filter(token -> token.owner().equals(owner)).toList();
    }

    /** Since the start of this hub; empty: not since then. */
    Optional<Instant> lastUse(ApiToken token) {
        return Optional.ofNullable(uses.get(token.id()));
    }

    /** Whom a directory can be asked for again. */
    Map<UserId, SignedIn> owners() {
        Map<UserId, SignedIn> owners = new HashMap<>();
        for (ApiToken token : all()) {
            if (token.ownerId() != null) {
                owners.put(
                        token.ownerId(),
                        new SignedIn(
                                token.owner(),
                                token.owner(),
                                token.role(),
                                token.expiresAt(),
                                List.of(),
                                null,
                                scopeBefore(token),
                                false));
            }
        }
        return owners;
    }
}
