package io.dure.gslb.nameserver.zone;

import io.dure.gslb.nameserver.message.RecordType;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** All records of one name and type, written out beforehand; what varies is the owner's name alone. */
final class RecordSet {
    /** A compression pointer to the question's name (RFC 1035 section 4.1.4). */
    static final int QUESTION = 0xc00c;

    private final int type;
    private final byte[][] records;
    private final byte[] atQuestion;

    private RecordSet(int type, byte[][] records) {
        this.type = type;
        this.records = records;
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] record : records) {
            joined.write(QUESTION >> 8);
            joined.write(QUESTION & 0xff);
            joined.writeBytes(record);
        }
        this.atQuestion = joined.toByteArray();
    }

    static RecordSet of(int type, int ttl, List<byte[]> values) {
        return new RecordSet(
                type, values.stream().map(value -> record(type, ttl, value)).toArray(byte[][]::new));
    }

    /** A record without its owner. */
    static byte[] record(int type, int ttl, byte[] value) {
        byte[] record = new byte[10 + value.length];
        record[0] = (byte) (type >> 8);
        record[1] = (byte) type;
        record[3] = RecordType.CLASS_IN;
        for (int i = 0; i < 4; i++) {
            record[4 + i] = (byte) (ttl >> (24 - 8 * i));
        }
        record[8] = (byte) (value.length >> 8);
        record[9] = (byte) value.length;
        System.arraycopy(value, 0, record, 10, value.length);
        return record;
    }

    int type() {
        return type;
    }

    int count() {
        return records.length;
    }

    /** Writes the set as the answer to its own name. */
    void write(ByteBuf out) {
        out.writeBytes(atQuestion);
    }

    /** Writes the set under a name elsewhere in the message, that is at the end of an alias. */
    void write(ByteBuf out, int ownerPointer) {
        for (byte[] record : records) {
            out.writeShort(ownerPointer).writeBytes(record);
        }
    }
}
