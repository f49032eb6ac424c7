package io.dure.gslb.nameserver.message;

/** Bits of the header's second word (RFC 1035 section 4.1.1, RFC 4035). */
public final class Flags {
    public static final int RESPONSE = 0x8000;
    public static final int OPCODE = 0x7800;
    public static final int AUTHORITATIVE = 0x0400;
    public static final int TRUNCATED = 0x0200;
    public static final int RECURSION_DESIRED = 0x0100;
    public static final int CHECKING_DISABLED = 0x0010;

    /** What a response takes over from its query. */
    public static final int ECHOED = OPCODE | RECURSION_DESIRED | CHECKING_DISABLED;

    private Flags() {}
}
