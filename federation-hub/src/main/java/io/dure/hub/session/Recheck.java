package io.dure.hub.session;

import io.dure.auth.directory.UserId;
import io.dure.auth.role.Role;
import io.dure.auth.role.Scope;
import io.dure.hub.steering.Alarm;
import io.dure.hub.steering.Alarms;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings open sessions and API tokens to what the directory says now. No answer changes nothing here: what may be done
 * without one is decided by {@link Standings}.
 */
@Component
final class Recheck implements Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Recheck.class);

    private final RecheckRound round;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Standings standings;
    private final SignInAudit audit;
    private final RemovalGuard guard;
    private final Clock clock;
    private final Lock running = new ReentrantLock();
    private volatile Held held = Held.NOBODY;
    private volatile @Nullable Instant awaySince;
    private volatile String awayDetail = "";

    Recheck(
            RecheckRound round,
            Sessions sessions,
            ApiTokens tokens,
            Standings standings,
            SignInAudit audit,
            RecheckProperties properties,
            Clock clock) {
        this.round = round;
        this.sessions = sessions;
        this.tokens = tokens;
        this.standings = standings;
        this.audit = audit;
        this.guard = new RemovalGuard(properties.heldShare(), properties.heldLeast());
        this.clock = clock;
    }

    /** Who would lose what they have, were the last round not held back. */
    record Held(
            Set<UserId> users, List<String> names, @Nullable Instant since) {
        static final Held NOBODY = new Held(Set.of(), List.of(), null);
    }

    Held held() {
        return held;
    }

    void run() throws InterruptedException {
        run(Set.of());
    }

    /** Somebody has looked at who is held back: what the directory says of them now, holds. */
    void release() throws InterruptedException {
        run(held.users());
    }

    private void run(Set<UserId> released) throws InterruptedException {
        running.lockInterruptibly();
        try {
            Instant began = clock.instant();
            Map<UserId, SignedIn> users = new HashMap<>(tokens.owners());
            users.putAll(sessions.users());
            Map<UserId, Verdict> verdicts = round.ask(users.keySet());
            Set<UserId> heldBack = guard.held(verdicts, had(users), released);
            verdicts.forEach((user, verdict) -> {
                if (!heldBack.contains(user) && !hasSignedInSince(began, user)) {
                    apply(user, users.get(user), verdict);
                }
            });
            hold(heldBack, users);
            noteAway(verdicts);
            Set<UserId> stillThere = new HashSet<>(sessions.users().keySet());
            stillThere.addAll(tokens.owners().keySet());
            standings.retain(stillThere);
        } finally {
            running.unlock();
        }
    }

    /** What the directory said then is newer. */
    private boolean hasSignedInSince(Instant began, UserId user) {
        return standings
                .of(user)
                .filter(standing -> standing.checkedAt().isAfter(began))
                .isPresent();
    }

    private Map<UserId, SignedIn> had(Map<UserId, SignedIn> users) {
        Map<UserId, SignedIn> had = new HashMap<>();
        users.forEach((user, asBegun) -> had.put(
                user,
                standings
                        .of(user)
                        .map(known -> asBegun.in(known.role(), known.groups(), known.scope(), false))
                        .orElse(asBegun)));
        return had;
    }

    private void apply(UserId user, @Nullable SignedIn asBegun, Verdict verdict) {
        String name = asBegun == null ? user.objectId() : asBegun.user();
        switch (verdict) {
            case Verdict.Confirmed confirmed -> {
                Role before = standings
                        .of(user)
                        .map(Standings.Standing::role)
                        .orElse(asBegun == null ? confirmed.role() : asBegun.role());
                Scope scope = standings
                        .of(user)
                        .map(Standings.Standing::scope)
                        .orElse(asBegun == null ? confirmed.scope() : asBegun.scope());
                standings.confirm(user, confirmed.role(), confirmed.groups(), confirmed.scope());
                boolean same = before == confirmed.role() && scope.equals(confirmed.scope());
                if (!same && sessions.users().containsKey(user)) {
                    audit.appendOwn(
                            "change-role", name, words(before, scope), words(confirmed.role(), confirmed.scope()));
                }
            }
            case Verdict.Ended ended -> {
                sessions.endAllOf(user);
                tokens.revokeAllOf(user);
                standings.forget(user);
                audit.appendOwn("sign-out-removed", removed(name, ended.why()));
            }
            case Verdict.Unknown unknown -> LOG.debug("{} could not be asked for: {}", name, unknown.detail());
        }
    }

    private static Told removed(String name, Told why) {
        Told removed = Told.of(ToldKind.REMOVED_FROM_DIRECTORY, "user", name, "why", why.kind());
        return Optional.ofNullable(why.attributes().get("said"))
                .map(said -> removed.with("said", said))
                .orElse(removed);
    }

    private static String words(Role role, Scope scope) {
        return scope.isEverything() ? role.word() : role.word() + " (" + scope.text() + ")";
    }

    private void hold(Set<UserId> users, Map<UserId, SignedIn> all) {
        Held before = held;
        List<String> names = users.stream()
                .map(user -> {
                    SignedIn asBegun = all.get(user);
                    return asBegun == null ? user.objectId() : asBegun.user();
                })
                .sorted()
                .toList();
        if (users.isEmpty()) {
            held = Held.NOBODY;
            return;
        }
        held = new Held(users, names, before.since() == null ? clock.instant() : before.since());
        if (before.users().isEmpty()) {
            LOG.warn(
                    "the directory would take rights from {} of {} users at once: held back", users.size(), all.size());
            audit.appendOwn(
                    "hold-removal",
                    Told.of(
                            ToldKind.REMOVAL_HELD,
                            "held",
                            Integer.toString(users.size()),
                            "all",
                            Integer.toString(all.size())));
        }
    }

    private void noteAway(Map<UserId, Verdict> verdicts) {
        List<Verdict.Unknown> unanswered = new ArrayList<>();
        for (Verdict verdict : verdicts.values()) {
            if (verdict instanceof Verdict.Unknown unknown && unknown.directoryAway()) {
                unanswered.add(unknown);
            }
        }
        if (unanswered.isEmpty()) {
            awaySince = null;
        } else {
            awayDetail = unanswered.getFirst().detail();
            if (awaySince == null) {
                awaySince = clock.instant();
                LOG.warn("{} signed-in users could not be asked for: {}", unanswered.size(), awayDetail);
            }
        }
    }

    @Override
    public List<Alarm> alarms() {
        List<Alarm> alarms = new ArrayList<>();
        Held now = held;
        if (now.since() != null) {
            alarms.add(alarm(
                    "removal-held",
                    Alarm.Severity.CRITICAL,
                    now.since(),
                    "the directory would take rights from " + now.users().size()
                            + " users at once; nobody lost any yet: look, then release it"));
        }
        Instant away = awaySince;
        if (away != null) {
            alarms.add(alarm(
                    "directory-away",
                    Alarm.Severity.WARNING,
                    away,
                    "signed-in users could not be asked for; they only read until they are confirmed"));
        }
        return alarms;
    }

    private static Alarm alarm(String code, Alarm.Severity severity, Instant since, String detail) {
        return new Alarm(code, severity, since, null, null, null, detail);
    }
}
