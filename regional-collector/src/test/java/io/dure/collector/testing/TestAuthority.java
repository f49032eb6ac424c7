package io.dure.collector.testing;

import com.google.protobuf.ByteString;
import io.dure.federation.v1.AgentCredential;
import io.dure.federation.v1.AgentCredentials;
import io.dure.federation.v1.EnrolAgentRequest;
import io.dure.federation.v1.EnrolRequest;
import io.dure.federation.v1.IssuedCertificate;
import io.dure.federation.v1.ListAgentsRequest;
import io.dure.federation.v1.RenewRequest;
import io.dure.federation.v1.TrustGrpc;
import io.dure.protocol.trust.Certificates;
import io.dure.protocol.trust.SigningRequest;
import io.dure.protocol.trust.TokenText;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Gives everybody a certificate for private-1 whose token is not refused, and counts. */
public final class TestAuthority extends TrustGrpc.TrustImplBase {
    private final KeyPair key = Certificates.newKey();
    private final X509Certificate hub;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final AtomicInteger agentsVersion = new AtomicInteger();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile Duration certificatesLast = Duration.ofDays(30);
    private final AtomicInteger renewed = new AtomicInteger();

    TestAuthority(HubCertificate certificate) {
        try {
            hub = Certificates.certificates(Files.readString(certificate.pem())).getFirst();
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public void refuse(String token) {
        refused.add(token);
    }

    public void letCertificatesLast(Duration time) {
        certificatesLast = time;
    }

    /** The tokens that were shown. */
    public List<String> tokens() {
        return tokens;
    }

    public int renewed() {
        return renewed.get();
    }

    @Override
    public void enrol(EnrolRequest request, StreamObserver<IssuedCertificate> answer) {
        tokens.add(request.getToken());
        if (refused.contains(request.getToken())) {
            answer.onError(Status.UNAUTHENTICATED
                    .withDescription("token-used: the enrolment token was used before")
                    .asRuntimeException());
            return;
        }
        issue(request.getSigningRequest(), answer);
    }

    @Override
    public void renew(RenewRequest request, StreamObserver<IssuedCertificate> answer) {
        renewed.incrementAndGet();
        issue(request.getSigningRequest(), answer);
    }

    @Override
    public void enrolAgent(EnrolAgentRequest request, StreamObserver<AgentCredential> answer) {
        if (refused.contains(request.getToken())) {
            answer.onError(Status.UNAUTHENTICATED
                    .withDescription("token-used: as many agents as may")
                    .asRuntimeException());
            return;
        }
        answer.onNext(AgentCredential.newBuilder()
                .setCredential("credential-of-" + request.getInstance())
                .build());
        answer.onCompleted();
    }

    @Override
    public void listAgents(ListAgentsRequest request, StreamObserver<AgentCredentials> answer) {
        request.getShownList().forEach(hash -> shown.add(HexFormat.of().formatHex(hash.toByteArray())));
        AgentCredentials.Builder all = AgentCredentials.newBuilder().setVersion(agentsVersion.get());
        accepted.forEach(credential -> all.addAccepted(
                ByteString.copyFrom(HexFormat.of().parseHex(new TokenText(credential, Optional.empty()).hash()))));
        answer.onNext(all.build());
        answer.onCompleted();
    }

    /** Whether a collector told that an agent showed it. */
    public boolean wasShown(String credential) {
        return shown.contains(new TokenText(credential, Optional.empty()).hash());
    }

    /** The hub says from now on that agents may show these and no others. */
    public void accept(String... credentials) {
        accepted.clear();
        accepted.addAll(List.of(credentials));
        agentsVersion.incrementAndGet();
    }

    private void issue(ByteString request, StreamObserver<IssuedCertificate> answer) {
        try {
            answer.onNext(IssuedCertificate.newBuilder()
                    .addChain(ByteString.copyFrom(certificate(SigningRequest.key(request.toByteArray()))
                            .getEncoded()))
                    .addHubAuthorities(ByteString.copyFrom(hub.getEncoded()))
                    .build());
            answer.onCompleted();
        } catch (Exception unusable) {
            answer.onError(Status.INTERNAL.withCause(unusable).asRuntimeException());
        }
    }

    private X509Certificate certificate(PublicKey subject) throws Exception {
        Instant now = Instant.now();
        X500Name name = new X500Name("CN=private-1");
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.valueOf(System.nanoTime()),
                                Date.from(now),
                                Date.from(now.plus(certificatesLast)),
                                name,
                                subject)
                        .addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(
                                        GeneralName.uniformResourceIdentifier,
                                        "dure://site/private/collector/private-1")))
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    }
}
