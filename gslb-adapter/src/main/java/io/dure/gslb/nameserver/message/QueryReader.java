package io.dure.gslb.nameserver.message;

import io.netty.buffer.ByteBuf;

/**
 * Reads one query (RFC 1035 section 4, RFC 6891 section 6.1, RFC 7871 section 6, RFC 9619) and says what its form deserves.
 *
 * <p>Whatever the bytes are, this neither throws nor reads past them.
 */
public final class QueryReader {
    /** The packet gets no answer; {@link Query#discard} says why. */
    public static final int DISCARD = -1;

    private static final int HEADER = 12;
    private static final int MALFORMED = -1;

    private QueryReader() {}

    /**
     * Reads the packet between {@code in}'s indexes, which stay where they are.
     *
     * @return {@link Rcode#NOERROR} where the question may be answered, another response code where its form already
     *     decides, or {@link #DISCARD}
     */
    public static int read(ByteBuf in, Query query) {
        query.clear();
        int start = in.readerIndex();
        int end = in.writerIndex();
        if (end - start < HEADER) {
            query.discard = Discard.SHORT;
            return DISCARD;
        }
        query.id = in.getUnsignedShort(start);
        query.flags = in.getUnsignedShort(start + 2);
        if ((query.flags & Flags.RESPONSE) != 0) {
            query.discard = Discard.RESPONSE;
            return DISCARD;
        }
        if ((query.flags & Flags.OPCODE) != 0) {
            return Rcode.NOTIMP;
        }
        if (in.getUnsignedShort(start + 4) != 1) {
            return Rcode.FORMERR;
        }
        int at = question(in, start + HEADER, end, query);
        if (at == MALFORMED) {
            return Rcode.FORMERR;
        }
        query.questionLength = at - start - HEADER;
        return records(in, start, at, end, query);
    }

    private static int question(ByteBuf in, int from, int end, Query query) {
        byte[] name = query.name;
        int at = from;
        int length = 0;
        int hash = 0x811c9dc5;
        while (true) {
            if (at >= end) {
                return MALFORMED;
            }
            int label = in.getUnsignedByte(at);
            // The first name of a message has nothing before it to point at.
            if (label > 63 || length + label + 1 > name.length || at + 1 + label > end) {
                return MALFORMED;
            }
            if (label > 0) {
                query.labelOffsets[query.labels++] = length;
            }
            name[length++] = (byte) label;
            hash = (hash ^ label) * 0x01000193;
            at++;
            if (label == 0) {
                break;
            }
            for (int stop = at + label; at < stop; at++) {
                byte b = in.getByte(at);
                if (b >= 'A' && b <= 'Z') {
                    b = (byte) (b + 'a' - 'A');
                }
                name[length++] = b;
                hash = (hash ^ b) * 0x01000193;
            }
        }
        if (end - at < 4) {
            return MALFORMED;
        }
        query.nameLength = length;
        query.nameHash = hash ^ (hash >>> 15);
        query.type = in.getUnsignedShort(at);
        query.queryClass = in.getUnsignedShort(at + 2);
        return at + 4;
    }

    private static int records(ByteBuf in, int start, int from, int end, Query query) {
        int answers = in.getUnsignedShort(start + 6);
        int authorities = in.getUnsignedShort(start + 8);
        int additional = in.getUnsignedShort(start + 10);
        // Only IXFR carries a record there (RFC 1995); a packet holds no more records than 11-byte pieces.
        if (answers != 0 || authorities > (query.type == RecordType.IXFR ? 1 : 0)) {
            return Rcode.FORMERR;
        }
        int at = from;
        int rcode = Rcode.NOERROR;
        for (int i = 0; i < authorities + additional; i++) {
            int owner = at;
            at = skipName(in, at, end);
            if (at == MALFORMED || end - at < 10) {
                return Rcode.FORMERR;
            }
            int type = in.getUnsignedShort(at);
            int data = at + 10;
            int next = data + in.getUnsignedShort(at + 8);
            if (next > end || query.tsigOffset != 0) {
                return Rcode.FORMERR;
            }
            if (type == RecordType.OPT) {
                if (query.edns || i < authorities || data - owner != 11 || !optionsFit(in, data, next)) {
                    return Rcode.FORMERR;
                }
                rcode = options(in, at, query);
                if (rcode == Rcode.NOERROR && !ClientSubnet.read(in, data, next, query)) {
                    return Rcode.FORMERR;
                }
            } else if (type == RecordType.TSIG) {
                query.tsigOffset = owner - start;
            }
            at = next;
        }
        return at == end ? rcode : Rcode.FORMERR;
    }

    private static int options(ByteBuf in, int at, Query query) {
        query.edns = true;
        query.udpPayload = Math.max(512, in.getUnsignedShort(at + 2));
        query.dnssecOk = (in.getByte(at + 6) & 0x80) != 0;
        return in.getUnsignedByte(at + 5) == 0 ? Rcode.NOERROR : Rcode.BADVERS;
    }

    private static boolean optionsFit(ByteBuf in, int from, int end) {
        int at = from;
        while (end - at >= 4) {
            at += 4 + in.getUnsignedShort(at + 2);
        }
        return at == end;
    }

    /** Names after the question are passed over, not followed: a pointer ends them. */
    private static int skipName(ByteBuf in, int from, int end) {
        int at = from;
        while (at < end) {
            int label = in.getUnsignedByte(at);
            if (label == 0) {
                return at + 1;
            }
            if (label >= 0xc0) {
                return at + 2 <= end ? at + 2 : MALFORMED;
            }
            if (label > 63) {
                return MALFORMED;
            }
            at += label + 1;
        }
        return MALFORMED;
    }
}
