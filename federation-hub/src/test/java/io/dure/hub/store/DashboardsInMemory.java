package io.dure.hub.store;

import io.dure.auth.role.Role;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.dashboard.Dashboard;
import io.dure.hub.dashboard.Document;
import io.dure.hub.dashboard.Expected;
import io.dure.hub.dashboard.Heading;
import io.dure.hub.dashboard.SaveResult;
import io.dure.hub.dashboard.Share;
import io.dure.hub.dashboard.Version;
import io.dure.hub.dashboard.WallToken;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Dashboards, for tests. */
final class DashboardsInMemory implements DashboardStore {
    private final AuditLog audit;
    private final SessionsInMemory sessions;
    private final Map<String, Dashboard> dashboards = new TreeMap<>();
    private final Map<String, Deque<Version>> versions = new HashMap<>();
    private final Map<String, WallToken> tokens = new HashMap<>();
    private Map<Role, String> defaults = Map.of();

    DashboardsInMemory(AuditLog audit, SessionsInMemory sessions) {
        this.audit = audit;
        this.sessions = sessions;
    }

    @Override
    public synchronized List<Heading> headings() {
        return dashboards.values().stream().map(Dashboard::heading).toList();
    }

    @Override
    public synchronized Optional<Dashboard> dashboard(String id) {
        return Optional.ofNullable(dashboards.get(id));
    }

    @Override
    public synchronized void create(Dashboard dashboard, AuditEntry entry) {
        if (dashboards.putIfAbsent(dashboard.id(), dashboard) != null) {
            throw new StoreUnavailable("there is a dashboard " + dashboard.id(), new IllegalStateException());
        }
        keep(dashboard, entry);
        audit.append(entry);
    }

    private void keep(Dashboard dashboard, AuditEntry entry) {
        Deque<Version> kept = versions.computeIfAbsent(dashboard.id(), unseen -> new ArrayDeque<>());
        kept.addFirst(new Version(dashboard.heading().version(), entry.at(), entry.actor(), dashboard.document()));
        if (kept.size() > VERSIONS) {
            kept.removeLast();
        }
    }

    @Override
    public synchronized SaveResult save(String id, Expected expected, Document document, AuditEntry entry) {
        return change(id, expected, current -> {
            Heading next = current.heading().saved(document, entry.actor(), entry.at());
            Dashboard saved = new Dashboard(next, document);
            dashboards.put(id, saved);
            keep(saved, entry);
            audit.append(entry.withChange(Long.toString(current.heading().version()), Long.toString(next.version())));
            return next;
        });
    }

    @Override
    public synchronized SaveResult delete(String id, Expected expected, AuditEntry entry) {
        return change(id, expected, current -> {
            dashboards.remove(id);
            versions.remove(id);
            tokens.values().removeIf(token -> token.dashboard().equals(id));
            sessions.removeIf(session -> id.equals(session.signedIn().wall()));
            Map<Role, String> others = new HashMap<>(defaults);
            others.values().removeIf(id::equals);
            defaults = Map.copyOf(others);
            audit.append(entry);
            return current.heading();
        });
    }

    @Override
    public synchronized SaveResult share(String id, List<Share> shares, AuditEntry entry) {
        return change(id, new Expected.Any(), current -> {
            Heading shared = current.heading().shared(shares);
            dashboards.put(id, new Dashboard(shared, current.document()));
            audit.append(entry);
            return shared;
        });
    }

    @Override
    public synchronized SaveResult give(String id, String owner, AuditEntry entry) {
        return change(id, new Expected.Any(), current -> {
            Heading given = current.heading().ownedBy(owner);
            dashboards.put(id, new Dashboard(given, current.document()));
            audit.append(entry);
            return given;
        });
    }

    private SaveResult change(String id, Expected expected, Function<Dashboard, Heading> change) {
        Dashboard current = dashboards.get(id);
        if (current == null) {
            return new SaveResult.Gone();
        }
        return expected.fits(current.heading().version())
                ? new SaveResult.Saved(change.apply(current))
                : new SaveResult.Overtaken(current.heading());
    }

    @Override
    public synchronized List<Version> versions(String id) {
        return new ArrayList<>(versions.getOrDefault(id, new ArrayDeque<>()));
    }

    @Override
    public synchronized Optional<Version> version(String id, long version) {
        return versions(id).stream().filter(each -> each.version() == version).findFirst();
    }

    @Override
    public synchronized Map<Role, String> defaults() {
        return defaults;
    }

    @Override
    public synchronized void setDefaults(Map<Role, String> chosen, AuditEntry entry) {
        defaults = Map.copyOf(chosen);
        audit.append(entry);
    }

    @Override
    public synchronized List<WallToken> wallTokens(String dashboard) {
        return tokens.values().stream()
                .filter(token -> token.dashboard().equals(dashboard))
                .sorted(Comparator.comparing(WallToken::createdAt).thenComparing(WallToken::id))
                .toList();
    }

    @Override
    public synchronized Optional<WallToken> wallToken(String hash) {
        return tokens.values().stream()
                .filter(token -> token.hash().equals(hash))
                .findFirst();
    }

    @Override
    public synchronized void addWallToken(WallToken token, Instant now, AuditEntry entry) {
        tokens.values().removeIf(each -> !now.isBefore(each.expiresAt()));
        tokens.put(token.id(), token);
        audit.append(entry);
    }

    @Override
    public synchronized void removeWallToken(String id, AuditEntry entry) {
        tokens.remove(id);
        sessions.removeIf(session -> id.equals(session.wallToken()));
        audit.append(entry);
    }
}
