package io.dure.collector.testing;

import io.dure.federation.v1.Acknowledgement;
import io.dure.federation.v1.CollectorMessage;
import io.dure.federation.v1.Command;
import io.dure.federation.v1.CommandResult;
import io.dure.federation.v1.FederationGrpc;
import io.dure.federation.v1.Hello;
import io.dure.federation.v1.HubMessage;
import io.dure.federation.v1.Live;
import io.dure.federation.v1.Pace;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Welcome;
import io.dure.protocol.trust.PartName;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLPeerUnverifiedException;

/** A hub's end of the wire: keeps what comes, says what the test tells it to. */
public final class TestHub extends FederationGrpc.FederationImplBase implements AutoCloseable {
    private final Server server;
    private final AtomicLong commands = new AtomicLong();
    private final Map<String, StreamObserver<HubMessage>> connected = new ConcurrentHashMap<>();
    private final List<Hello> hellos = new CopyOnWriteArrayList<>();
    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final List<CommandResult> results = new CopyOnWriteArrayList<>();
    private final Map<String, Live> live = new ConcurrentHashMap<>();
    private final List<String> callers = new CopyOnWriteArrayList<>();
    private final TestAuthority authority;
    private volatile long epoch = 3;

    private TestHub(int port, HubCertificate certificate) throws IOException, GeneralSecurityException {
        authority = new TestAuthority(certificate);
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sslContext(GrpcSslContexts.configure(
                                SslContextBuilder.forServer(certificate.keys())
                                        .trustManager(InsecureTrustManagerFactory.INSTANCE)
                                        .clientAuth(ClientAuth.OPTIONAL),
                                SslProvider.JDK)
                        .build())
                .addService(this)
                .addService(authority)
                .intercept(new CallerRecorder())
                .build()
                .start();
    }

    /** On a free port. */
    public static TestHub start(HubCertificate certificate) throws IOException, GeneralSecurityException {
        return new TestHub(0, certificate);
    }

    /** Where another one was. */
    public static TestHub start(HubCertificate certificate, int port) throws IOException, GeneralSecurityException {
        return new TestHub(port, certificate);
    }

    public int port() {
        return server.getPort();
    }

    public void lead(long epoch) {
        this.epoch = epoch;
    }

    public List<Hello> hellos() {
        return hellos;
    }

    public List<Report> reports() {
        return reports;
    }

    /** What the certificates of calls said, or {@code nobody}. */
    public List<String> callers() {
        return callers;
    }

    /** Where collectors enrol. */
    public TestAuthority authority() {
        return authority;
    }

    public Optional<Live> live(String collector) {
        return Optional.ofNullable(live.get(collector));
    }

    public boolean isConnected(String collector) {
        return connected.containsKey(collector);
    }

    public Optional<CommandResult> result(long command) {
        return results.stream().filter(result -> result.getId() == command).findFirst();
    }

    public void acknowledge(String collector, long epoch, long incarnation, long sequence) {
        send(
                collector,
                HubMessage.newBuilder()
                        .setAcknowledgement(Acknowledgement.newBuilder()
                                .setEpoch(epoch)
                                .setIncarnation(incarnation)
                                .setSequence(sequence))
                        .build());
    }

    /** Says in the middle of a stream that it leads. */
    public void welcome(String collector, long newEpoch) {
        send(
                collector,
                HubMessage.newBuilder()
                        .setWelcome(Welcome.newBuilder()
                                .setHub("hub-1")
                                .setEpoch(newEpoch)
                                .setLeader(true))
                        .build());
    }

    public void pace(String collector, int retryAfterMs) {
        send(
                collector,
                HubMessage.newBuilder()
                        .setPace(Pace.newBuilder().setRetryAfterMs(retryAfterMs).setReason("store-busy"))
                        .build());
    }

    /** Sends a command and returns its number. */
    public long command(String collector, Command.Builder command) {
        long id = commands.incrementAndGet();
        send(collector, HubMessage.newBuilder().setCommand(command.setId(id)).build());
        return id;
    }

    /** Ends a collector's stream as a hub that goes away does. */
    public void disconnect(String collector) {
        StreamObserver<HubMessage> stream = connected.remove(collector);
        if (stream != null) {
            synchronized (stream) {
                stream.onError(Status.UNAVAILABLE.asRuntimeException());
            }
        }
    }

    private void send(String collector, HubMessage message) {
        StreamObserver<HubMessage> stream = connected.get(collector);
        if (stream == null) {
            throw new IllegalStateException(collector + " is not connected");
        }
        synchronized (stream) {
            stream.onNext(message);
        }
    }

    @Override
    public StreamObserver<CollectorMessage> connect(StreamObserver<HubMessage> stream) {
        return new Connection(stream);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Connection implements StreamObserver<CollectorMessage> {
        private final StreamObserver<HubMessage> stream;
        private String collector = "";

        Connection(StreamObserver<HubMessage> stream) {
            this.stream = stream;
        }

        @Override
        public void onNext(CollectorMessage message) {
            switch (message.getKindCase()) {
                case HELLO -> {
                    collector = message.getHello().getCollector();
                    hellos.add(message.getHello());
                    synchronized (stream) {
                        stream.onNext(HubMessage.newBuilder()
                                .setWelcome(Welcome.newBuilder()
                                        .setHub("hub-1")
                                        .setEpoch(epoch)
                                        .setLeader(true))
                                .build());
                    }
                    connected.put(collector, stream);
                }
                case REPORT -> reports.add(message.getReport());
                case LIVE -> live.put(collector, message.getLive());
                case RESULT -> results.add(message.getResult());
                case KIND_NOT_SET -> {}
            }
        }

        @Override
        public void onError(Throwable cancelled) {
            connected.remove(collector, stream);
        }

        @Override
        public void onCompleted() {
            connected.remove(collector, stream);
        }
    }

    private final class CallerRecorder implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            callers.add(caller(call));
            return next.startCall(call, headers);
        }

        private static String caller(ServerCall<?, ?> call) {
            try {
                Certificate shown = Objects.requireNonNull(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION))
                        .getPeerCertificates()[0];
                return PartName.of((X509Certificate) shown).orElseThrow().uri();
            } catch (SSLPeerUnverifiedException none) {
                return "nobody";
            }
        }
    }
}
