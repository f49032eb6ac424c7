package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.dure.auth.connection.ConnectionTrouble;
import io.dure.auth.connection.LdapConnection;
import io.dure.auth.connection.Protection;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.connection.Trial;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.TestReport.Cause;
import io.dure.auth.directory.TestReport.Outcome;
import io.dure.auth.directory.TestReport.Stage;
import io.dure.auth.directory.TestReport.Step;
import io.dure.auth.role.Access;
import io.dure.auth.role.RoleRules;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tries a directory out: all its servers up to TLS, and what comes after on the first that was reached. Each step has its
 * time and its cause in words that can be translated; nothing of it touches the connections that serve users.
 */
public final class ConnectionTest {
    private final LdapSettings settings;
    private final RoleRules rules;
    private final Trial trial;
    private final Clock clock;
    private final List<Step> steps = new ArrayList<>();

    /**
     * For one report.
     *
     * @throws IllegalArgumentException when the file of authorities cannot be used
     */
    public ConnectionTest(LdapSettings settings, RoleRules rules, Clock clock) {
        this.settings = settings;
        this.rules = rules;
        this.trial = new Trial(settings.name(), settings.connection(), clock);
        this.clock = clock;
    }

    /**
     * Tries.
     *
     * @param user whose groups and role to look for; empty: nobody's
     * @param password of that user; only where no account may look users up is it shown to the directory
     */
    public TestReport run(String user, String password) throws InterruptedException {
        List<Trial.Reached> reached = reach();
        try {
            Optional<Trial.Reached> first =
                    reached.stream().filter(each -> each.open() != null).findFirst();
            if (first.isEmpty()) {
                skipFrom(Stage.BIND, "", Cause.NOT_REACHED);
            } else {
                ask(first.get(), user, password);
            }
        } finally {
            reached.forEach(ConnectionTest::close);
        }
        return new TestReport(steps);
    }

