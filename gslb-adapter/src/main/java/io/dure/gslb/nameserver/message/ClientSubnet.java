package io.dure.gslb.nameserver.message;

import io.netty.buffer.ByteBuf;

/** The EDNS option by which a resolver tells for whom it asks (RFC 7871 section 6). */
final class ClientSubnet {
    static final int OPTION = 8;

    private static final int HEAD = 4;

    private ClientSubnet() {}

    /**
     * Takes the option out of OPT data whose options are known to fit; a second one is passed over.
     *
     * @return false where it is malformed, which the RFC wants to be told as FORMERR: a scope, too few or too many bytes
     *     of the address, bits beyond the prefix, a family without known addresses
     */
    static boolean read(ByteBuf in, int from, int end, Query query) {
        for (int at = from; at < end; at += 4 + in.getUnsignedShort(at + 2)) {
            if (in.getUnsignedShort(at) == OPTION) {
                return readOption(in, at + 4, in.getUnsignedShort(at + 2), query);
            }
        }
        return true;
    }

    private static boolean readOption(ByteBuf in, int at, int length, Query query) {
        if (length < HEAD) {
            return false;
        }
        int family = in.getUnsignedShort(at);
        int bits = in.getUnsignedByte(at + 2);
        int scope = in.getUnsignedByte(at + 3);
        int bytes = (bits + 7) / 8;
        if (scope != 0 || bits > longest(family) || length != HEAD + bytes) {
            return false;
        }
        if ((bits & 7) != 0 && (in.getByte(at + HEAD + bytes - 1) & (0xff >> (bits & 7))) != 0) {
            return false;
        }
        in.getBytes(at + HEAD, query.subnet, 0, bytes);
        query.hasSubnet = true;
        query.subnetFamily = family;
        query.subnetBits = bits;
        return true;
    }

    /** Family 0 is what a client sends that wants no address to be used at all. */
    private static int longest(int family) {
        return switch (family) {
            case 0 -> 0;
            case Query.IPV4 -> 32;
            case Query.IPV6 -> 128;
            default -> -1;
        };
    }

    static int length(Query query) {
        return query.hasSubnet ? 4 + HEAD + (query.subnetBits + 7) / 8 : 0;
    }

    /** What was told comes back as it was, with the scope (section 7.2.1); nothing where nothing was told. */
    static void write(Query query, ByteBuf out) {
        if (query.hasSubnet) {
            int bytes = (query.subnetBits + 7) / 8;
            out.writeShort(OPTION).writeShort(HEAD + bytes).writeShort(query.subnetFamily);
            out.writeByte(query.subnetBits).writeByte(query.subnetScope);
            out.writeBytes(query.subnet, 0, bytes);
        }
    }
}
