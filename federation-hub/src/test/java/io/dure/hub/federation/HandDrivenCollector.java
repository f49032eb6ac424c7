package io.dure.hub.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.dure.federation.v1.ApplyPlan;
import io.dure.federation.v1.CollectorMessage;
import io.dure.federation.v1.Command;
import io.dure.federation.v1.CommandResult;
import io.dure.federation.v1.EnrolRequest;
import io.dure.federation.v1.FederationGrpc;
import io.dure.federation.v1.Hello;
import io.dure.federation.v1.HubMessage;
import io.dure.federation.v1.IssuedCertificate;
import io.dure.federation.v1.Plan;
import io.dure.federation.v1.PlanApplied;
import io.dure.federation.v1.PlanObserved;
import io.dure.federation.v1.PlanRefused;
import io.dure.federation.v1.RenewRequest;
import io.dure.federation.v1.Token;
import io.dure.federation.v1.TrustGrpc;
import io.dure.federation.v1.WithdrawPlan;
import io.dure.protocol.trust.Certificates;
import io.dure.protocol.trust.SigningRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The collector's end of the wire, one message at a time; holds plans as a nameserver does. */
public final class HandDrivenCollector implements StreamObserver<HubMessage>, AutoCloseable {
    private static final Map<String, Identity> ENROLLED = new ConcurrentHashMap<>();

    private final ManagedChannel channel;
    private final BlockingQueue<HubMessage> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Status> ended = new LinkedBlockingQueue<>();
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final StreamObserver<CollectorMessage> hub;

    private HandDrivenCollector(ManagedChannel channel) {
        this.channel = channel;
        this.hub = FederationGrpc.newStub(channel).connect(this);
    }

    /** A key and the chain that was issued for it. */
    public record Identity(PrivateKey key, List<X509Certificate> chain) {}

    /** Enrols at the first call with a token; shows no certificate when it is empty. */
    public static HandDrivenCollector connect(int port, Path certificate, String token) throws Exception {
        String whose = certificate + " " + token;
        if (!token.isEmpty() && !ENROLLED.containsKey(whose)) {
            ENROLLED.put(whose, enrol(port, certificate, token));
        }
        return new HandDrivenCollector(channel(port, certificate, token.isEmpty() ? null : ENROLLED.get(whose)));
    }

    /** Shows this. */
    public static HandDrivenCollector connect(int port, Path certificate, Identity identity) throws Exception {
        return new HandDrivenCollector(channel(port, certificate, identity));
    }

    public static Identity enrol(int port, Path certificate, String token) throws Exception {
        return enrol(port, certificate, token, Certificates.newKey());
    }

    public static Identity enrol(int port, Path certificate, String token, KeyPair key) throws Exception {
        ManagedChannel channel = channel(port, certificate, null);
        try {
            return identity(
                    key,
                    TrustGrpc.newBlockingStub(channel)
                            .enrol(EnrolRequest.newBuilder()
                                    .setToken(token)
                                    .setSigningRequest(ByteString.copyFrom(SigningRequest.of(key)))
                                    .build()));
        } finally {
            channel.shutdownNow();
        }
    }

    public static Identity renew(int port, Path certificate, Identity current) throws Exception {
        KeyPair key = Certificates.newKey();
        ManagedChannel channel = channel(port, certificate, current);
        try {
            return identity(
                    key,
                    TrustGrpc.newBlockingStub(channel)
                            .renew(RenewRequest.newBuilder()
                                    .setSigningRequest(ByteString.copyFrom(SigningRequest.of(key)))
                                    .build()));
        } finally {
            channel.shutdownNow();
        }
    }

    private static Identity identity(KeyPair key, IssuedCertificate issued) throws Exception {
        List<X509Certificate> chain = new ArrayList<>();
        for (ByteString der : issued.getChainList()) {
            chain.add(Certificates.fromDer(der.toByteArray()));
        }
        return new Identity(key.getPrivate(), chain);
    }

    /** To the hub that shows this certificate. */
    public static ManagedChannel channel(int port, Path certificate, @Nullable Identity identity) throws Exception {
        SslContextBuilder tls = GrpcSslContexts.forClient().trustManager(certificate.toFile());
        if (identity != null) {
            tls.keyManager(identity.key(), identity.chain());
        }
        return NettyChannelBuilder.forAddress("127.0.0.1", port)
                .sslContext(tls.build())
                .build();
    }

    public static Hello hello(String id, String site, String domain) {
        return Hello.newBuilder()
                .setCollector(id)
                .setSite(site)
                .setDomain(domain)
                .setIncarnation(1)
                .setVersion("test")
                .setHostsNameserver(!site.isEmpty())
                .build();
    }

    /** One message at a time, whichever thread sends it. */
    public void send(CollectorMessage.Builder message) {
        synchronized (hub) {
            hub.onNext(message.build());
        }
    }

    /** Waits for the next message that fits, passing over the others. */
    public HubMessage await(Predicate<HubMessage> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            HubMessage message = received.poll(100, TimeUnit.MILLISECONDS);
            if (message != null && wanted.test(message)) {
                return message;
            }
        }
        throw new AssertionError("the hub did not send what was waited for; ended: " + ended);
    }

    public Status awaitEnd() throws InterruptedException {
        Status status = ended.poll(60, TimeUnit.SECONDS);
        assertThat(status).as("the hub ends the stream").isNotNull();
        return status;
    }

    public Map<String, Plan> plans() {
        return plans;
    }

    @Override
    public void onNext(HubMessage message) {
        if (message.hasCommand()) {
            send(CollectorMessage.newBuilder().setResult(execute(message.getCommand())));
        }
        received.add(message);
    }

    private CommandResult execute(Command command) {
        CommandResult.Builder result = CommandResult.newBuilder().setId(command.getId());
        if (command.hasObservePlan()) {
            PlanObserved.Builder observed = PlanObserved.newBuilder();
            Plan held = plans.get(command.getObservePlan().getService());
            return result.setObserved(held == null ? observed : observed.setPlan(held))
                    .build();
        }
        if (command.hasWithdrawPlan()) {
            WithdrawPlan withdraw = command.getWithdrawPlan();
            plans.remove(withdraw.getService());
            return result.setApplied(PlanApplied.newBuilder().setToken(withdraw.getToken()))
                    .build();
        }
        ApplyPlan apply = command.getApplyPlan();
        Plan held = plans.get(apply.getPlan().getService());
        boolean matches =
                apply.hasExpected() ? held != null && held.getToken().equals(apply.getExpected()) : held == null;
        if (!matches) {
            PlanRefused.Builder refused = PlanRefused.newBuilder().setCode("token-mismatch");
            return result.setRefused(held == null ? refused : refused.setHeld(held.getToken()))
                    .build();
        }
        plans.put(apply.getPlan().getService(), apply.getPlan());
        Token token = apply.getPlan().getToken();
        return result.setApplied(PlanApplied.newBuilder().setToken(token)).build();
    }

    @Override
    public void onError(Throwable failure) {
        ended.add(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
        ended.add(Status.OK);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
