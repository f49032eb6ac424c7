package io.dure.hub.dashboard;

import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignedIn;
import org.springframework.stereotype.Component;

/** What the controllers have in common: a dashboard, if whoever asks may do what he wants with it. */
@Component
final class DashboardAccess {
    private final Catalogue catalogue;
    private final DashboardAudit audit;

    DashboardAccess(Catalogue catalogue, DashboardAudit audit) {
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /** What is not for this user is not there for him either. */
    Seen seen(String id, SignedIn who, Language language) {
        return catalogue.find(id, who, language).orElseThrow(DashboardAccess::notFound);
    }

    /** For an act that takes more than looking. */
    Seen allowed(String id, Caller caller, Right needed, String act) {
        Seen seen = seen(id, caller.who(), Language.EN);
        if (!seen.right().includes(needed)) {
            audit.refused(caller, act, DashboardAudit.about(seen.heading()));
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    needed == Right.OWN
                            ? "Only its owner and administrators may. Copy it to make it yours."
                            : "It is shared with you for viewing. Copy it to change the copy.");
        }
        return seen;
    }

    /** For an act that changes it. */
    Seen changeable(String id, Caller caller, Right needed, String act) {
        Origin origin = seen(id, caller.who(), Language.EN).heading().origin();
        if (origin != Origin.USER) {
            throw new ProblemException(
                    ProblemCode.DASHBOARD_READ_ONLY,
                    origin == Origin.FILE
                            ? "It comes from a file of the hub's folder: change the file, or copy the dashboard."
                            : "It comes with the product: copy it.");
        }
        return allowed(id, caller, needed, act);
    }

    static ProblemException notFound() {
        return new ProblemException(ProblemCode.DASHBOARD_NOT_FOUND, null);
    }
}
