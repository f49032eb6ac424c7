package io.dure.hub.federation;

import io.dure.federation.v1.CollectorMessage;
import io.dure.federation.v1.FederationGrpc;
import io.dure.federation.v1.HubMessage;
import io.grpc.stub.StreamObserver;

/** Takes the collectors' streams. */
final class FederationService extends FederationGrpc.FederationImplBase {
    private final Connections connections;

    FederationService(Connections connections) {
        this.connections = connections;
    }

    @Override
    public StreamObserver<CollectorMessage> connect(StreamObserver<HubMessage> responses) {
        return new CollectorStream(Caller.KEY.get(), connections, new StreamSender(responses));
    }
}
