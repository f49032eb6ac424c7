package io.dure.hub.session.local;

import io.dure.hub.told.ToldKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The hub's own accounts: the first administrator, who is there while no directory is configured, and break-glass, which is
 * there once it was set up by a command.
 */
public final class LocalAccounts {
    public static final String FIRST = "administrator";
    public static final String BREAK_GLASS = "break-glass";
    /** Shorter passwords of the first administrator are refused. */
    public static final int SHORTEST_PASSWORD = 12;

    static final Duration ONE_TIME_LASTS = Duration.ofHours(24);
    private static final int REMEMBERED_USES = 20;

    private final Path data;
    private final AccountFiles files;
    private final BooleanSupplier withFirst;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Deque<Use> uses = new ArrayDeque<>();
    private long lastStep = Long.MIN_VALUE;

    /**
     * Of one hub.
     *
     * @param data its folder
     * @param withFirst no directory is configured, so there is a first administrator
     */
    public LocalAccounts(Path data, boolean withFirst, Clock clock) {
        this(data, () -> withFirst, clock);
    }

    /**
     * Of one hub, where directories come and go.
     *
     * @param withFirst whether nobody else could sign in now
     */
    public LocalAccounts(Path data, BooleanSupplier withFirst, Clock clock) {
        this.data = data;
        this.files = new AccountFiles(data);
        this.withFirst = withFirst;
        this.clock = clock;
    }

    /** What became of an attempt. */
    public sealed interface Answer {
        /** An administrator, from now on. */
        record Right() implements Answer {}

        /** The password is right and has to be changed before anything else. */
        record MustChange() implements Answer {}

        /**
         * Nobody.
         *
         * @param why exact, for the audit
         */
        record Wrong(ToldKind why) implements Answer {}
    }

    /** That somebody tried break-glass. */
    public record Use(Instant at, String source, boolean right) {}

    /** Whether there is a first administrator: no directory is configured. */
    public boolean hasFirst() {
        return withFirst.getAsBoolean();
    }

    /** Whether {@code name} is that of break-glass, and it is on. */
    public boolean isBreakGlass(String name) {
        return name.equals(BREAK_GLASS) && files.read(BREAK_GLASS).isPresent();
    }

    /** Empty: no such account is there, so the name is the directory's. */
    public Optional<Answer> attempt(String name, String password, String code, String source) {
        if (name.equals(BREAK_GLASS)) {
            Optional<Answer> answer =
                    files.read(BREAK_GLASS).map(account -> breakGlass(account, password, code, source));
            answer.ifPresent(given -> remember(new Use(clock.instant(), source, given instanceof Answer.Right)));
            return answer;
        }
        return hasFirst() && name.equals(FIRST)
                ? Optional.of(files.read(FIRST)
                        .map(account -> first(account, password))
                        .orElseGet(() -> new Answer.Wrong(ToldKind.NO_SUCH_ACCOUNT)))
                : Optional.empty();
    }

    private Answer first(LocalAccount account, String password) {
        if (!account.password().matches(password)) {
            return new Answer.Wrong(ToldKind.WRONG_FIRST_PASSWORD);
        }
        if (!account.lasts(clock.instant())) {
            return new Answer.Wrong(ToldKind.ONE_TIME_PASSWORD_ENDED);
        }
        return account.oneTime() ? new Answer.MustChange() : new Answer.Right();
    }

    private Answer breakGlass(LocalAccount account, String password, String code, String source) {
        if (!account.isTakenFrom(source)) {
            return new Answer.Wrong(ToldKind.BREAK_GLASS_ADDRESS);
        }
        if (!account.password().matches(password)) {
            return new Answer.Wrong(ToldKind.BREAK_GLASS_PASSWORD);
        }
        return isFresh(account.secret(), code) ? new Answer.Right() : new Answer.Wrong(ToldKind.BREAK_GLASS_CODE);
    }

    /** Each code opens once. */
    private synchronized boolean isFresh(@Nullable String secret, String code) {
        if (secret == null) {
            return false;
        }
        OptionalLong step = Totp.USUAL.match(Base32.decode(secret), code, clock.instant(), lastStep);
        step.ifPresent(used -> lastStep = used);
        return step.isPresent();
    }

    /** Gives the first administrator a password of their own; the one-time password is gone then. */
    public Answer changeFirst(String password, String fresh) {
        Optional<LocalAccount> account = hasFirst() ? files.read(FIRST) : Optional.empty();
        if (account.isEmpty()) {
            return new Answer.Wrong(ToldKind.NO_SUCH_ACCOUNT);
        }
        Answer answer = first(account.get(), password);
        if (answer instanceof Answer.Wrong) {
            return answer;
        }
        files.write(FIRST, new LocalAccount(PasswordHash.of(fresh, random), false, null, null, List.of()));
        forgetOneTime();
        return new Answer.Right();
    }

    /**
     * Writes a one-time password for the first administrator where there is none that can still be used.
     *
     * @return the file that holds it; empty: none is needed
     */
    public Optional<Path> prepareFirst() {
        if (!hasFirst()) {
            forgetOneTime();
            return Optional.empty();
        }
        Optional<LocalAccount> account = files.read(FIRST);
        if (account.isPresent() && account.get().lasts(clock.instant())) {
            return account.get().oneTime() && Files.exists(oneTimeFile())
                    ? Optional.of(oneTimeFile())
                    : renewLost(account.get());
        }
        return Optional.of(writeOneTime());
    }

    private Optional<Path> renewLost(LocalAccount account) {
        return account.oneTime() ? Optional.of(writeOneTime()) : Optional.empty();
    }

    private Path writeOneTime() {
        String password = OneTimeSecret.fresh(random);
        Instant end = clock.instant().plus(ONE_TIME_LASTS);
        files.write(FIRST, new LocalAccount(PasswordHash.of(password, random), true, end, null, List.of()));
        try {
            AccountFiles.writePrivately(
                    oneTimeFile(), "user: " + FIRST + "\npassword: " + password + "\nuntil: " + end + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return oneTimeFile();
    }

    private Path oneTimeFile() {
        return data.resolve("first-administrator");
    }

    private void forgetOneTime() {
        try {
            Files.deleteIfExists(oneTimeFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized void remember(Use use) {
        if (uses.size() == REMEMBERED_USES) {
            uses.removeFirst();
        }
        uses.addLast(use);
    }

    /** Attempts with break-glass since the start, the latest last, 20 at most. */
    public synchronized List<Use> uses() {
        return List.copyOf(uses);
    }
}
