package io.dure.collector.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Estimates what a protobuf message will take as objects, without making any: two bytes of an empty part become sixty
 * and more on the heap, so a size on the wire does not bound the memory.
 */
final class ParsedSize {
    private static final int OBJECT = 64;
    private static final int NUMBER = 8;
    private static final int DEEPEST = 64;

    private final long limit;
    private long size;

    private ParsedSize(long limit) {
        this.limit = limit;
    }

    /**
     * Walks a message.
     *
     * @throws TooLargeException as soon as the estimate passes {@code limit}
     * @throws InvalidProtocolBufferException if the bytes are no protobuf message
     */
    static int estimate(byte[] message, Descriptor type, int limit) throws IOException {
        ParsedSize parsed = new ParsedSize(limit);
        parsed.walk(CodedInputStream.newInstance(message), type, 0);
        return (int) parsed.size;
    }

    private void walk(CodedInputStream in, Descriptor type, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new InvalidProtocolBufferException("nested too deeply");
        }
        add(OBJECT);
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                if (!in.skipField(tag)) {
                    throw new InvalidProtocolBufferException("an end without a beginning");
                }
                add(field == null ? OBJECT : NUMBER);
                continue;
            }
            int length = in.readRawVarint32();
            if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                int outer = in.pushLimit(length);
                walk(in, field.getMessageType(), depth + 1);
                in.popLimit(outer);
            } else {
                in.skipRawBytes(length);
                add(isPacked(field) ? (long) NUMBER * length : OBJECT + (long) length);
            }
        }
    }

    private static boolean isPacked(@Nullable FieldDescriptor field) {
        return field != null && field.isPackable();
    }

    private void add(long bytes) throws TooLargeException {
        size += bytes;
        if (size > limit) {
            throw new TooLargeException("the report has too many parts: more than " + limit + " bytes when parsed");
        }
    }
}
