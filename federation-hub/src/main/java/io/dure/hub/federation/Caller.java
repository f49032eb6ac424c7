package io.dure.hub.federation;

import io.dure.hub.trust.Credential;
import io.grpc.Context;

/** Who calls, by a certificate that was let in. */
record Caller(Enrolled collector, Credential credential) {
    static final Context.Key<Caller> KEY = Context.key("caller");
}
