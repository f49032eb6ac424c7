package io.dure.collector.otlp;

import io.dure.collector.loss.LossLedger;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Refuses calls without the token before their message is read. */
final class TokenInterceptor implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final BearerToken token;
    private final LossLedger losses;

    TokenInterceptor(BearerToken token, LossLedger losses) {
        this.token = token;
        this.losses = losses;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (token.isIn(headers.get(AUTHORIZATION))) {
            return next.startCall(call, headers);
        }
        losses.count("otlp-refused-token", 1);
        call.close(Status.UNAUTHENTICATED.withDescription("the bearer token is missing or wrong"), new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
