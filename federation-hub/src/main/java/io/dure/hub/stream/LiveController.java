package io.dure.hub.stream;

import io.dure.hub.dashboard.WallScopes;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.scope.Sights;
import io.dure.hub.session.OpenSession;
import io.dure.hub.session.OpenSessions;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The live stream. Each client keeps its request's thread, a virtual one, which blocks for next to nothing and needs no
 * asynchronous machinery.
 */
@RestController
class LiveController {
    private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

    private final LiveClients clients;
    private final OpenSessions sessions;
    private final WallScopes walls;
    private final Sights sights;

    LiveController(LiveClients clients, OpenSessions sessions, WallScopes walls, Sights sights) {
        this.sights = sights;
        this.clients = clients;
        this.sessions = sessions;
        this.walls = walls;
    }

    private Audience audience(SignedIn who) {
        return who.onlyDashboard()
                .<Audience>map(dashboard -> new Audience.Display(dashboard, () -> walls.shown(dashboard), sights::of))
                .orElseGet(() ->
                        who.scope().isEverything() ? new Audience.User() : new Audience.Bound(who.scope(), sights::of));
    }

    @GetMapping(value = "/api/v1/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void live(@AuthenticationPrincipal SignedIn who, HttpServletResponse response) {
        OpenSession session =
                sessions.current().orElseThrow(() -> new ProblemException(ProblemCode.NOT_SIGNED_IN, null));
        LiveClient client = clients.connect(audience(who))
                .orElseThrow(() -> new ProblemException(ProblemCode.TOO_MANY_STREAMS, "Try again in a minute."));
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Asks a proxy in between not to hold events back.
        response.setHeader("X-Accel-Buffering", "no");
        try {
            response.flushBuffer();
            client.run(response.getOutputStream(), () -> session.keepAlive(who.scope()));
        } catch (IOException gone) {
            LOG.debug("a client of the live stream is gone", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            clients.disconnect(client);
        }
    }
}
