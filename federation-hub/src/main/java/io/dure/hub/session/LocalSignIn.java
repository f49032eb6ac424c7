package io.dure.hub.session;

import io.dure.auth.role.Role;
import io.dure.hub.session.SignIn.Outcome;
import io.dure.hub.session.local.LocalAccounts;
import io.dure.hub.session.local.LocalAccounts.Answer;
import io.dure.hub.told.Told;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets the hub's own accounts in. */
@Component
final class LocalSignIn {
    /** For as long as it takes to look for what is wrong, not to work so. */
    private static final Duration BREAK_GLASS_LASTS = Duration.ofHours(1);

    private final LocalAccounts accounts;
    private final SessionProperties properties;
    private final Clock clock;

    LocalSignIn(LocalAccounts accounts, SessionProperties properties, Clock clock) {
        this.accounts = accounts;
        this.properties = properties;
        this.clock = clock;
    }

    /** Empty: this is no account of the hub's. */
    Optional<Outcome> attempt(String name, String password, String code, String source) {
        return accounts.attempt(name, password, code, source).map(answer -> outcome(name, answer));
    }

    /** Guessers elsewhere must not be able to keep it from being used; its password is 130 random bits. */
    boolean isNeverLocked(String name) {
        return accounts.isBreakGlass(name);
    }

    Outcome change(String password, String fresh) {
        return outcome(LocalAccounts.FIRST, accounts.changeFirst(password, fresh));
    }

    private Outcome outcome(String name, Answer answer) {
        return switch (answer) {
            case Answer.Right right -> new Outcome.Succeeded(signedIn(name), null);
            case Answer.MustChange mustChange -> new Outcome.MustChange();
            case Answer.Wrong wrong -> new Outcome.BadCredentials(Told.of(wrong.why()));
        };
    }

    private SignedIn signedIn(String name) {
        boolean first = name.equals(LocalAccounts.FIRST);
        Duration lasts = first || properties.absolute().compareTo(BREAK_GLASS_LASTS) < 0
                ? properties.absolute()
                : BREAK_GLASS_LASTS;
        return new SignedIn(name, name, Role.ADMINISTRATOR, clock.instant().plus(lasts), List.of(), null);
    }
}
