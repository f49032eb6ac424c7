package io.dure.hub.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.auth.directory.UserId;
import io.dure.auth.role.AccessRules;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRule;
import io.dure.auth.role.RoleRules;
import io.dure.hub.store.InMemoryStores;
import io.dure.protocol.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");
    private static final SessionProperties LIMITS = new SessionProperties(Duration.ofMinutes(30), Duration.ofHours(12));
    private static final List<String> GROUPS = List.of("cn=users,dc=egov,dc=test", "S-1-5-21-1");

    private final MovableClock clock = new MovableClock(BEGIN);
    private final SessionRecords records = InMemoryStores.sessions();
    private AccessRules rules = rules(RoleRule.of("CN=Users, DC=egov, DC=test", Role.VIEWER));
    private Sessions sessions = open(records);

    private Sessions open(SessionRecords from) {
        return new Sessions(from, rules, new Standings(Rechecks.PATIENT, clock), LIMITS, clock);
    }

    private static AccessRules rules(RoleRule... rules) {
        return new AccessRules(Map.of("egov", new RoleRules(List.of(rules))));
    }

    private SignedIn user(String name) {
        return new SignedIn(name, name, Role.VIEWER, clock.instant().plus(LIMITS.absolute()), GROUPS, null);
    }

    private SignedIn display(Instant until) {
        return new SignedIn("wall/w-1", "벽", Role.VIEWER, until, List.of(), "d-1");
    }

    private Secret begin(String name) {
        return sessions.begin(user(name), new UserId("egov", "id-of-" + name));
    }

    private void restart() {
        sessions = open(records);
    }

    private void useFor(Duration length, String hash) {
        for (Duration passed = Duration.ZERO;
                passed.compareTo(length) < 0;
                passed = passed.plus(Duration.ofMinutes(20))) {
            clock.advance(Duration.ofMinutes(20));
            sessions.use(hash);
        }
    }

    @Test
    void theStoreHoldsNoSecret() {
        Secret secret = begin("kim");

        assertThat(records.all()).singleElement().satisfies(record -> {
            assertThat(record.hash()).isEqualTo(secret.hash()).hasSize(64);
            assertThat(record.toString()).doesNotContain(secret.value());
        });
        assertThat(secret.toString()).doesNotContain(secret.value());
        assertThat(sessions.use(secret.value())).isEmpty();
    }

    @Test
    void aSessionLastsOverARestart() {
        Secret secret = begin("kim");

        restart();

        assertThat(sessions.use(secret.hash())).contains(user("kim"));
    }

    @Test
    void aSessionLastsOverARestartOnlyInTheRoleThatTheRulesGive() {
        Secret user = begin("kim");
        Secret display = sessions.beginWall(display(BEGIN.plusSeconds(900)), "w-1");

        rules = rules(RoleRule.of("S-1-5-21-1", Role.VIEWER));
        restart();
        assertThat(sessions.use(user.hash())).contains(user("kim"));
        rules = rules(RoleRule.of("S-1-5-21-1", Role.OPERATOR), RoleRule.of("cn=users,dc=egov,dc=test", Role.VIEWER));
        restart();

        assertThat(sessions.use(user.hash())).isEmpty();
        assertThat(sessions.use(display.hash())).isPresent();
        sessions.keep();
        assertThat(records.all()).extracting(SessionRecord::hash).containsExactly(display.hash());
    }

    @Test
    void theIdleLimitGoesOnWhileTheHubIsAway() {
        Secret secret = begin("kim");
        clock.advance(Duration.ofMinutes(20));
        sessions.use(secret.hash());
        sessions.keep();
        clock.advance(Duration.ofMinutes(29));
        restart();
        assertThat(sessions.use(secret.hash())).isPresent();
        sessions.keep();

        clock.advance(Duration.ofMinutes(30));
        restart();

        assertThat(sessions.use(secret.hash())).isEmpty();
        sessions.keep();
        assertThat(records.all()).isEmpty();
    }

    @Test
    void useDoesNotOutlastTheAbsoluteLimit() {
        Secret secret = begin("kim");

        useFor(Duration.ofHours(11), secret.hash());
        assertThat(sessions.use(secret.hash())).isPresent();
        useFor(Duration.ofHours(1), secret.hash());

        assertThat(sessions.use(secret.hash())).isEmpty();
    }

    @Test
    void aDisplayIsNeverIdleAndEndsWithItsToken() {
        Secret secret = sessions.beginWall(display(BEGIN.plus(Duration.ofDays(7))), "w-1");
        clock.advance(Duration.ofDays(6));
        sessions.keep();
        restart();
        assertThat(sessions.use(secret.hash())).isPresent();

        clock.advance(Duration.ofDays(1));

        assertThat(sessions.use(secret.hash())).isEmpty();
    }

    @Test
    void takingATokenBackEndsItsDisplaysOnly() {
        Secret user = begin("kim");
        Secret one = sessions.beginWall(display(BEGIN.plusSeconds(900)), "w-1");
        Secret other = sessions.beginWall(display(BEGIN.plusSeconds(900)), "w-2");

        sessions.endWall("w-1");

        assertThat(sessions.use(one.hash())).isEmpty();
        assertThat(sessions.use(other.hash())).isPresent();
        assertThat(sessions.use(user.hash())).isPresent();
        assertThat(records.all()).hasSize(2);
    }

    @Test
    void signingOutEverywhereEndsAllOfOneUserForGood() {
        Secret here = begin("kim");
        Secret there = begin("kim");
        Secret other = begin("lee");

        sessions.endAllOf("kim");
        restart();

        assertThat(sessions.use(here.hash())).isEmpty();
        assertThat(sessions.use(there.hash())).isEmpty();
        assertThat(sessions.use(other.hash())).isPresent();
    }

    @Test
    void aSessionOfWhomNoDirectoryKnowsEndsWithARestart() {
        Secret secret = sessions.begin(user("administrator"), null);
        assertThat(sessions.use(secret.hash())).isPresent();

        restart();

        assertThat(sessions.use(secret.hash())).isEmpty();
    }

    @Test
    void aSessionEndsAlsoWhileItIsUsed() throws Exception {
        try (ExecutorService browser = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < 500; i++) {
                String hash = begin("kim").hash();
                CountDownLatch inUse = new CountDownLatch(1);
                AtomicBoolean over = new AtomicBoolean();
                Future<?> uses = browser.submit(() -> {
                    while (!over.get()) {
                        clock.advance(Duration.ofNanos(1));
                        sessions.use(hash);
                        inUse.countDown();
                    }
                });
                inUse.await();
                sessions.end(hash);
                over.set(true);
                uses.get();

                assertThat(sessions.use(hash)).isEmpty();
            }
        }
    }

    @Test
    void oneUserHasABoundedNumberOfThemAndTheQuietestGoes() {
        Secret first = begin("kim");
        clock.advance(Duration.ofSeconds(1));
        Secret second = begin("kim");
        clock.advance(Duration.ofSeconds(1));
        sessions.use(first.hash());
        for (int i = 2; i <= Sessions.MOST_OF_ONE_USER; i++) {
            clock.advance(Duration.ofSeconds(1));
            begin("kim");
        }

        assertThat(records.all()).hasSize(Sessions.MOST_OF_ONE_USER);
        assertThat(sessions.use(second.hash())).isEmpty();
        assertThat(sessions.use(first.hash())).isPresent();
    }

    @Test
    void whatCouldNotBeRemovedIsRemovedLater() {
        Fragile fragile = new Fragile(records);
        sessions = open(fragile);
        Secret secret = begin("kim");
        fragile.broken = true;

        assertThatThrownBy(() -> sessions.end(secret.hash())).isInstanceOf(IllegalStateException.class);
        assertThat(sessions.use(secret.hash())).isEmpty();

        fragile.broken = false;
        sessions.keep();
        assertThat(records.all()).isEmpty();
    }

    /** A store that fails while the test wants it to. */
    private static final class Fragile implements SessionRecords {
        private final SessionRecords records;
        private boolean broken;

        Fragile(SessionRecords records) {
            this.records = records;
        }

        @Override
        public List<SessionRecord> all() {
            return records.all();
        }

        @Override
        public void save(SessionRecord session) {
            records.save(session);
        }

        @Override
        public void used(Map<String, Instant> lastUses) {
            records.used(lastUses);
        }

        @Override
        public void remove(Collection<String> hashes) {
            if (broken) {
                throw new IllegalStateException("the test broke it");
            }
            records.remove(hashes);
        }
    }
}
