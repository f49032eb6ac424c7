package io.dure.agent.otlp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The wire types of protocol buffers (protobuf.dev, Encoding) that OTLP metrics need. Fields of value 0 are left out. */
final class ProtoWriter {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;

    private byte[] buffer = new byte[256];
    private int size;

    byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    void text(int field, String value) {
        bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    void message(int field, ProtoWriter value) {
        tag(field, BYTES);
        varint(value.size);
        append(value.buffer, value.size);
    }

    void number(int field, long value) {
        if (value != 0) {
            presentNumber(field, value);
        }
    }

    /** For a field with presence: 0 is written too. */
    void presentNumber(int field, long value) {
        tag(field, VARINT);
        varint(value);
    }

    void flag(int field, boolean value) {
        number(field, value ? 1 : 0);
    }

    void signed(int field, int value) {
        number(field, ((value << 1) ^ (value >> 31)) & 0xFFFFFFFFL);
    }

    void fixed(int field, long value) {
        if (value != 0) {
            presentFixed(field, value);
        }
    }

    /** For a field with presence: 0 is written too. */
    void presentFixed(int field, long value) {
        tag(field, FIXED64);
        ensure(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            buffer[size++] = (byte) (value >>> shift);
        }
    }

    void real(int field, double value) {
        presentFixed(field, Double.doubleToLongBits(value));
    }

    /** One number of a packed field, which the caller wrote into a message of its own. */
    void packed(long value) {
        varint(value);
    }

    /** The fields that another writer collected for this message. */
    void appendAll(ProtoWriter fields) {
        append(fields.buffer, fields.size);
    }

    void bytes(int field, byte[] value) {
        tag(field, BYTES);
        varint(value.length);
        append(value, value.length);
    }

    private void tag(int field, int type) {
        varint(((long) field << 3) | type);
    }

    private void varint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    private void append(byte[] bytes, int length) {
        ensure(length);
        System.arraycopy(bytes, 0, buffer, size, length);
        size += length;
    }

    private void ensure(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
