package io.dure.gslb.nameserver.message;

/** Why a packet gets no answer at all. */
public enum Discard {
    /** Too short for a header. */
    SHORT("short"),
    /** A response: answering it could start a loop between two servers. */
    RESPONSE("response"),
    /** Came from port 0, whence no answer can return. */
    NO_PORT("no-port");

    private final String reason;

    Discard(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