    /** All at once, told in order: one that hangs holds up no other. */
    private List<Trial.Reached> reach() throws InterruptedException {
        long begun = System.nanoTime();
        List<ServerAddress> servers;
        try {
            servers = trial.servers();
        } catch (ConnectionTrouble unknown) {
            add(Stage.RESOLVE, "", Outcome.FAILED, Causes.of(unknown), begun, String.valueOf(unknown.getMessage()));
            return List.of();
        }
        List<Trial.Reached> reached = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Trial.Reached>> pending = servers.stream()
                    .map(server -> workers.submit(() -> trial.reach(server)))
                    .toList();
            for (Future<Trial.Reached> each : pending) {
                reached.add(each.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a server could not be tried", failed.getCause());
        }
        reached.forEach(this::tell);
        return reached;
    }

    private void tell(Trial.Reached reached) {
        String server = reached.server().toString();
        for (Trial.Step step : reached.steps()) {
            ConnectionTrouble trouble = step.trouble();
            boolean plain =
                    step.stage() == Trial.Stage.TLS && settings.connection().protection() == Protection.NONE;
            Outcome well = plain ? Outcome.WARNING : Outcome.DONE;
            Cause cause = plain ? Cause.NOT_PROTECTED : Cause.NONE;
            steps.add(new Step(
                    Stage.valueOf(step.stage().name()),
                    server,
                    trouble == null ? well : Outcome.FAILED,
                    trouble == null ? cause : Causes.of(trouble),
                    Duration.ofNanos(step.nanos()),
                    step.detail()));
        }
    }

    private void ask(Trial.Reached reached, String user, String password) {
        Trial.Open open = reached.open();
        if (open == null) {
            return;
        }
        LdapConnection connection = open.connection();
        Stage at = Stage.BIND;
        String server = reached.server().toString();
        long begun = System.nanoTime();
        try {
            Optional<LoginName> login = LoginName.of(user);
            if (!bind(connection, server, login, password)) {
                skipFrom(Stage.SEARCH, server, Cause.NOT_REACHED);
                return;
            }
            at = Stage.SEARCH;
            begun = System.nanoTime();
            SearchResultEntry entry = search(connection, server, login);
            if (entry == null || login.isEmpty()) {
                skipFrom(Stage.GROUPS, server, login.isEmpty() ? Cause.NO_USER_GIVEN : Cause.NOT_REACHED);
                return;
            }
            at = Stage.GROUPS;
            begun = System.nanoTime();
            groups(connection, server, new ByName(settings).user(entry, login.get()));
        } catch (LDAPException failure) {
            Stage failed = at;
            add(at, server, Outcome.FAILED, Causes.of(failure), begun, Causes.describe(failure));
            skip(stage -> stage.compareTo(failed) > 0, server, Cause.NOT_REACHED);
        }
    }

    /** False: without it there is nothing more to try. */
    private boolean bind(LdapConnection connection, String server, Optional<LoginName> login, String password)
            throws LDAPException {
        long begun = System.nanoTime();
        Optional<WayIn.Account> account = settings.wayIn().account();
        if (account.isPresent()) {
            connection.bind(account.get().principal(), account.get().password());
            add(
                    Stage.BIND,
                    server,
                    Outcome.DONE,
                    Cause.NONE,
                    begun,
                    account.get().principal());
            return true;
        }
        Optional<String> principal = login.flatMap(this::principal);
        if (!password.isEmpty() && principal.isPresent()) {
            Optional<DirectoryAnswer> refusal =
                    new UserBind(settings.kind()).refusal(connection, principal.get(), password, false);
            boolean taken = refusal.isEmpty();
            add(
                    Stage.BIND,
                    server,
                    taken ? Outcome.DONE : Outcome.FAILED,
                    taken ? Cause.NONE : Cause.CREDENTIALS_REFUSED,
                    begun,
                    taken ? principal.get() : String.valueOf(refusal.get()));
            return taken;
        }
        boolean asNobody = settings.wayIn() instanceof WayIn.Search;
        add(
                Stage.BIND,
                server,
                asNobody ? Outcome.WARNING : Outcome.SKIPPED,
                asNobody ? Cause.ANONYMOUS : Cause.NO_ACCOUNT,
                begun,
                "");
        return asNobody;
    }

    /** As what a user without an account for looking up would be bound. */
    private Optional<String> principal(LoginName login) {
        return switch (settings.wayIn()) {
            case WayIn.Template template ->
                new UserDnTemplate(template.userDnTemplate())
                        .dnOf(login.typed())
                        .map(String::valueOf);
            case WayIn.Search search -> Optional.empty();
            case WayIn.Principal principal ->
                Optional.of(
                        login.domain() == null && login.suffix() == null
                                ? login.user() + '@' + settings.domain()
                                : login.typed());
        };
    }

    private @Nullable SearchResultEntry search(LdapConnection connection, String server, Optional<LoginName> login)
            throws LDAPException {
        long begun = System.nanoTime();
        if (login.isEmpty()) {
            String base = settings.wayIn().base().toString();
            boolean there = connection.read(settings.wayIn().base(), "objectClass") != null;
            add(
                    Stage.SEARCH,
                    server,
                    there ? Outcome.DONE : Outcome.FAILED,
                    there ? Cause.NO_USER_GIVEN : Cause.NO_SUCH_BASE,
                    begun,
                    base);
            return null;
        }
        List<SearchResultEntry> entries = new ByName(settings).entries(connection, login.get());
        if (entries.size() != 1) {
            add(
                    Stage.SEARCH,
                    server,
                    Outcome.FAILED,
                    entries.isEmpty() ? Cause.NO_SUCH_USER : Cause.AMBIGUOUS_USER,
                    begun,
                    settings.wayIn().base().toString());
            return null;
        }
        SearchResultEntry entry = entries.getFirst();
        Optional<Rejected> heldBack = AccountState.of(entry, settings.kind(), clock.instant());
        add(
                Stage.SEARCH,
                server,
                heldBack.isPresent() ? Outcome.WARNING : Outcome.DONE,
                heldBack.isPresent() ? Cause.ACCOUNT_HELD_BACK : Cause.NONE,
                begun,
                entry.getDN());
        return entry;
    }

    private void groups(LdapConnection connection, String server, User user) throws LDAPException {
        long begun = System.nanoTime();
        Duration inChain = GroupReader.inChain(settings.connection().timeouts());
        DirectoryAnswer answer =
                new FoundReader(settings.name(), new GroupReader(settings.groups(), inChain)).read(connection, user);
        switch (answer) {
            case Found found -> {
                Memberships groups = found.groups();
                int count = Math.max(groups.names().size(), groups.sids().size());
                String names = String.join("; ", GroupTexts.of(groups, 20));
                add(
                        Stage.GROUPS,
                        server,
                        count == 0 ? Outcome.WARNING : Outcome.DONE,
                        count == 0 ? Cause.NO_GROUPS : Cause.NONE,
                        begun,
                        count + (names.isEmpty() ? "" : ": " + names));
                roles(server, groups);
            }
            case Unavailable unreadable -> {
                add(Stage.GROUPS, server, Outcome.FAILED, Cause.GROUPS_UNREADABLE, begun, unreadable.detail());
                skipFrom(Stage.ROLES, server, Cause.NOT_REACHED);
            }
            case NotFound impossible -> skipFrom(Stage.GROUPS, server, Cause.NO_SUCH_USER);
            case Rejected impossible -> skipFrom(Stage.GROUPS, server, Cause.NO_SUCH_USER);
        }
    }

    private void roles(String server, Memberships groups) {
        long begun = System.nanoTime();
        switch (rules.accessOf(groups)) {
            case Access.Granted granted ->
                add(
                        Stage.ROLES,
                        server,
                        Outcome.DONE,
                        Cause.NONE,
                        begun,
                        granted.role().word() + " (rule " + granted.rule() + ")");
            case Access.None nothing -> add(Stage.ROLES, server, Outcome.WARNING, Cause.NO_RULE, begun, "");
        }
    }

    private void skipFrom(Stage first, String server, Cause cause) {
        skip(stage -> stage.compareTo(first) >= 0, server, cause);
    }

    private void skip(Predicate<Stage> which, String server, Cause cause) {
        for (Stage stage : Stage.values()) {
            if (which.test(stage)) {
                steps.add(new Step(stage, server, Outcome.SKIPPED, cause, Duration.ZERO, ""));
            }
        }
    }

    private void add(Stage stage, String server, Outcome outcome, Cause cause, long begun, String detail) {
        steps.add(new Step(stage, server, outcome, cause, Duration.ofNanos(System.nanoTime() - begun), detail));
    }

    private static void close(Trial.Reached reached) {
        Trial.Open open = reached.open();
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyBroken) {
                // Closed it is.
            }
        }
    }
}
