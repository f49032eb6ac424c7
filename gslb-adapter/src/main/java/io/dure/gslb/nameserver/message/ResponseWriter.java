package io.dure.gslb.nameserver.message;

import io.netty.buffer.ByteBuf;

/** Writes the parts that every response has: header, echoed question, OPT. */
public final class ResponseWriter {
    /** The largest UDP response, below what any path fragments (DNS flag day 2020), and announced as our own size. */
    public static final int UDP_PAYLOAD = 1232;

    private static final int HEADER = 12;
    private static final int OPT = 11;

    private ResponseWriter() {}

    /** Header, its counts still 0, and the question as it was asked, letter case included. */
    public static void begin(ByteBuf in, Query query, ByteBuf out) {
        out.writeShort(query.id).writeShort(0).writeLong(0);
        out.writeBytes(in, in.readerIndex() + HEADER, query.questionLength);
    }

    /**
     * Completes the response: counts, OPT, flags; cuts it down to a truncated one where it exceeds {@code limit}.
     *
     * @param start index of the message in {@code out}
     * @param flags beside those taken over from the query
     * @return whether everything fitted
     */
    public static boolean end(
            ByteBuf out, int start, Query query, int flags, int rcode, int answers, int authorities, int limit) {
        int bits = Flags.RESPONSE | (query.flags & Flags.ECHOED) | flags | (rcode & 0xf);
        int opt = query.edns ? OPT + ClientSubnet.length(query) : 0;
        boolean fits = out.writerIndex() - start + opt <= limit;
        if (!fits) {
            out.writerIndex(start + HEADER + query.questionLength);
            bits |= Flags.TRUNCATED;
        }
        out.setShort(start + 2, bits);
        out.setShort(start + 4, query.questionLength == 0 ? 0 : 1);
        out.setShort(start + 6, fits ? answers : 0);
        out.setShort(start + 8, fits ? authorities : 0);
        if (query.edns) {
            out.setShort(start + 10, 1);
            out.writeByte(0).writeShort(RecordType.OPT).writeShort(UDP_PAYLOAD);
            out.writeByte(rcode >> 4).writeByte(0).writeShort(query.dnssecOk ? 0x8000 : 0);
            out.writeShort(ClientSubnet.length(query));
            ClientSubnet.write(query, out);
        }
        return fits;
    }

    /** A response of nothing but its code. */
    public static void refuse(ByteBuf in, Query query, ByteBuf out, int rcode) {
        int start = out.writerIndex();
        begin(in, query, out);
        end(out, start, query, 0, rcode, 0, 0, Integer.MAX_VALUE);
    }

    /** The most bytes that may answer {@code query} over UDP. */
    public static int udpLimit(Query query) {
        return query.edns ? Math.min(query.udpPayload, UDP_PAYLOAD) : 512;
    }
}
