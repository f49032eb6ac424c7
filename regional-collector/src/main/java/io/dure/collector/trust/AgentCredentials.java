package io.dure.collector.trust;

import com.google.protobuf.ByteString;
import io.dure.collector.settings.HostPort;
import io.dure.federation.v1.EnrolAgentRequest;
import io.dure.federation.v1.ListAgentsRequest;
import io.dure.federation.v1.TrustGrpc;
import io.dure.protocol.trust.TokenText;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What agents of this site may show, as the hub has it: asked for every few seconds and kept on the disk, so that a collector
 * whose hub is away goes on taking what it knows. Only hashes are here.
 */
public final class AgentCredentials implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AgentCredentials.class);
    private static final Duration ASK_EVERY = Duration.ofSeconds(5);
    private static final int ANSWER_WITHIN_S = 5;
    /** Told to the hub so often: every few seconds would be a third of a megabyte each time for ten thousand agents. */
    private static final Duration TELL_EVERY = Duration.ofMinutes(1);

    private final HubChannels channels;
    private final List<HostPort> hubs;
    private final Path file;
    private final InstantSource clock;
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private Instant told = Instant.EPOCH;
    private volatile Set<String> accepted;
    private long version;
    private @Nullable ManagedChannel open;
    private @Nullable Thread thread;

    AgentCredentials(HubChannels channels, List<HostPort> hubs, Path file, InstantSource clock) {
        this.clock = clock;
        this.channels = channels;
        this.hubs = hubs;
        this.file = file;
        this.accepted = read(file);
    }

    private static Set<String> read(Path file) {
        try {
            return Files.exists(file) ? Set.copyOf(Files.readAllLines(file, StandardCharsets.US_ASCII)) : Set.of();
        } catch (IOException unreadable) {
            log.warn("Cannot read {}: agents are taken again when a hub answers", file, unreadable);
            return Set.of();
        }
    }

    public boolean accepts(String credential) {
        String hash = new TokenText(credential, Optional.empty()).hash();
        boolean known = accepted.contains(hash);
        if (known) {
            shown.add(hash);
        }
        return known;
    }

    /** What became of an agent that enrols. */
    public sealed interface Answer {
        /**
         * Here it is.
         *
         * @param credential told this once
         */
        record Issued(String credential) implements Answer {
            /** Keeps it out of logs. */
            @Override
            public String toString() {
                return "Issued";
            }
        }

        /**
         * A hub said no.
         *
         * @param words a stable code, a colon and words
         */
        record Refused(String words) implements Answer {}

        /** No hub answers. */
        record Unavailable() implements Answer {}
    }

    /** Has a hub judge an agent's token. */
    public Answer enrol(String token, String service, String instance) {
        for (HostPort hub : hubs) {
            ManagedChannel channel = null;
            try {
                channel = channels.open(hub);
                String credential = TrustGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                        .enrolAgent(EnrolAgentRequest.newBuilder()
                                .setToken(token)
                                .setService(service)
                                .setInstance(instance)
                                .build())
                        .getCredential();
                take(credential);
                return new Answer.Issued(credential);
            } catch (StatusRuntimeException refused) {
                if (refused.getStatus().getCode() == Status.Code.UNAUTHENTICATED) {
                    return new Answer.Refused(String.valueOf(refused.getStatus().getDescription()));
                }
                log.debug("Hub {} does not enrol an agent", hub, refused);
            } catch (NotEnrolledException notYet) {
                log.debug("No certificate to show to hub {}", hub, notYet);
            } finally {
                if (channel != null) {
                    channel.shutdownNow();
                }
            }
        }
        return new Answer.Unavailable();
    }

    /** Before its agent shows it. The next answer of a hub has it too. */
    private synchronized void take(String credential) {
        Set<String> more = new HashSet<>(accepted);
        more.add(new TokenText(credential, Optional.empty()).hash());
        replace(more);
    }

    private void replace(Set<String> fresh) {
        accepted = Set.copyOf(fresh);
        try {
            Path written = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(written);
            Files.createFile(
                    written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(written, accepted, StandardCharsets.US_ASCII);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            log.warn("Cannot write {}: after a restart agents are taken again when a hub answers", file, full);
        }
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("agent-credentials").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(ASK_EVERY);
                if (!ask()) {
                    close();
                }
            }
        } catch (InterruptedException stopped) {
            close();
            Thread.currentThread().interrupt();
        }
    }

    /** Over one connection as long as it works, else over one to whichever hub takes it. */
    private boolean ask() {
        ManagedChannel known = open;
        if (known != null) {
            return ask(known);
        }
        for (HostPort hub : hubs) {
            try {
                ManagedChannel fresh = channels.open(hub);
                open = fresh;
                if (ask(fresh)) {
                    return true;
                }
                close();
            } catch (NotEnrolledException notYet) {
                log.debug("No certificate to show to hub {}", hub, notYet);
            }
        }
        return false;
    }

    private boolean ask(ManagedChannel channel) {
        ListAgentsRequest.Builder question = ListAgentsRequest.newBuilder().setKnownVersion(version);
        List<String> seen = clock.instant().isBefore(told.plus(TELL_EVERY)) ? List.of() : List.copyOf(shown);
        seen.forEach(
                hash -> question.addShown(ByteString.copyFrom(HexFormat.of().parseHex(hash))));
        try {
            io.dure.federation.v1.AgentCredentials answer = TrustGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                    .listAgents(question.build());
            if (!seen.isEmpty()) {
                told = clock.instant();
                seen.forEach(shown::remove);
            }
            if (answer.getVersion() != version) {
                Set<String> fresh = new HashSet<>();
                answer.getAcceptedList()
                        .forEach(hash -> fresh.add(HexFormat.of().formatHex(hash.toByteArray())));
                take(answer.getVersion(), fresh);
            }
            return true;
        } catch (StatusRuntimeException away) {
            log.debug("A hub does not say which agents to take", away);
            return false;
        }
    }

    private synchronized void take(long ofVersion, Set<String> fresh) {
        version = ofVersion;
        if (!fresh.equals(accepted)) {
            replace(fresh);
        }
    }

    private void close() {
        ManagedChannel known = open;
        if (known != null) {
            known.shutdownNow();
            open = null;
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
