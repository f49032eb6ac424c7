package io.dure.collector.uplink;

import io.dure.collector.spool.Spool;
import io.dure.collector.spool.SpoolReader;
import io.dure.federation.v1.Acknowledgement;
import io.dure.federation.v1.CollectorMessage;
import io.dure.federation.v1.FederationGrpc;
import io.dure.federation.v1.Hello;
import io.dure.federation.v1.HubMessage;
import io.dure.federation.v1.Live;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Welcome;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One stream to one hub, from Hello to its end. Everything is sent by the thread that runs it; what the hub sends is
 * asked for one by one, so that nothing piles up.
 */
final class HubSession implements Closeable {
    private static final Duration WELCOME_WITHIN = Duration.ofSeconds(5);
    /** Asked once a second. */
    private static final int QUESTIONS_WITHOUT_ANSWER = 4;

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long WAKE_MS = 200;

    private final Sources sources;
    private final PathCheck path;
    private final LivePieces.Reader pieces;
    private final SpoolReader reports;
    private final InFlight inFlight = new InFlight();
    private final Stream stream = new Stream();
    private final Runnable waker = stream::wake;
    private boolean leader;
    private long evacuationsSent;
    private long heldUntil = System.nanoTime();

    /** What all hubs' sessions share. */
    record Sources(
            Spool spool,
            EvacuationLane evacuations,
            LivePieces pieces,
            LiveContent live,
            CommandExecutor commands,
            InstantSource clock) {}

    /**
     * Opens the stream.
     *
     * @param channel a connection of its own, over mutual TLS
     */
    HubSession(Channel channel, Sources sources) {
        this.sources = sources;
        this.path = new PathCheck(channel);
        this.pieces = sources.pieces().reader();
        this.reports = sources.spool().reader();
        FederationGrpc.newStub(channel).connect(stream);
    }

