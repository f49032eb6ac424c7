package io.dure.hub.federation;

import com.google.protobuf.ByteString;
import io.dure.federation.v1.AgentCredential;
import io.dure.federation.v1.AgentCredentials;
import io.dure.federation.v1.EnrolAgentRequest;
import io.dure.federation.v1.EnrolRequest;
import io.dure.federation.v1.IssuedCertificate;
import io.dure.federation.v1.ListAgentsRequest;
import io.dure.federation.v1.RenewRequest;
import io.dure.federation.v1.TrustGrpc;
import io.dure.hub.trust.AgentIssuance;
import io.dure.hub.trust.AgentRegistrar;
import io.dure.hub.trust.Issuance;
import io.dure.hub.trust.Registrar;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** Hands certificates out over the wire. */
final class TrustService extends TrustGrpc.TrustImplBase {
    private final Registrar registrar;
    private final AgentRegistrar agents;

    TrustService(Registrar registrar, AgentRegistrar agents) {
        this.registrar = registrar;
        this.agents = agents;
    }

    @Override
    public void enrol(EnrolRequest request, StreamObserver<IssuedCertificate> answer) {
        answer(
                registrar.enrol(
                        request.getToken(), request.getSigningRequest().toByteArray(), CertificateInterceptor.source()),
                answer);
    }

    @Override
    public void renew(RenewRequest request, StreamObserver<IssuedCertificate> answer) {
        answer(
                registrar.renew(
                        Caller.KEY.get().credential(),
                        request.getSigningRequest().toByteArray(),
                        CertificateInterceptor.source()),
                answer);
    }

    @Override
    public void enrolAgent(EnrolAgentRequest request, StreamObserver<AgentCredential> answer) {
        AgentIssuance issuance = agents.enrol(
                Caller.KEY.get().credential(),
                request.getToken(),
                request.getService(),
                request.getInstance(),
                CertificateInterceptor.source());
        switch (issuance) {
            case AgentIssuance.Refused refused -> answer.onError(refusal(refused.code(), refused.words()));
            case AgentIssuance.Issued issued -> {
                answer.onNext(AgentCredential.newBuilder()
                        .setCredential(issued.credential())
                        .build());
                answer.onCompleted();
            }
        }
    }

    /** A witness has no agents. */
    @Override
    public void listAgents(ListAgentsRequest request, StreamObserver<AgentCredentials> answer) {
        String site = Caller.KEY.get().collector().site().orElse("");
        agents.shown(
                site, request.getShownList().stream().map(hash -> HexFormat.of().formatHex(hash.toByteArray())));
        AgentRegistrar.Accepted accepted = agents.accepted(site, request.getKnownVersion());
        AgentCredentials.Builder message = AgentCredentials.newBuilder().setVersion(accepted.version());
        accepted.hashes().forEach(hash -> message.addAccepted(ByteString.copyFrom(hash)));
        answer.onNext(message.build());
        answer.onCompleted();
    }

    private static StatusRuntimeException refusal(String code, String words) {
        return Status.UNAUTHENTICATED.withDescription(code + ": " + words).asRuntimeException();
    }

    private static void answer(Issuance issuance, StreamObserver<IssuedCertificate> answer) {
        switch (issuance) {
            case Issuance.Refused refused -> answer.onError(refusal(refused.code(), refused.words()));
            case Issuance.Issued issued -> {
                IssuedCertificate.Builder message = IssuedCertificate.newBuilder();
                issued.chain().forEach(certificate -> message.addChain(der(certificate)));
                issued.hubAuthorities().forEach(certificate -> message.addHubAuthorities(der(certificate)));
                answer.onNext(message.build());
                answer.onCompleted();
            }
        }
    }

    private static ByteString der(X509Certificate certificate) {
        try {
            return ByteString.copyFrom(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
