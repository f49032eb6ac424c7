package io.dure.hub.federation;

import io.dure.hub.OpenToAll;
import io.dure.hub.trust.Admission;
import io.dure.hub.trust.Registrar;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every call whose certificate is not let in, but for those that are open to all: the HTTP security chain does not
 * cover the gRPC port.
 */
final class CertificateInterceptor implements ServerInterceptor {
    private static final Context.Key<String> SOURCE = Context.key("source");

    private final Registrar registrar;
    private final Enrolment enrolment;

    CertificateInterceptor(Registrar registrar, Enrolment enrolment) {
        this.registrar = registrar;
        this.enrolment = enrolment;
    }

    /** The address of the caller. */
    static @Nullable String source() {
        return SOURCE.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String source = address(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
        Context context = Context.current().withValue(SOURCE, source);
        if (OpenToAll.METHODS.contains(call.getMethodDescriptor().getFullMethodName())) {
            return Contexts.interceptCall(context, call, headers, next);
        }
        Optional<X509Certificate> certificate = certificate(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
        if (certificate.isEmpty()) {
            return refuse(call, "no-certificate: enrol, and show the certificate");
        }
        return switch (registrar.admit(certificate.get(), source)) {
            case Admission.Refused refused -> refuse(call, refused.code() + ": " + refused.words());
            case Admission.Admitted admitted -> {
                Caller caller =
                        new Caller(enrolment.byId(admitted.credential().name()).orElseThrow(), admitted.credential());
                yield Contexts.interceptCall(context.withValue(Caller.KEY, caller), call, headers, next);
            }
        };
    }

    private static <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, String words) {
        call.close(Status.UNAUTHENTICATED.withDescription(words), new Metadata());
        return new ServerCall.Listener<>() {};
    }

    private static Optional<X509Certificate> certificate(@Nullable SSLSession session) {
        if (session == null) {
            return Optional.empty();
        }
        try {
            Certificate[] shown = session.getPeerCertificates();
            return shown.length > 0 && shown[0] instanceof X509Certificate first
                    ? Optional.of(first)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException noneShown) {
            return Optional.empty();
        }
    }

    private static @Nullable String address(@Nullable SocketAddress remote) {
        return remote instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress().getHostAddress()
                : null;
    }
}
