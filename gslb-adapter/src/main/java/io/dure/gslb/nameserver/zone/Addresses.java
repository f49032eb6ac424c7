package io.dure.gslb.nameserver.zone;

import io.dure.gslb.nameserver.message.RecordType;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.SplittableRandom;

/** A member's addresses of one family, written in a random rotation so that no endpoint is always first. */
final class Addresses {
    private final int count;
    private final int size;
    /** All records twice over: every rotation is one contiguous piece. */
    private final byte[] twice;

    Addresses(int type, int ttl, List<InetAddress> addresses) {
        ByteArrayOutputStream once = new ByteArrayOutputStream();
        for (InetAddress address : addresses) {
            once.write(RecordSet.QUESTION >> 8);
            once.write(RecordSet.QUESTION & 0xff);
            once.writeBytes(RecordSet.record(type, ttl, address.getAddress()));
        }
        this.count = addresses.size();
        this.size = type == RecordType.A ? 16 : 28;
        byte[] all = once.toByteArray();
        once.writeBytes(all);
        this.twice = once.toByteArray();
    }

    int count() {
        return count;
    }

    void write(ByteBuf out, int ownerPointer, SplittableRandom random) {
        int at = out.writerIndex();
        int first = count == 1 ? 0 : random.nextInt(count);
        out.writeBytes(twice, first * size, count * size);
        if (ownerPointer != RecordSet.QUESTION) {
            for (; at < out.writerIndex(); at += size) {
                out.setShort(at, ownerPointer);
            }
        }
    }
}
