package io.dure.hub.dashboard;

import io.dure.hub.session.Secret;
import io.dure.hub.session.Sessions;
import io.dure.hub.session.WallKeys;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The displays on walls. */
@Component
final class Walls implements WallKeys {
    private final DashboardRecords records;
    private final Catalogue catalogue;
    private final Sessions sessions;
    private final Clock clock;

    Walls(DashboardRecords records, Catalogue catalogue, Sessions sessions, Clock clock) {
        this.records = records;
        this.catalogue = catalogue;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Optional<Wall> open(Secret token) {
        return records.wallToken(token.hash())
                .filter(known -> known.lasts(clock.instant()))
                .map(known -> new Wall(known.id(), known.dashboard(), nameOf(known), known.expiresAt()));
    }

    /** A file that is away may come back while the display is on. */
    private String nameOf(WallToken token) {
        return catalogue
                .find(token.dashboard(), Language.EN)
                .map(found -> found.heading().name())
                .orElse(token.dashboard());
    }

    /** All displays of a token that is gone. */
    void signOut(WallToken token) {
        sessions.endWall(token.id());
    }
}
