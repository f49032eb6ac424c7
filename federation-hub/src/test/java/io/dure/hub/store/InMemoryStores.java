package io.dure.hub.store;

import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.alarm.AlarmRule;
import io.dure.hub.alarm.RaisedAlarm;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditFilter;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.audit.AuditPage;
import io.dure.hub.directory.SignInRecords;
import io.dure.hub.drill.Drill;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.incident.Incident;
import io.dure.hub.ledger.LifeKey;
import io.dure.hub.metric.SeriesReading;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.SeriesSource;
import io.dure.hub.session.ApiTokenRecords;
import io.dure.hub.trust.TrustRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All ports in memory, for tests; passes the same contract as the embedded adapter. */
public final class InMemoryStores {
    private InMemoryStores() {}

    /** Empty ones. */
    public static Stores create() {
        return create(Clock.systemUTC());
    }

    /** Empty ones, by a clock that judges how late windows are. */
    public static Stores create(Clock clock) {
        Audit audit = new Audit();
        IncidentsInMemory incidents = new IncidentsInMemory();
        DrillsInMemory drills = new DrillsInMemory();
        Reports reports = new Reports(clock);
        SessionsInMemory sessions = new SessionsInMemory(audit);
        return new Stores(
                new Services(audit, incidents, drills),
                audit,
                incidents,
                drills,
                new Alarms(audit),
                reports,
                reports,
                new DashboardsInMemory(audit, sessions),
                sessions,
                new NoSeries(),
                new LeaseInMemory());
    }

    /** None yet. */
    public static SessionStore sessions() {
        return new SessionsInMemory(new Audit());
    }

    /** None yet; what is done with them is told to {@code audit}. */
    public static ApiTokenRecords apiTokens(AuditLog audit) {
        return new ApiTokensInMemory(audit);
    }

    /** Nothing set yet; what is done is told to {@code audit}. */
    public static SignInRecords signIn(AuditLog audit) {
        return new SignInInMemory(audit);
    }

    /** None yet; what is done with them is told to {@code audit}. */
    public static TrustRecords trust(AuditLog audit) {
        return new TrustInMemory(audit);
    }

    /** None yet; what is done with them is told to {@code audit}. */
    public static DashboardStore dashboards(AuditLog audit) {
        return new DashboardsInMemory(audit, new SessionsInMemory(audit));
    }

    private static final class Audit implements AuditStore {
        private final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public synchronized AuditPage page(AuditFilter filter, int limit, Optional<Long> before) {
            return DuckDbAudit.page(
                    entries.reversed().stream()
                            .filter(filter::fits)
                            .filter(entry -> entry.id() < before.orElse(Long.MAX_VALUE))
                            .limit(limit + 1L)
                            .toList(),
                    limit);
        }

        @Override
        public synchronized AuditEntry append(AuditEntry entry) {
            AuditEntry numbered = entry.withId(entries.size() + 1L);
            entries.add(numbered);
            return numbered;
        }
    }

    private static final class Alarms implements AlarmStore {
        private final Audit audit;
        private final Map<String, AlarmRule> rules = new TreeMap<>();
        private final Set<String> made = new HashSet<>();
        private final Map<String, RaisedAlarm> alarms = new LinkedHashMap<>();

        Alarms(Audit audit) {
            this.audit = audit;
        }

        @Override
        public synchronized List<AlarmRule> rules() {
            return List.copyOf(rules.values());
        }

        @Override
        public synchronized boolean provision(AlarmRule rule, AuditEntry entry) {
            return made.add(rule.id()) && save(rule, 0, entry);
        }

        @Override
        public synchronized boolean save(AlarmRule rule, long expected, AuditEntry entry) {
            AlarmRule current = rules.get(rule.id());
            if ((current == null ? 0 : current.version()) != expected) {
                return false;
            }
            rules.put(rule.id(), rule);
            audit.append(entry);
            return true;
        }

        @Override
        public synchronized boolean remove(String rule, long expected, AuditEntry entry) {
            AlarmRule current = rules.get(rule);
            if (current == null || current.version() != expected) {
                return false;
            }
            rules.remove(rule);
            audit.append(entry);
            return true;
        }

        @Override
        public synchronized List<RaisedAlarm> alarms() {
            return List.copyOf(alarms.values());
        }

        @Override
        public synchronized void save(List<RaisedAlarm> changed, List<AuditEntry> entries) {
            changed.forEach(alarm -> alarms.put(alarm.id(), alarm));
            entries.forEach(audit::append);
        }

        @Override
        public synchronized void forget(Instant endedBefore) {
            alarms.values().removeIf(alarm -> {
                Instant ended = alarm.endedAt();
                return ended != null && ended.isBefore(endedBefore);
            });
        }
    }

    private static final class IncidentsInMemory implements IncidentStore {
        private final Map<String, Incident> incidents = new LinkedHashMap<>();

        @Override
        public synchronized void save(Incident incident) {
            incidents.put(incident.id(), incident);
        }

        @Override
        public synchronized List<Incident> incidents(Optional<String> service, int limit) {
            return incidents.values().stream()
                    .filter(incident -> service.isEmpty() || service.get().equals(incident.service()))
                    .sorted(Comparator.comparing(Incident::openedAt).reversed().thenComparing(Incident::id))
                    .limit(limit)
                    .toList();
        }

        @Override
        public synchronized Optional<Incident> incident(String id) {
            return Optional.ofNullable(incidents.get(id));
        }
    }

    private static final class DrillsInMemory implements DrillStore {
        private final Map<String, Drill> drills = new LinkedHashMap<>();

        synchronized void save(Drill drill) {
            drills.put(drill.id(), drill);
        }

