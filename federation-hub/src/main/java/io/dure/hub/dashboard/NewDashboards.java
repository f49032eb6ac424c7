package io.dure.hub.dashboard;

import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes dashboards of users' own. */
@Component
final class NewDashboards {
    static final int MOST = 5_000;
    static final int MOST_OF_ONE_USER = 200;

    private static final int ID_BYTES = 8;

    private final DashboardRecords records;
    private final DashboardAudit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    NewDashboards(DashboardRecords records, DashboardAudit audit, Clock clock) {
        this.records = records;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param act {@code create-dashboard} or {@code copy-dashboard} */
    Seen create(Caller caller, String act, Document document) {
        requireRoom(caller);
        String user = caller.who().user();
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Heading heading = new Heading(
                "d-" + HexFormat.of().formatHex(id),
                document.name(),
                document.description(),
                user,
                Origin.USER,
                1,
                clock.instant(),
                user,
                document.pages(),
                List.of());
        Dashboard dashboard = new Dashboard(heading, document);
        records.create(dashboard, audit.done(caller, act, DashboardAudit.about(heading), null, "1"));
        return new Seen(dashboard, Right.OWN);
    }

    private void requireRoom(Caller caller) {
        List<Heading> all = records.headings();
        long own = all.stream()
                .filter(each -> caller.who().user().equals(each.owner()))
                .count();
        if (own >= MOST_OF_ONE_USER || all.size() >= MOST) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_DASHBOARDS,
                    own >= MOST_OF_ONE_USER
                            ? "You have " + MOST_OF_ONE_USER + "; delete one first."
                            : "There are " + MOST + "; somebody must delete one first.");
        }
    }
}
