package io.dure.hub.session;

import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.UserId;
import io.dure.auth.role.Access;
import io.dure.auth.role.AccessRules;
import io.dure.hub.session.SignInThrottle.Admission;
import io.dure.hub.session.local.LocalAccounts;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the directory, or for its own accounts the hub, and the role rules; knows nothing of HTTP. */
@Component
final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Directory directory;
    private final AccessRules rules;
    private final LocalSignIn local;
    private final SignInAttempts attempts;
    private final EvenAnswers evenAnswers;
    private final SessionProperties properties;
    private final Clock clock;

    SignIn(
            Directory directory,
            AccessRules rules,
            LocalSignIn local,
            SignInAttempts attempts,
            EvenAnswers evenAnswers,
            SessionProperties properties,
            Clock clock) {
        this.directory = directory;
        this.rules = rules;
        this.local = local;
        this.attempts = attempts;
        this.evenAnswers = evenAnswers;
        this.properties = properties;
        this.clock = clock;
    }

    /** What became of an attempt. */
    sealed interface Outcome {
        /**
         * The user may go on.
         *
         * @param id by which the directory is asked again; null: it was not asked
         */
        record Succeeded(SignedIn signedIn, @Nullable UserId id) implements Outcome {}

        /**
         * To the user all refusals are the same.
         *
         * @param why exact, for the audit
         */
        record BadCredentials(Told why) implements Outcome {}

        /**
         * Told only to who has the right password.
         *
         * @param why exact, for the audit
         */
        record HeldBack(Reason reason, Told why) implements Outcome {}

        /** The password is good for nothing but to be changed. */
        record MustChange() implements Outcome {}

        record NoRole(String login) implements Outcome {}

        record TooMany(Duration retryAfter) implements Outcome {}

        record DirectoryUnavailable() implements Outcome {}
    }

    /** @param code of an authenticator; empty: none was typed */
    Outcome attempt(String username, String password, String code, String source) {
        long begun = evenAnswers.now();
        Admission admission = local.isNeverLocked(username) ? attempts.admit(source) : attempts.admit(username, source);
        if (admission instanceof Admission.Refused refused) {
            return new Outcome.TooMany(refused.retryAfter());
        }
        Outcome outcome = local.attempt(username, password, code, source)
                .orElseGet(() -> ofDirectory(directory.signIn(username, password), begun));
        switch (outcome) {
            case Outcome.Succeeded succeeded -> attempts.succeeded(username, source);
            case Outcome.NoRole known -> attempts.succeeded(username, source);
            case Outcome.MustChange known -> attempts.succeeded(username, source);
            case Outcome.HeldBack known -> attempts.undecided(username, source);
            case Outcome.DirectoryUnavailable unknown -> attempts.undecided(username, source);
            case Outcome.BadCredentials counts -> evenAnswers.hold(begun);
            case Outcome.TooMany impossible -> {}
        }
        return outcome;
    }

    /** Gives the first administrator a password of their own. */
    Outcome changeFirst(String password, String fresh, String source) {
        long begun = evenAnswers.now();
        if (attempts.admit(LocalAccounts.FIRST, source) instanceof Admission.Refused refused) {
            return new Outcome.TooMany(refused.retryAfter());
        }
        Outcome outcome = local.change(password, fresh);
        if (outcome instanceof Outcome.Succeeded) {
            attempts.succeeded(LocalAccounts.FIRST, source);
        } else {
            evenAnswers.hold(begun);
        }
        return outcome;
    }

    private Outcome ofDirectory(DirectoryAnswer answer, long begun) {
        long took = evenAnswers.now() - begun;
        return switch (answer) {
            case Found found -> {
                evenAnswers.compared(took);
                yield withRole(found);
            }
            case NotFound unknown -> {
                evenAnswers.other(took);
                yield new Outcome.BadCredentials(Told.of(ToldKind.NO_SUCH_USER));
            }
            case Rejected rejected -> {
                if (rejected.reason().mayBeTold() || rejected.reason() == Reason.WRONG_PASSWORD) {
                    evenAnswers.compared(took);
                } else {
                    evenAnswers.other(took);
                }
                yield rejected.reason().mayBeTold()
                        ? new Outcome.HeldBack(rejected.reason(), why(rejected))
                        : new Outcome.BadCredentials(why(rejected));
            }
            case Unavailable unavailable -> {
                LOG.warn("the directory cannot be asked: {} ({})", unavailable.trouble(), unavailable.detail());
                yield new Outcome.DirectoryUnavailable();
            }
        };
    }

    /** Every reason of a directory's is a kind of its own. */
    static Told why(Rejected rejected) {
        Told why = Told.of(ToldKind.valueOf(rejected.reason().name()));
        return rejected.detail().isEmpty() ? why : why.with("said", rejected.detail());
    }

    private Outcome withRole(Found found) {
        return switch (rules.accessOf(found)) {
            case Access.Granted granted ->
                new Outcome.Succeeded(
                        new SignedIn(
                                found.login(),
                                found.displayName(),
                                granted.role(),
                                clock.instant().plus(properties.absolute()),
                                GroupNames.of(found.groups()),
                                null,
                                granted.scope(),
                                false),
                        found.id());
            case Access.None nothing -> new Outcome.NoRole(found.login());
            case Access.Unknown unknown -> new Outcome.DirectoryUnavailable();
        };
    }
}
