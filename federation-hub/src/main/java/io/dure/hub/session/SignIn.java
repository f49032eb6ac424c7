package io.dure.hub.session;

import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.role.Access;
import io.dure.auth.role.AccessRules;
import io.dure.hub.session.SignInThrottle.Admission.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the directory and the role rules; knows nothing of HTTP. */
@Component
final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Directory directory;
    private final AccessRules rules;
    private final SignInAttempts attempts;
    private final SessionProperties properties;
    private final Clock clock;

    SignIn(Directory directory, AccessRules rules, SignInAttempts attempts, SessionProperties properties, Clock clock) {
        this.directory = directory;
        this.rules = rules;
        this.attempts = attempts;
        this.properties = properties;
        this.clock = clock;
    }

    /** What became of an attempt. */
    sealed interface Outcome {
        record Succeeded(SignedIn signedIn) implements Outcome {}

        /**
         * To the user all refusals are the same.
         *
         * @param why exact, for the audit
         */
        record BadCredentials(String why) implements Outcome {}

        record NoRole(String login) implements Outcome {}

        record TooMany(Duration retryAfter) implements Outcome {}

        record DirectoryUnavailable() implements Outcome {}
    }

    Outcome attempt(String username, String password, String source) {
        if (attempts.admit(username, source) instanceof Refused refused) {
            return new Outcome.TooMany(refused.retryAfter());
        }
        DirectoryAnswer answer = directory.signIn(username, password);
        return switch (answer) {
            case Found found -> {
                attempts.succeeded(username, source);
                yield withRole(found);
            }
            case NotFound unknown -> new Outcome.BadCredentials("no such user");
            case Rejected rejected -> new Outcome.BadCredentials(why(rejected));
            case Unavailable unavailable -> {
                attempts.undecided(username, source);
                LOG.warn("the directory cannot be asked: {} ({})", unavailable.trouble(), unavailable.detail());
                yield new Outcome.DirectoryUnavailable();
            }
        };
    }

    private static String why(Rejected rejected) {
        String reason = rejected.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return rejected.detail().isEmpty() ? reason : reason + " (" + rejected.detail() + ")";
    }

    private Outcome withRole(Found found) {
        return switch (rules.accessOf(found)) {
            case Access.Granted granted ->
                new Outcome.Succeeded(new SignedIn(
                        found.login(),
                        found.displayName(),
                        granted.role(),
                        clock.instant().plus(properties.absolute()),
                        GroupNames.of(found.groups()),
                        null));
            case Access.None nothing -> new Outcome.NoRole(found.login());
        };
    }
}
