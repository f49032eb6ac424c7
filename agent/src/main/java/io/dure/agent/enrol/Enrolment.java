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
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gets a credential from a collector by an enrolment token, keeps it in the file that reports are sent with, and replaces it
 * every ten days. Runs on the thread that sends reports, before each.
 */
public final class Enrolment {
    private static final long DEADLINE_MILLIS = TimeUnit.SECONDS.toMillis(8);
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long REPLACED_AFTER_MILLIS = TimeUnit.DAYS.toMillis(10);
    private static final String[] HEADERS = {"Content-Type: application/json"};
    private static final Pattern CREDENTIAL = Pattern.compile("\"credential\"\\s*:\\s*\"([A-Za-z0-9._-]{16,128})\"");

    private final Path tokenFile;
    private final Path credentialFile;
    private final byte[] identity;
    private final Console console;
    private final LongSupplier nanos;
    private boolean tried;
    private long lastTry;
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

    /** Asks this collector, if there is no credential or it is old; not more than once in ten seconds. */
    public void ensure(URI collector) {
        boolean first = !Files.exists(credentialFile);
        if (!first && !isOld()) {
            return;
        }
        if (tried && nanos.getAsLong() - lastTry < AGAIN_NANOS) {
            return;
        }
        tried = true;
        lastTry = nanos.getAsLong();
        try {
            keep(ask(new HttpEndpoint(collector, first ? tokenFile : credentialFile)));
            if (first) {
                say("enrolled at " + collector);
            }
        } catch (IOException | RuntimeException e) {
            say("cannot enrol at " + collector + ": " + e.getMessage());
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

    private String ask(HttpEndpoint collector) throws IOException {
        HttpAnswer answer = collector.post("/v1/dure/enrolment", HEADERS, identity, true, DEADLINE_MILLIS);
        Matcher credential = CREDENTIAL.matcher(answer.body());
        if (answer.status() != 200 || !credential.find()) {
            throw new IOException("status " + answer.status());
        }
        return credential.group(1);
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
