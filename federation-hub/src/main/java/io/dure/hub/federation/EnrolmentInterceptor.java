package io.dure.hub.federation;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Optional;

/**
 * Refuses every call without a known enrolment token: the HTTP security chain does not cover the gRPC port.
 */
final class EnrolmentInterceptor implements ServerInterceptor {
    static final Context.Key<Enrolled> COLLECTOR = Context.key("collector");

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";

    private final Enrolment enrolment;

    EnrolmentInterceptor(Enrolment enrolment) {
        this.enrolment = enrolment;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Optional<Enrolled> collector = Optional.ofNullable(headers.get(AUTHORIZATION))
                .filter(value -> value.startsWith(BEARER))
                .flatMap(value -> enrolment.of(value.substring(BEARER.length())));
        if (collector.isEmpty()) {
            call.close(
                    Status.UNAUTHENTICATED.withDescription("not-enrolled: no known enrolment token"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return Contexts.interceptCall(Context.current().withValue(COLLECTOR, collector.get()), call, headers, next);
    }
}
