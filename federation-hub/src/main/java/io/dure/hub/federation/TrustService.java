package io.dure.hub.federation;

import com.google.protobuf.ByteString;
import io.dure.federation.v1.EnrolRequest;
import io.dure.federation.v1.IssuedCertificate;
import io.dure.federation.v1.RenewRequest;
import io.dure.federation.v1.TrustGrpc;
import io.dure.hub.trust.Issuance;
import io.dure.hub.trust.Registrar;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** Hands certificates out over the wire. */
final class TrustService extends TrustGrpc.TrustImplBase {
    private final Registrar registrar;

    TrustService(Registrar registrar) {
        this.registrar = registrar;
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

    private static void answer(Issuance issuance, StreamObserver<IssuedCertificate> answer) {
        switch (issuance) {
            case Issuance.Refused refused ->
                answer.onError(Status.UNAUTHENTICATED
                        .withDescription(refused.code() + ": " + refused.words())
                        .asRuntimeException());
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
