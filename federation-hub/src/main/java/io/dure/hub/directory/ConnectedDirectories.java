package io.dure.hub.directory;

import io.dure.auth.AuthProperties;
import io.dure.auth.DirectoryProperties;
import io.dure.auth.OpenIdProperties;
import io.dure.auth.RoleProperties;
import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.LdapDirectory;
import io.dure.auth.directory.UserId;
import io.dure.auth.role.AccessRules;
import io.dure.auth.role.RoleRules;
import io.dure.hub.audit.AuditEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directories that users sign in through, which can be changed while they do: a question that has begun is answered by
 * those that it began with. What is not changed keeps its connections.
 */
public final class ConnectedDirectories implements Directory {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectedDirectories.class);

    private final AuthProperties configured;
    private final SignInRecords records;
    private final Connector connector;
    private final Lock changing = new ReentrantLock();
    private volatile Wiring wiring;

    /**
     * As configured, and as set in the console.
     *
     * @throws IllegalArgumentException when a file that the configuration names cannot be used
     */
    public ConnectedDirectories(AuthProperties configured, SignInRecords records, Connector connector) {
        this.configured = configured;
        this.records = records;
        this.connector = connector;
        this.wiring = switch (records.read()) {
            case SignInRecords.Kept.Known kept -> wire(kept.document(), null);
            case SignInRecords.Kept.Unreadable kept -> unreadable(kept);
        };
        if (!wiring.unreadable()) {
            connector.prune(wiring.document().directories());
        }
    }

    /** What became of a change. */
    public sealed interface Change {
        /** It is so now. */
        record Done(Wiring now) implements Change {}

        /** Somebody else was first. */
        record Overtaken(long revision) implements Change {}
    }

    public Wiring wiring() {
        return wiring;
    }

    /** The rules as they are whenever somebody asks. */
    public AccessRules rules() {
        return new AccessRules(() -> wiring.knownRules());
    }

    public boolean hasAnyWay() {
        return wiring.hasAnyWay();
    }

    /** How it would be; nothing is connected to yet. */
    Wiring prepare(SignInDocument next) {
        Wiring now = wiring;
        return wire(next, now.unreadable() ? null : now);
    }

    /** Stores it, and from then on it is so. */
    Change replace(Wiring prepared, long expected, AuditEntry entry) {
        changing.lock();
        try {
            if (records.read() instanceof SignInRecords.Kept.Unreadable kept) {
                connector.setAside(kept.text());
            }
            if (!records.save(prepared.document(), expected, entry)) {
                return new Change.Overtaken(records.read().revision());
            }
            Wiring before = wiring;
            wiring = prepared;
            endUnused(before, prepared);
            connector.prune(prepared.document().directories());
            return new Change.Done(prepared);
        } finally {
            changing.unlock();
        }
    }

    @Override
    public DirectoryAnswer signIn(String username, String password) {
        return wiring.asked().signIn(username, password);
    }

    @Override
    public DirectoryAnswer lookUp(UserId user) {
        return wiring.asked().lookUp(user);
    }

    @Override
    public DirectoryAnswer find(String username) {
        return wiring.asked().find(username);
    }

    private Wiring wire(SignInDocument document, @Nullable Wiring before) {
        List<Wiring.Connected> all = new ArrayList<>();
        Map<String, RoleRules> rules = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (DirectoryProperties each : configured.inOrder()) {
            names.add(each.name());
            Wiring.Connected known =
                    before == null ? null : before.named(each.name()).orElse(null);
            all.add(
                    known != null && known.configured() != null
                            ? known
                            : new Wiring.Connected(each.name(), each, null, connector.connect(each)));
            rules.put(each.name(), rules(document, each.name(), each.rules()));
        }
        for (StoredDirectory each : document.directories()) {
            // The configuration may have been given one of this name since: it goes first, and there is no second.
            if (names.add(each.name())) {
                Wiring.Connected known =
                        before == null ? null : before.named(each.name()).orElse(null);
                all.add(
                        known != null && each.equals(known.stored())
                                ? known
                                : new Wiring.Connected(each.name(), null, each, connector.connect(each)));
                rules.put(each.name(), rules(document, each.name(), new RoleRules(List.of())));
            }
        }
        OpenIdProperties openId = configured.openId();
        if (openId != null) {
            rules.put(OpenIdProperties.DIRECTORY, rules(document, OpenIdProperties.DIRECTORY, openId.rules()));
        }
        return new Wiring(document, all, rules, false);
    }

    /** The rules of the configuration's directories may have been replaced by what cannot be read: they do not hold either. */
    private Wiring unreadable(SignInRecords.Kept.Unreadable kept) {
        LOG.error(
                "{} ({}): nobody signs in through a directory or OpenID until they are set anew; break-glass works. What is stored"
                        + " is kept in {}",
                Wiring.UNREADABLE,
                kept.why(),
                connector.setAside(kept.text()));
        List<Wiring.Connected> all = configured.inOrder().stream()
                .map(each -> new Wiring.Connected(
                        each.name(), each, null, new OutOfOrder(each.name(), Wiring.UNREADABLE, false)))
                .toList();
        return new Wiring(new SignInDocument(kept.revision(), List.of(), Map.of()), all, Map.of(), true);
    }

    private static RoleRules rules(SignInDocument document, String directory, RoleRules configured) {
        List<RoleProperties> stored = document.rules().get(directory);
        return stored == null
                ? configured
                : new RoleRules(stored.stream().map(RoleProperties::rule).toList());
    }

    private static void endUnused(Wiring before, Wiring now) {
        Set<Directory> used = new HashSet<>();
        now.connected().forEach(each -> used.add(each.directory()));
        for (Wiring.Connected each : before.connected()) {
            if (!used.contains(each.directory()) && each.directory() instanceof LdapDirectory unused) {
                unused.close();
            }
        }
    }
}
