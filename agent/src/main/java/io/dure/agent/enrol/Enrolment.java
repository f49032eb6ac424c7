package io.dure.agent.enrol;

import io.dure.agent.http.HttpAnswer;
import io.dure.agent.http.HttpEndpoint;
import io.dure.agent.otlp.Resource;
import io.dure.agent.start.Console;
import io.dure.agent.status.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gets a credential from a collector by an enrolment token, keeps it in the file that reports are sent with, replaces it
 * every ten days, and gets another by a fresh token when it is refused. Runs on the thread that sends reports, before each.
 */
public final class Enrolment {
    private static final long DEADLINE_MILLIS = TimeUnit.SECONDS.toMillis(8);
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** A token that did not help may help later, as when more agents are let in by it; it is not worth more than this. */
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final long REPLACED_AFTER_MILLIS = TimeUnit.DAYS.toMillis(10);
    private static final String[] HEADERS = {"Content-Type: application/json"};
    private static final Pattern CREDENTIAL = Pattern.compile("\"credential\"\\s*:\\s*\"([A-Za-z0-9._-]{16,128})\"");
    private static final Pattern REASON = Pattern.compile("\"detail\"\\s*:\\s*\"([A-Za-z0-9 .,:;_-]{1,200})\"");
    private static final int UNAUTHORIZED = 401;

    private final Path tokenFile;
    private final Path credentialFile;
    private final byte[] identity;
    private final Console console;
    private final LongSupplier nanos;
    private boolean tried;
    private long lastTry;
    private long pause = AGAIN_NANOS;
    private boolean refused;
    private int tokenThatFailed;
    private @Nullable String said;

    /**
     * @param tokenFile holds the enrolment token
     * @param credentialFile where the credential is kept; a restarted process goes on with it
     */
    public Enrolment(Path tokenFile, Path credentialFile, Resource resource, Console console, LongSupplier nanos) {
        this.tokenFile = tokenFile;
        this.credentialFile = credentialFile;
        this.identity = new Json()
                .text("service", resource.service())
                .text("instance", resource.instance())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        this.console = console;
        this.nanos = nanos;
    }

    /**
     * Asks this collector, if there is no credential, or it is old or refused. Not more than once in ten seconds, and ever more
     * seldom where a refused one finds no other, unless another token is in the file.
     */
    public void ensure(URI collector) {
        boolean first = !Files.exists(credentialFile);
        if (!first && !refused && !isOld()) {
            return;
        }
        long waited = nanos.getAsLong() - lastTry;
        boolean inVain = !first && refused && token() == tokenThatFailed;
        if (tried && waited < (inVain ? pause : AGAIN_NANOS)) {
            return;
        }
        tried = true;
        lastTry = nanos.getAsLong();
        try {
            if (first) {
                keep(ask(collector, tokenFile));
                say("enrolled at " + collector);
            } else {
                replace(collector);
            }
            refused = false;
        } catch (IOException | RuntimeException e) {
            say("cannot enrol at " + collector + ": " + e.getMessage());
        }
    }

    /**
     * What a collector said to a report that was sent with the credential. Refused may mean revoked, or ended, or that the
     * collector does not know it yet: the hub is asked before a token is spent.
     */
    public void answered(int status) {
        if (status == UNAUTHORIZED) {
            refused = true;
        } else if (status >= 200 && status < 300) {
            refused = false;
            pause = AGAIN_NANOS;
        }
    }

    /** By itself, as long as the hub takes it; else by the token, which must be good for another. */
    private void replace(URI collector) throws IOException {
        int token = token();
        try {
            keep(ask(collector, credentialFile));
            inVain(token);
            return;
        } catch (Refused no) {
            refused = true;
        }
        try {
            keep(ask(collector, tokenFile));
            inVain(token);
        } catch (Refused no) {
            inVain(token);
            throw new IOException(
                    "the credential was revoked or has ended, and the enrolment token is not good for another ("
                            + no.getMessage() + "): put a fresh token into " + tokenFile);
        }
        say("the credential was revoked or had ended: enrolled anew at " + collector);
    }

    /** Until a report is taken: a collector that refused even what the hub gave out would have us ask for ever. */
    private void inVain(int token) {
        pause = token == tokenThatFailed ? Math.min(2 * pause, LONGEST_PAUSE_NANOS) : AGAIN_NANOS;
        tokenThatFailed = token;
    }

    /** Tells tokens apart without keeping them; 0: there is none. */
    private int token() {
        try {
            return Arrays.hashCode(Files.readAllBytes(tokenFile));
        } catch (IOException e) {
            return 0;
        }
    }

    private boolean isOld() {
        try {
            return System.currentTimeMillis()
                            - Files.getLastModifiedTime(credentialFile).toMillis()
                    > REPLACED_AFTER_MILLIS;
        } catch (IOException e) {
            return false;
        }
    }

    private String ask(URI collector, Path shown) throws IOException {
        HttpAnswer answer =
                new HttpEndpoint(collector, shown).post("/v1/dure/enrolment", HEADERS, identity, true, DEADLINE_MILLIS);
        Matcher credential = CREDENTIAL.matcher(answer.body());
        if (answer.status() == 200 && credential.find()) {
            return credential.group(1);
        }
        Matcher reason = REASON.matcher(answer.body());
        String said = "status " + answer.status() + (reason.find() ? ", " + reason.group(1) : "");
        throw answer.status() == UNAUTHORIZED ? new Refused(said) : new IOException(said);
    }

    /** The hub judged what was shown; anything else that goes wrong says nothing about it. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String said) {
            super(said);
        }
    }

    /** Whole or not at all, and for its owner alone where the file system knows owners. */
    private void keep(String credential) throws IOException {
        Path fresh = credentialFile.resolveSibling(credentialFile.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            Files.createFile(fresh);
        }
        Files.write(fresh, credential.getBytes(StandardCharsets.US_ASCII));
        Files.move(fresh, credentialFile, StandardCopyOption.REPLACE_EXISTING);
    }

    private void say(String what) {
        if (!what.equals(said)) {
            said = what;
            console.say(what);
        }
    }
}
