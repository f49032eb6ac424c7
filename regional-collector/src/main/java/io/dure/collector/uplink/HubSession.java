package io.dure.collector.uplink;

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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One stream to one hub, from Hello to its end. Everything is sent by the thread that runs it; what the hub sends is
 * asked for one by one, so that nothing piles up.
 */
final class HubSession {
    private static final Duration WELCOME_WITHIN = Duration.ofSeconds(5);
    /** Asked once a second. */
    private static final int QUESTIONS_WITHOUT_ANSWER = 4;

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long WAKE_MS = 200;

    private final Sources sources;
    private final PathCheck path;
    private final LivePieces.Reader pieces;
    private final Stream stream = new Stream();
    private long sentUpTo;

    /** What all hubs' sessions share. */
    record Sources(
            ReportQueue queue, LivePieces pieces, LiveContent live, CommandExecutor commands, InstantSource clock) {}

    /**
     * Opens the stream.
     *
     * @param channel a connection of its own, with the enrolment token attached
     */
    HubSession(Channel channel, Sources sources) {
        this.sources = sources;
        this.path = new PathCheck(channel);
        this.pieces = sources.pieces().reader();
        FederationGrpc.newStub(channel).connect(stream);
    }

    /**
     * Says Hello and waits for the answer.
     *
     * @throws HubLostException if none comes
     */
    Welcome open(Hello hello) throws HubLostException, InterruptedException {
        stream.send(CollectorMessage.newBuilder().setHello(hello).build());
        long deadline = System.nanoTime() + WELCOME_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<HubMessage> message = stream.receive(WAKE_MS);
            if (message.isPresent() && message.get().hasWelcome()) {
                Welcome welcome = message.get().getWelcome();
                sources.queue().seen(welcome.getEpoch());
                path.heard();
                return welcome;
            }
        }
        throw new HubLostException("no welcome within " + WELCOME_WITHIN.toSeconds() + " s");
    }

    /** Sends reports and live values and carries out commands until the hub is lost or the thread interrupted. */
    void run() throws HubLostException, InterruptedException {
        long nextLive = System.nanoTime();
        while (true) {
            sendReports();
            long now = System.nanoTime();
            if (now >= nextLive) {
                sendLive();
                path.ask();
                nextLive = Math.max(nextLive + SECOND_NANOS, now);
            }
            stream.receive(WAKE_MS).ifPresent(this::take);
            if (path.isSilentTo(QUESTIONS_WITHOUT_ANSWER)) {
                throw new HubLostException(
                        "nothing came back to " + QUESTIONS_WITHOUT_ANSWER + " questions, a second apart");
            }
        }
    }

    private void take(HubMessage message) {
        path.heard();
        switch (message.getKindCase()) {
            case WELCOME -> sources.queue().seen(message.getWelcome().getEpoch());
            case ACKNOWLEDGEMENT -> sources.queue().acknowledge(message.getAcknowledgement());
            case COMMAND ->
                sources.commands()
                        .execute(message.getCommand())
                        .ifPresent(result -> stream.send(
                                CollectorMessage.newBuilder().setResult(result).build()));
            case PACE, KIND_NOT_SET -> {}
        }
    }

    /** As many as the connection takes; the rest follows when it is writable again. */
    private void sendReports() {
        while (stream.isWritable()) {
            Optional<Report> next = sources.queue().after(sentUpTo);
            if (next.isEmpty()) {
                return;
            }
            stream.send(CollectorMessage.newBuilder().setReport(next.get()).build());
            sentUpTo = next.get().getSequence();
        }
    }

    private void sendLive() {
        if (!stream.isWritable()) {
            return;
        }
        Live.Builder live =
                Live.newBuilder().setTimeMs(sources.clock().millis()).addAllPieces(pieces.next());
        sources.live().fill(live);
        stream.send(CollectorMessage.newBuilder().setLive(live).build());
    }

    void close() {
        stream.close();
    }

    /** Brings gRPC's callbacks to the session's thread. */
    private static final class Stream implements ClientResponseObserver<CollectorMessage, HubMessage> {
        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        private @Nullable ClientCallStreamObserver<CollectorMessage> hub;

        private sealed interface Event {
            record Received(HubMessage message) implements Event {}

            record Ended(Status status) implements Event {}

            record Woken() implements Event {}
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<CollectorMessage> requests) {
            requests.disableAutoRequestWithInitial(1);
            requests.setOnReadyHandler(() -> events.add(new Event.Woken()));
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

        /** The next message, or empty when there is none yet or the stream became writable. */
        private Optional<HubMessage> receive(long waitMs) throws HubLostException, InterruptedException {
            Event event = events.poll(waitMs, TimeUnit.MILLISECONDS);
            return switch (event) {
                case null -> Optional.empty();
                case Event.Woken woken -> Optional.empty();
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
