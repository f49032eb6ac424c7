package io.dure.hub.failover;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.plan.Plan;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Notes the stages of open incidents as they are reached. */
final class Stages {
    private final Members members;
    private final Journal journal;

    Stages(Members members, Journal journal) {
        this.members = members;
        this.journal = journal;
    }

    /** A plan left for a provider. */
    void submitted(Plan plan, Instant now) {
        for (Member member : members.all()) {
            member.incident()
                    .filter(incident -> !incident.has(Stage.SUBMITTED)
                            && plan.member(member.site()).evacuated())
                    .ifPresent(incident -> incident.reach(Stage.SUBMITTED, now, journal));
        }
    }

    void look(Collection<ProviderDriver> drivers, Plan desired, Instant now) {
        for (Member member : members.all()) {
            Optional<Incident> incident = member.incident().filter(open -> open.has(Stage.SUBMITTED));
            if (incident.isEmpty()) {
                continue;
            }
            if (!incident.get().has(Stage.IN_SYNC) && allInSync(drivers, desired)) {
                incident.get().reach(Stage.IN_SYNC, now, journal);
            }
            if (!incident.get().has(Stage.ANSWERED) && noneAnswers(member.site(), drivers, desired, now)) {
                incident.get().reach(Stage.ANSWERED, now, journal);
            }
        }
    }

    /** Earlier times than the ones known, from the nameserver that decided. */
    void reported(Member member, EvacuationEvent event) {
        IncidentId id = new IncidentId(event.service(), event.site(), event.generation());
        Optional<Incident> open =
                member.incident().filter(incident -> incident.id().equals(id));
        open.ifPresent(incident -> {
            incident.reach(Stage.FAILED, event.failed(), journal);
            incident.reach(Stage.DECIDED, event.decided(), journal);
        });
    }

    void moved(Member member, Instant since) {
        member.incident()
                .filter(incident -> incident.has(Stage.ANSWERED) && !incident.has(Stage.MOVED))
                .ifPresent(incident -> {
                    Instant answered = incident.at(Stage.ANSWERED);
                    incident.reach(Stage.MOVED, since.isBefore(answered) ? answered : since, journal);
                });
    }

    private static boolean allInSync(Collection<ProviderDriver> drivers, Plan desired) {
        boolean any = false;
        for (ProviderDriver driver : drivers) {
            if (driver.reachable()) {
                any = true;
                if (!driver.answersBy(desired)) {
                    return false;
                }
            }
        }
        return any;
    }

    private static boolean noneAnswers(String site, Collection<ProviderDriver> drivers, Plan desired, Instant now) {
        boolean any = false;
        for (ProviderDriver driver : drivers) {
            if (!driver.isNameserver()) {
                if (driver.reachable()
                        && !(driver.answersBy(desired) && desired.member(site).weight() == 0)) {
                    return false;
                }
                any |= driver.reachable();
                continue;
            }
            Optional<NameserverStatus> status = driver.sight().byAnother(ProviderDriver.FRESH, now);
            if (status.isPresent()) {
                any = true;
                if (status.get().member(site).filter(seen -> seen.weight() > 0).isPresent()) {
                    return false;
                }
            } else if (driver.reachable()
                    && driver.sight().status(ProviderDriver.FRESH, now).isPresent()) {
                return false;
            }
        }
        return any;
    }
}