        @Override
        public synchronized List<Drill> drills(Optional<String> service, int limit) {
            return drills.values().stream()
                    .filter(drill -> service.isEmpty() || service.get().equals(drill.service()))
                    .sorted(Comparator.comparing(Drill::startedAt).reversed().thenComparing(Drill::id))
                    .limit(limit)
                    .toList();
        }

        @Override
        public synchronized Optional<Drill> drill(String id) {
            return Optional.ofNullable(drills.get(id));
        }
    }

    private record Services(
            Audit audit,
            IncidentsInMemory incidents,
            DrillsInMemory drills,
            Map<String, FailoverSnapshot> byId,
            Set<String> gone)
            implements ServiceStore {
        Services(Audit audit, IncidentsInMemory incidents, DrillsInMemory drills) {
            this(audit, incidents, drills, new TreeMap<>(), new HashSet<>());
        }

        @Override
        public List<FailoverSnapshot> services() {
            return List.copyOf(byId.values());
        }

        @Override
        public boolean provision(FailoverSnapshot fresh, AuditEntry entry) {
            boolean isNew = !gone.contains(fresh.definition().id())
                    && byId.putIfAbsent(fresh.definition().id(), fresh) == null;
            if (isNew) {
                audit.append(entry);
            }
            return isNew;
        }

        @Override
        public void save(Step step) {
            byId.put(step.service().definition().id(), step.service());
            gone.remove(step.service().definition().id());
            step.entries().forEach(audit::append);
            step.incidents().forEach(incidents::save);
            step.drills().forEach(drills::save);
        }

        @Override
        public List<String> removed() {
            return gone.stream().sorted().toList();
        }

        @Override
        public void remove(String service, AuditEntry entry) {
            if (byId.remove(service) != null) {
                gone.add(service);
            }
            audit.append(entry);
        }
    }

    private static final class Reports implements ReportStore, LifeStore {
        private final Clock clock;
        private final Intake intake = new Intake();
        private final Map<LifeKey, Life> lives = new HashMap<>();
        private final List<WindowPiece> pieces = new ArrayList<>();
        private final List<EvacuationEvent> evacuations = new ArrayList<>();

        Reports(Clock clock) {
            this.clock = clock;
        }

        @Override
        public synchronized Stored store(String collector, List<Report> reports) {
            Intake.Batch batch = intake.examine(collector, reports, clock.millis(), key -> Optional.empty());
            pieces.addAll(batch.windows());
            batch.numbered().stream()
                    .filter(numbered -> numbered.report().hasEvacuation())
                    .forEach(numbered -> evacuations.add(numbered.report().getEvacuation()));
            batch.lives().forEach((key, books) -> lives.put(key, books.life()));
            intake.committed(batch, 0);
            return batch.stored();
        }

        @Override
        public synchronized void pieces(Instant from, Consumer<WindowPiece> reader) {
            pieces.stream()
                    .filter(piece -> piece.getWindowStartMs() >= from.toEpochMilli())
                    .forEach(reader);
        }

        @Override
        public synchronized List<EvacuationEvent> evacuations(Instant from) {
            return evacuations.stream()
                    .filter(event -> event.getDecidedMs() >= from.toEpochMilli())
                    .sorted(Comparator.comparingLong(EvacuationEvent::getDecidedMs))
                    .toList();
        }

        @Override
        public synchronized List<Life> lives(LifeQuery query) {
            String text = query.text().orElse("").toLowerCase(Locale.ROOT);
            return lives.values().stream()
                    .filter(life -> query.service()
                            .filter(wanted -> !wanted.equals(life.service()))
                            .isEmpty())
                    .filter(life -> query.site()
                            .filter(wanted -> !wanted.equals(life.site()))
                            .isEmpty())
                    .filter(life -> query.since()
                            .filter(since -> Math.max(life.lastWindowMs(), life.lostUntilMs()) < since.toEpochMilli())
                            .isEmpty())
                    .filter(life -> Stream.of(life.instance(), life.host(), life.version())
                            .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(text)))
                    .sorted(Comparator.comparingLong(Life::lastWindowMs)
                            .reversed()
                            .thenComparing(Life::site)
                            .thenComparing(Life::service)
                            .thenComparing(Life::instance)
                            .thenComparing(
                                    Comparator.comparingLong(Life::startMs).reversed()))
                    .limit(query.limit())
                    .toList();
        }
    }

    /** Series are asked of the embedded adapter only. */
    private static final class NoSeries implements SeriesSource {
        @Override
        public SeriesReading read(SeriesRequest request) {
            return new SeriesReading(
                    request.stepMs(), request.stepMs(), null, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
        }

        @Override
        public List<Gauge> gauges(io.dure.auth.role.Scope scope) {
            return List.of();
        }
    }

    private static final class LeaseInMemory implements Lease {
        private String holder = "";
        private long epoch;
        private Instant until = Instant.EPOCH;

        @Override
        public synchronized Result acquire(String wanting, long above, Duration length, Instant now) {
            if (!holder.equals(wanting) && until.isAfter(now)) {
                return new Result.Refused(holder, epoch, until);
            }
            holder = wanting;
            epoch = Math.max(above, epoch) + 1;
            until = now.plus(length);
            return new Result.Held(epoch, until);
        }

        @Override
        public synchronized Result renew(String asking, long asked, Duration length, Instant now) {
            if (!holder.equals(asking) || epoch != asked) {
                return new Result.Refused(holder, epoch, until);
            }
            until = now.plus(length);
            return new Result.Held(epoch, until);
        }

        @Override
        public synchronized void release(String asking, long asked) {
            if (holder.equals(asking) && epoch == asked) {
                until = Instant.EPOCH;
            }
        }
    }
}
