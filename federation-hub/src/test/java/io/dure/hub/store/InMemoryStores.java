package io.dure.hub.store;

import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditPage;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All ports in memory, for tests; passes the same contract as the embedded adapter. */
public final class InMemoryStores {
    private InMemoryStores() {}

    /** Empty ones. */
    public static Stores create() {
        Audit audit = new Audit();
        IncidentsInMemory incidents = new IncidentsInMemory();
        return new Stores(new Services(audit, incidents), audit, incidents, new Ledger(), new LeaseInMemory());
    }

    private static final class Audit implements AuditStore {
        private final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public synchronized AuditPage page(int limit, Optional<Long> before) {
            return DuckDbAudit.page(
                    entries.reversed().stream()
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

    private record Services(Audit audit, IncidentsInMemory incidents, Map<String, FailoverSnapshot> byId)
            implements ServiceStore {
        Services(Audit audit, IncidentsInMemory incidents) {
            this(audit, incidents, new TreeMap<>());
        }

        @Override
        public List<FailoverSnapshot> services() {
            return List.copyOf(byId.values());
        }

        @Override
        public boolean provision(FailoverSnapshot fresh, AuditEntry entry) {
            boolean isNew = byId.putIfAbsent(fresh.definition().id(), fresh) == null;
            if (isNew) {
                audit.append(entry);
            }
            return isNew;
        }

        @Override
        public void save(Step step) {
            if (byId.replace(step.service().definition().id(), step.service()) == null) {
                throw new StoreUnavailable("no such service", new IllegalStateException());
            }
            step.entries().forEach(audit::append);
            step.incidents().forEach(incidents::save);
        }
    }

    private static final class Ledger implements ReportLedger {
        private final Map<String, Long> highest = new HashMap<>();
        private final Map<List<Object>, WindowPiece> pieces = new HashMap<>();
        private final List<EvacuationEvent> evacuations = new ArrayList<>();

        @Override
        public synchronized Stored store(String collector, long incarnation, List<Report> reports) {
            String key = collector + "/" + incarnation;
            List<Report> fresh = new ArrayList<>();
            for (Report report : reports) {
                if (report.getSequence() > highest.getOrDefault(key, 0L)) {
                    highest.put(key, report.getSequence());
                    fresh.add(report);
                    report.getWindows().getPiecesList().forEach(piece -> pieces.putIfAbsent(key(piece), piece));
                    if (report.hasEvacuation()) {
                        evacuations.add(report.getEvacuation());
                    }
                }
            }
            return new Stored(highest.getOrDefault(key, 0L), fresh);
        }

        private static List<Object> key(WindowPiece piece) {
            Instance instance = piece.getInstance();
            return List.of(
                    instance.getService(),
                    instance.getSite(),
                    instance.getInstance(),
                    instance.getStartMs(),
                    piece.getWindowStartMs(),
                    piece.getWindowMs(),
                    piece.getPiece());
        }

        @Override
        public synchronized void pieces(Instant from, Consumer<WindowPiece> reader) {
            pieces.values().stream()
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
        public synchronized void trim(Instant before) {
            pieces.values().removeIf(piece -> piece.getWindowStartMs() < before.toEpochMilli());
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
