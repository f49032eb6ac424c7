package io.dure.hub.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.auth.role.AccessRules;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.WallKeys.Wall;
import io.dure.hub.store.InMemoryStores;
import io.dure.hub.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

class WallSessionControllerTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private final Stores stores = InMemoryStores.create(clock);

    private WallSessionController controller(WallKeys keys) {
        SessionProperties limits = new SessionProperties(Duration.ofMinutes(30), Duration.ofHours(12));
        Sessions sessions = new Sessions(
                stores.sessions(), new AccessRules(Map.of()), new Standings(Rechecks.USUAL, clock), limits, clock);
        return new WallSessionController(
                keys,
                new SignInAttempts(Rechecks.LOCKOUT, Rechecks.LOCKOUT::failures, clock),
                new SignInAudit(stores.audit(), clock),
                new HttpSessions(sessions, (authentication, request, response) -> {}, clock));
    }

    @Test
    void aTokenTakenBackWhileItsDisplayBeginsOpensNothing() {
        Wall wall = new Wall("w-1", "d-1", "벽", clock.instant().plusSeconds(900));
        AtomicBoolean takenBack = new AtomicBoolean();
        WallSessionController controller =
                controller(token -> takenBack.getAndSet(true) ? Optional.empty() : Optional.of(wall));

        assertThatThrownBy(() -> controller.open(
                        new WallSessionController.WallKey("token"),
                        new MockHttpServletRequest(),
                        new MockHttpServletResponse()))
                .isInstanceOf(ProblemException.class);

        assertThat(stores.sessions().all()).isEmpty();
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }
}
