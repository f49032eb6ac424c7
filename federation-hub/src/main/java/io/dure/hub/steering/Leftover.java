package io.dure.hub.steering;

/** What becomes of what providers besides the nameservers hold of a service that goes, or that is taken off them. */
public enum Leftover {
    /** It is taken away by a fenced change, before the service goes. */
    WITHDRAW,
    /** It stays, and is answered as it is until somebody takes it away by hand. */
    LEAVE
}
