package io.dure.hub.failover;

import io.dure.gslb.evidence.EndpointJudgement;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.MemberJudgement;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.evidence.Withheld;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Mode;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What operators are told besides incidents: the alarms that stand, and what the audit notes that nobody did. */
final class Notices {
    /** Longer than a provider says that its servers take. */
    private static final Duration PROPAGATES = Duration.ofMinutes(2);

    private final String service;
    private final Members members;
    private final Rules rules;
    private final Journal journal;
    private final AlarmBoard alarms;
    /** By site, as it was last noted. */
    private final Map<String, Withheld> withheld = new HashMap<>();
    /** Providers whose drift was noted. */
    private final Set<String> drifted = new HashSet<>();

    Notices(String service, Members members, Rules rules, Journal journal) {
        this.service = service;
        this.members = members;
        this.rules = rules;
        this.journal = journal;
        this.alarms = new AlarmBoard(service, journal);
    }

    List<Alarm> standing() {
        return alarms.standing();
    }

    /** An evacuation that is wanted and refused is no incident, for nothing was decided; the audit says when and why. */
    void noteWithheld(Instant now) {
        for (Member member : members.all()) {
            Optional<Withheld> reason = rules.withheld(member, now).filter(why -> why != Withheld.APPROVAL);
            Optional<Withheld> before = Optional.ofNullable(withheld.get(member.site()));
            if (reason.isPresent() && !reason.equals(before)) {
                withheld.put(member.site(), reason.get());
                journal.note(
                        Journal.LEADER,
                        "withheld",
                        Optional.of(member.site()),
                        Told.of(ToldKind.WITHHELD, "why", reason.get().code()));
            } else if (reason.isEmpty() && before.isPresent()) {
                withheld.remove(member.site());
                journal.note(
                        Journal.LEADER,
                        "withheld-over",
                        Optional.of(member.site()),
                        Told.of(ToldKind.WITHHELD_OVER, "why", before.get().code()));
            }
        }
    }

    /** What a nameserver could not write it answers all the same; who looks later must find that it was so. */
    void noteDisk(ProviderDriver driver) {
        journal.note(
                Journal.LEADER,
                driver.isWritten() ? "disk-again" : "disk-refused",
                Optional.empty(),
                Told.of(
                        driver.isWritten() ? ToldKind.NAMESERVER_WRITTEN : ToldKind.NAMESERVER_UNWRITTEN,
                        "nameserver",
                        driver.id()));
    }

    /** What others changed at a provider is noted once, and so is its end. */
    void noteDrift(Collection<ProviderDriver> drivers) {
        for (ProviderDriver driver : drivers) {
            Optional<Drifted> now = driver.watch().flatMap(RecordWatch::drifted);
            if (now.isPresent() && drifted.add(driver.id())) {
                journal.note(
                        Journal.LEADER,
                        "drift",
                        Optional.empty(),
                        Told.of(
                                ToldKind.DRIFT,
                                "provider",
                                driver.id(),
                                "changes",
                                now.get().summary()));
            } else if (now.isEmpty() && drifted.remove(driver.id())) {
                journal.note(
                        Journal.LEADER,
                        "drift-over",
                        Optional.empty(),
                        Told.of(ToldKind.DRIFT_OVER, "provider", driver.id()));
            }
        }
    }

    /** To be called before {@link #alarm}: warns of certificates that end within the time that the check gives. */
    void warnOfCertificates(Judgement judgement, Check check, Instant now) {
        if (check.kind() != Check.Kind.HTTPS) {
            return;
        }
        Instant warned = now.plus(check.certificateWarning());
        for (MemberJudgement member : judgement.members()) {
            for (EndpointJudgement endpoint : member.endpoints()) {
                endpoint.certificateEnds()
                        .filter(ends -> ends.isBefore(warned))
                        .ifPresent(ends -> alarms.want(
                                Alarm.Code.CERTIFICATE_ENDS,
                                endpoint.endpoint().toString(),
                                "a certificate that it shows ends at " + ends));
            }
        }
    }

