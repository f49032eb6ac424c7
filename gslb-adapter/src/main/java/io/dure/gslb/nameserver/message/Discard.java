package io.dure.gslb.nameserver.message;

/** Why a packet gets no answer at all. */
public enum Discard {
    /** Too short for a header. */
    SHORT,
    /** A response: answering it could start a loop between two servers. */
    RESPONSE;
}
