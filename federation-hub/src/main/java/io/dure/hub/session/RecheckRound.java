package io.dure.hub.session;

import io.dure.auth.OpenIdProperties;
import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.UserId;
import io.dure.auth.role.Access;
import io.dure.auth.role.AccessRules;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the directories about everybody who is signed in, each a few at a time: one that hangs holds up none of the others. */
@Component
final class RecheckRound {
    /** Half of the connections of a directory's usual pool: the others stay with those who sign in. */
    private static final int AT_ONCE = 4;
    /** So many questions without an answer of one directory, one after the other, speak for all of its users. */
    private static final int AWAY_AFTER = 8;

    private final Directory directory;
    private final AccessRules rules;

    RecheckRound(Directory directory, AccessRules rules) {
        this.directory = directory;
        this.rules = rules;
    }

    /** Of those of them whom a directory can be asked for. */
    Map<UserId, Verdict> ask(Collection<UserId> users) throws InterruptedException {
        Map<UserId, Verdict> verdicts = new ConcurrentHashMap<>();
        Map<String, List<UserId>> byDirectory = users.stream()
                .filter(user -> !user.directory().equals(OpenIdProperties.DIRECTORY))
                .collect(Collectors.groupingBy(UserId::directory));
        try (ExecutorService directories = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> parts = byDirectory.values().stream()
                    .<Callable<Boolean>>map(those -> () -> askOne(those, verdicts))
                    .toList();
            directories.invokeAll(parts).forEach(RecheckRound::requireNoFailure);
        }
        return Map.copyOf(verdicts);
    }

    private boolean askOne(List<UserId> users, Map<UserId, Verdict> verdicts) throws InterruptedException {
        AtomicInteger unanswered = new AtomicInteger();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Callable<Verdict>> questions = users.stream()
                    .map(user -> question(user, verdicts, unanswered))
                    .toList();
            workers.invokeAll(questions).forEach(RecheckRound::requireNoFailure);
        }
        return true;
    }

    private Callable<Verdict> question(UserId user, Map<UserId, Verdict> verdicts, AtomicInteger unanswered) {
        return () -> {
            Verdict verdict = ask(user, unanswered);
            verdicts.put(user, verdict);
            return verdict;
        };
    }

    private Verdict ask(UserId user, AtomicInteger unanswered) {
        if (unanswered.get() >= AWAY_AFTER) {
            return new Verdict.Unknown(true, "not asked: others had no answer either");
        }
        Verdict verdict = verdict(user);
        if (verdict instanceof Verdict.Unknown unknown && unknown.directoryAway()) {
            unanswered.incrementAndGet();
        } else {
            unanswered.set(0);
        }
        return verdict;
    }

    private Verdict verdict(UserId user) {
        return switch (directory.lookUp(user)) {
            case Found found ->
                switch (rules.accessOf(found)) {
                    case Access.Granted granted ->
                        new Verdict.Confirmed(granted.role(), GroupNames.of(found.groups()), granted.scope());
                    case Access.None nothing -> new Verdict.Ended(Told.of(ToldKind.NO_ROLE));
                    case Access.Unknown unknown -> new Verdict.Unknown(true, "the role rules cannot be read");
                };
            case NotFound gone -> new Verdict.Ended(Told.of(ToldKind.NO_SUCH_USER));
            case Rejected rejected -> new Verdict.Ended(SignIn.why(rejected));
            case Unavailable unavailable ->
                new Verdict.Unknown(unavailable.trouble() != Trouble.NO_ACCOUNT, unavailable.detail());
        };
    }

    private static void requireNoFailure(Future<?> asked) {
        if (asked.state() == Future.State.FAILED) {
            throw new IllegalStateException("a user could not be asked for", asked.exceptionNow());
        }
    }
}
