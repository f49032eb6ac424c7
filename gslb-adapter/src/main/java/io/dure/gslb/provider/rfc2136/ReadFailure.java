package io.dure.gslb.provider.rfc2136;

/** A server answered, and not with what was asked for. */
final class ReadFailure extends java.io.IOException {
    private static final long serialVersionUID = 1L;

    private final boolean denied;

    ReadFailure(String message, boolean denied) {
        super(message);
        this.denied = denied;
    }

    /** Whether it refused us, rather than failed. */
    boolean isDenied() {
        return denied;
    }
}