    void noteRepair(ProviderDriver driver) {
        journal.note(
                Journal.LEADER,
                "repair",
                Optional.empty(),
                Told.of(
                        ToldKind.REPAIR,
                        "provider",
                        driver.id(),
                        "changes",
                        driver.watch()
                                .flatMap(RecordWatch::drifted)
                                .map(Drifted::summary)
                                .orElse("")));
    }

    /** What is wrong at a provider that others may write to. */
    private void alarm(ProviderDriver driver, RecordWatch watch, Instant now) {
        driver.refusal()
                .ifPresent(refusal -> alarms.want(
                        Alarm.Code.PROVIDER_REFUSED, driver.id(), refusal.code() + ": " + refusal.message()));
        if (!driver.setAside().isEmpty()) {
            alarms.want(
                    Alarm.Code.RECORD_SET_ASIDE,
                    driver.id(),
                    driver.setAside().stream()
                            .map(aside -> aside.record() + ": " + aside.cause())
                            .collect(Collectors.joining("; ")));
        }
        watch.drifted().ifPresent(drift -> alarms.want(Alarm.Code.PROVIDER_DRIFT, driver.id(), drift.summary()));
        watch.pendingSince()
                .filter(since -> Duration.between(since, now).compareTo(PROPAGATES) > 0)
                .ifPresent(since -> alarms.want(Alarm.Code.PROVIDER_PENDING, driver.id(), watch.pending()));
    }

    /** Brings the alarms to what holds now. */
    void alarm(Judgement judgement, Collection<ProviderDriver> drivers, Instant now) {
        if (!judgement.readiness().automaticFailoverPossible()) {
            alarms.want(
                    Alarm.Code.AUTOMATIC_FAILOVER_IMPOSSIBLE,
                    service,
                    "no vantage point that sees in "
                            + String.join(", ", judgement.readiness().missing()));
        }
        for (Member member : members.all()) {
            if (member.isOut()) {
                String how = member.byOperator() ? "taken out by an operator or a drill; " : "";
                alarms.want(Alarm.Code.MEMBER_EVACUATED, member.site(), how + "gets no answers until it has returned");
            }
            boolean down = member.isAnswered() && members.verdict(member) == Verdict.DOWN;
            if (down && rules.isFrozen(now)) {
                alarms.want(Alarm.Code.FROZEN_BUT_DOWN, member.site(), "down by quorum, but the service is frozen");
            } else if (down && rules.mode() == Mode.OFF) {
                alarms.want(Alarm.Code.OFF_BUT_DOWN, member.site(), "down by quorum, but the service only watches");
            }
        }
        for (Approval approval : rules.approvals()) {
            alarms.want(
                    Alarm.Code.APPROVAL_WANTED,
                    approval.site(),
                    approval.kind() == Approval.Kind.EVACUATE ? "down by quorum" : "the hold-down passed");
        }
        boolean failOpen = !members.anyFit();
        for (ProviderDriver driver : drivers) {
            failOpen |= driver.sight()
                    .status(ProviderDriver.FRESH, now)
                    .filter(NameserverStatus::failOpen)
                    .isPresent();
            if (driver.sight()
                    .status(ProviderDriver.FRESH, now)
                    .filter(status -> !status.written())
                    .isPresent()) {
                alarms.want(
                        Alarm.Code.NAMESERVER_UNWRITTEN,
                        driver.id(),
                        "its disk refuses what it answers: a restart would forget it");
            }
            if (driver.isUnreachable()) {
                alarms.want(Alarm.Code.PROVIDER_UNREACHABLE, driver.id(), driver.cause());
            } else if (driver.watch().isPresent()) {
                alarm(driver, driver.watch().get(), now);
            } else if (driver.isOutOfSyncFor(ProviderDriver.FRESH, now)) {
                alarms.want(Alarm.Code.NAMESERVER_OUT_OF_SYNC, driver.id(), driver.cause());
            }
        }
        if (failOpen) {
            alarms.want(Alarm.Code.FAIL_OPEN, service, "nobody is fit to answer");
        }
        alarms.settle(now);
    }
}
