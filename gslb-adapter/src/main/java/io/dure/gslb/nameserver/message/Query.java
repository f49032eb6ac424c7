package io.dure.gslb.nameserver.message;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One query as {@link QueryReader} found it. Reused by its thread for every packet, hence open fields; nothing of it may
 * be kept past the answer.
 */
public final class Query {
    /** Address families as IANA numbers them. */
    public static final int IPV4 = 1;

    public static final int IPV6 = 2;

    /** In wire form and lower case; valid up to {@link #nameLength}. */
    public final byte[] name = new byte[255];

    public int nameLength;
    /** Where each label of the name begins, the root label not included. */
    public final int[] labelOffsets = new int[128];

    public int labels;
    public int nameHash;
    public int type;
    public int queryClass;
    /** Header bits as sent. */
    public int id;

    public int flags;
    /** Bytes of the question section, 0 when it could not be read. */
    public int questionLength;

    public boolean edns;
    public boolean dnssecOk;
    public int udpPayload;
    /** Whether the resolver told its client's subnet (RFC 7871). */
    public boolean hasSubnet;

    public int subnetFamily;
    /** Bits told, at most those of the family's addresses; 0 where the resolver will not tell. */
    public int subnetBits;
    /** Bits for which the answer holds, noted by who answers. */
    public int subnetScope;
    /** The address so far as it was told, zeros behind it. */
    public final byte[] subnet = new byte[16];
    /** Offset of the TSIG record from the message's start, or 0 without one. */
    public int tsigOffset;
    /** Who asks, as its counting needs it; 0 where that is not known. */
    public long client;
    /** The same as an address. */
    public @Nullable InetAddress resolver;
    /** Why a packet gets no answer. */
    public Discard discard = Discard.SHORT;

    void clear() {
        nameLength = 0;
        labels = 0;
        nameHash = 0;
        type = 0;
        queryClass = 0;
        questionLength = 0;
        edns = false;
        dnssecOk = false;
        udpPayload = 512;
        tsigOffset = 0;
        client = 0;
        resolver = null;
        hasSubnet = false;
        subnetFamily = 0;
        subnetBits = 0;
        subnetScope = 0;
    }
}