    /**
     * Says Hello and waits for the answer.
     *
     * @throws HubLostException if none comes
     */
    Welcome open(Hello hello) throws HubLostException, InterruptedException, IOException {
        stream.send(CollectorMessage.newBuilder().setHello(hello).build());
        long deadline = System.nanoTime() + WELCOME_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<HubMessage> message = stream.receive(WAKE_MS);
            if (message.isPresent() && message.get().hasWelcome()) {
                path.heard();
                welcomed(message.get().getWelcome());
                return message.get().getWelcome();
            }
        }
        throw new HubLostException("no welcome within " + WELCOME_WITHIN.toSeconds() + " s");
    }

    /** Sends reports and live values and carries out commands until the hub is lost or the thread interrupted. */
    void run() throws HubLostException, InterruptedException, IOException {
        sources.spool().onKept(waker);
        long nextLive = System.nanoTime();
        while (true) {
            sendReports();
            long now = System.nanoTime();
            if (now >= nextLive) {
                sendLive();
                path.ask();
                nextLive = Math.max(nextLive + SECOND_NANOS, now);
            }
            Optional<HubMessage> message = stream.receive(WAKE_MS);
            if (message.isPresent()) {
                take(message.get());
            }
            if (path.isSilentTo(QUESTIONS_WITHOUT_ANSWER)) {
                throw new HubLostException(
                        "nothing came back to " + QUESTIONS_WITHOUT_ANSWER + " questions, a second apart");
            }
        }
    }

    private void take(HubMessage message) throws IOException {
        path.heard();
        switch (message.getKindCase()) {
            case WELCOME -> welcomed(message.getWelcome());
            case ACKNOWLEDGEMENT -> acknowledged(message.getAcknowledgement());
            case PACE ->
                pace(Duration.ofMillis(Integer.toUnsignedLong(message.getPace().getRetryAfterMs())));
            case COMMAND ->
                sources.commands()
                        .execute(message.getCommand())
                        .ifPresent(result -> stream.send(
                                CollectorMessage.newBuilder().setResult(result).build()));
            case KIND_NOT_SET -> {}
        }
    }

    /** What a hub was sent while it followed it did not store: one that begins to lead gets everything that waits. */
    private void welcomed(Welcome welcome) throws IOException {
        sources.spool().seen(welcome.getEpoch());
        leader = welcome.getLeader();
        reports.rewind(leader);
        inFlight.clear();
        evacuationsSent = 0;
    }

    private void acknowledged(Acknowledgement word) {
        Spool spool = sources.spool();
        spool.seen(word.getEpoch());
        if (word.getEpoch() < spool.epoch()) {
            return;
        }
        inFlight.acknowledged(word.getIncarnation(), word.getSequence());
        spool.acknowledge(word.getIncarnation(), word.getSequence(), word.getRepeatedTransactions());
        sources.evacuations().acknowledge(word.getIncarnation(), word.getSequence());
    }

    private void pace(Duration retryAfter) {
        heldUntil = System.nanoTime() + retryAfter.toNanos();
        if (leader) {
            sources.spool().pace(retryAfter);
        }
    }

    /**
     * As many as the connection takes, and a leader has room for; the rest follows. Evacuations go first: no backlog of
     * windows delays them.
     */
    private void sendReports() throws IOException {
        while (stream.isWritable() && System.nanoTime() - heldUntil >= 0) {
            Optional<Report> evacuation = sources.evacuations().after(evacuationsSent);
            if (evacuation.isPresent()) {
                send(evacuation.get());
                evacuationsSent = evacuation.get().getSequence();
                continue;
            }
            Optional<Report> next = leader && !inFlight.hasRoom() ? Optional.empty() : reports.next();
            if (next.isEmpty()) {
                return;
            }
            send(next.get());
            if (leader) {
                inFlight.add(next.get());
            }
        }
    }

    private void send(Report report) {
        stream.send(CollectorMessage.newBuilder().setReport(report).build());
    }

    private void sendLive() {
        if (!stream.isWritable()) {
            return;
        }
        Live.Builder live =
                Live.newBuilder().setTimeMs(sources.clock().millis()).addAllPieces(pieces.next());
        sources.live().fill(live);
        live.setLedger(sources.spool().ledger());
        stream.send(CollectorMessage.newBuilder().setLive(live).build());
    }

    @Override
    public void close() throws IOException {
        sources.spool().forget(waker);
        reports.close();
        stream.close();
    }

    /** Brings gRPC's callbacks to the session's thread. */
    private static final class Stream implements ClientResponseObserver<CollectorMessage, HubMessage> {
        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        private final AtomicBoolean woken = new AtomicBoolean();
        private @Nullable ClientCallStreamObserver<CollectorMessage> hub;

        private sealed interface Event {
            record Received(HubMessage message) implements Event {}

            record Ended(Status status) implements Event {}

            record Woken() implements Event {}
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<CollectorMessage> requests) {
            requests.disableAutoRequestWithInitial(1);
            requests.setOnReadyHandler(this::wake);
            hub = requests;
        }

        @Override
        public void onNext(HubMessage message) {
            events.add(new Event.Received(message));
        }

        @Override
        public void onError(Throwable failure) {
            events.add(new Event.Ended(Status.fromThrowable(failure)));
        }

        @Override
        public void onCompleted() {
            events.add(new Event.Ended(Status.OK));
        }

        /** There may be something to send. */
        private void wake() {
            if (woken.compareAndSet(false, true)) {
                events.add(new Event.Woken());
            }
        }

        /** The next message, or empty when there is none yet or the stream became writable. */
        private Optional<HubMessage> receive(long waitMs) throws HubLostException, InterruptedException {
            Event event = events.poll(waitMs, TimeUnit.MILLISECONDS);
            return switch (event) {
                case null -> Optional.empty();
                case Event.Woken again -> {
                    woken.set(false);
                    yield Optional.empty();
                }
                case Event.Ended ended -> throw new HubLostException(describe(ended.status()));
                case Event.Received received -> {
                    hub().request(1);
                    yield Optional.of(received.message());
                }
            };
        }

        private static String describe(Status status) {
            Throwable cause = status.getCause();
            return status.getCode()
                    + (status.getDescription() == null ? "" : ": " + status.getDescription())
                    + (cause == null ? "" : " (" + cause + ")");
        }

        private boolean isWritable() {
            return hub().isReady();
        }

        private void send(CollectorMessage message) {
            hub().onNext(message);
        }

        private void close() {
            hub().cancel("the collector stops", null);
        }

        private ClientCallStreamObserver<CollectorMessage> hub() {
            if (hub == null) {
                throw new IllegalStateException("the call was not started");
            }
            return hub;
        }
    }
}
