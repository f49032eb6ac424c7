package io.dure.hub.failover;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Plan;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that one service is answered by: our nameservers, and the providers that it is bound to. */
final class ProviderDrivers {
    private final FailoverSettings settings;
    private final Planner planner;
    private final Map<String, ProviderDriver> drivers = new TreeMap<>();
    /** Of providers that the service was taken off in this epoch: they know what they wrote there. */
    private final Map<String, ProviderDriver> unbound = new TreeMap<>();

    /** @param planner of the providers that the service is bound to besides nameservers */
    ProviderDrivers(FailoverSettings settings, Planner planner) {
        this.settings = settings;
        this.planner = planner;
    }

    /** A new epoch: nothing was written in it yet. */
    void lead(Instant now) {
        unbound.clear();
        drivers.values().forEach(driver -> driver.lead(now));
    }

    /** Forgets what is under way, and observes. */
    void restart(Instant now) {
        drivers.values().forEach(driver -> driver.restart(now));
    }

    void restart(Set<String> at, Instant now) {
        drivers.values().stream().filter(driver -> at.contains(driver.id())).forEach(driver -> driver.restart(now));
    }

    /** There is a new desired plan. */
    void hurry(Instant now) {
        drivers.values().forEach(driver -> driver.hurry(now));
    }

    /** A nameserver is there (again). */
    void joined(String nameserver, Instant now) {
        drivers.computeIfAbsent(nameserver, id -> ProviderDriver.ofNameserver(id, settings, now))
                .restart(now);
    }

    Optional<ProviderDriver> at(String provider) {
        return Optional.ofNullable(drivers.get(provider));
    }

    /** By id. */
    Collection<ProviderDriver> all() {
        return Collections.unmodifiableCollection(drivers.values());
    }

    Set<String> nameservers() {
        return drivers.values().stream()
                .filter(ProviderDriver::isNameserver)
                .map(ProviderDriver::id)
                .collect(Collectors.toSet());
    }

    /**
     * Drives what the service is bound to, and no longer what it was bound to before: what a provider holds stays there when
     * the service is taken off it.
     */
    void bind(List<String> before, ServiceDefinition definition, Instant now) {
        for (String provider : before) {
            ProviderDriver driver = drivers.get(provider);
            if (driver != null && !definition.providers().contains(provider)) {
                drivers.remove(provider);
                unbound.put(provider, driver);
            }
        }
        for (String provider : definition.providers()) {
            ProviderDriver known = unbound.remove(provider);
            if (known != null) {
                known.restart(now);
                drivers.put(provider, known);
            }
            ProviderDriver driver = drivers.computeIfAbsent(provider, id -> outside(id, definition.drift(), now));
            driver.watch().ifPresent(watch -> watch.wish(definition.drift()));
        }
    }

    private ProviderDriver outside(String provider, Drift drift, Instant now) {
        RecordWatch watch = new RecordWatch(provider, drift, planner, settings.observeEvery());
        return ProviderDriver.ofRecords(provider, settings, watch, now);
    }

    /** Begins to take away what the service has at these providers. */
    void withdraw(Set<String> from, Instant now) {
        drivers.values().stream()
                .filter(driver -> from.contains(driver.id()) && !driver.isNameserver())
                .forEach(driver -> driver.withdraw(now));
    }

    /** Providers of {@code from} that still hold something, and why. */
    Map<String, String> unwithdrawn(Set<String> from, Plan desired) {
        Map<String, String> left = new TreeMap<>();
        drivers.values().stream()
                .filter(driver -> from.contains(driver.id()) && !driver.isWithdrawn(desired))
                .forEach(driver -> left.put(driver.id(), driver.cause()));
        return left;
    }

    /** Nameservers that judge by what they hold that the member is down. */
    List<String> sayDown(String site, Instant now) {
        return drivers.values().stream()
                .filter(driver -> driver.sight()
                        .status(ProviderDriver.FRESH, now)
                        .flatMap(status -> status.member(site))
                        .filter(member -> member.verdict() == Verdict.DOWN)
                        .isPresent())
                .map(ProviderDriver::id)
                .toList();
    }

    /** An operator wants one written anew; empty: it will be. */
    Optional<ActResult.Refused> askRepair(String provider, Instant now) {
        ProviderDriver driver = drivers.get(provider);
        if (driver == null) {
            return Optional.of(
                    new ActResult.Refused(ActResult.Code.UNKNOWN_PROVIDER, "the service has no provider " + provider));
        }
        return driver.askRepair(now)
                ? Optional.empty()
                : Optional.of(new ActResult.Refused(
                        ActResult.Code.NOTHING_TO_DO, provider + " serves what was written there"));
    }

    /**
     * Takes up what others changed and is to be written anew now.
     *
     * @param mayAct the leader may act by itself
     * @return whether there is anything
     */
    boolean repair(boolean mayAct, Notices notices, Instant now) {
        boolean any = false;
        for (ProviderDriver driver : drivers.values()) {
            Optional<RecordWatch> due = driver.watch().filter(watch -> watch.wantsRepair(mayAct, now));
            if (due.isPresent()) {
                if (!due.get().isAsked()) {
                    notices.noteRepair(driver);
                }
                driver.repairing(now);
                any = true;
            }
        }
        return any;
    }

    /** Does what is due at each; {@code left} runs for every plan that leaves. */
    void drive(Plan desired, Journal journal, Runnable left, Instant now) {
        for (ProviderDriver driver : drivers.values()) {
            if (driver.drive(desired, journal, now)) {
                left.run();
            }
        }
    }
}
