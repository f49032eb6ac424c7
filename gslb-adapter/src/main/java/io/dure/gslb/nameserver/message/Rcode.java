package io.dure.gslb.nameserver.message;

/** Response codes of RFC 1035, RFC 6891 and RFC 8945 as they stand on the wire. */
public final class Rcode {
    public static final int NOERROR = 0;
    public static final int FORMERR = 1;
    public static final int SERVFAIL = 2;
    public static final int NXDOMAIN = 3;
    public static final int NOTIMP = 4;
    public static final int REFUSED = 5;
    public static final int NOTAUTH = 9;
    /** Needs the extended bits of an OPT record. */
    public static final int BADVERS = 16;

    private Rcode() {}
}
