package io.dure.collector.window;

import com.google.protobuf.MessageLite;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A number of 63 bits that stands for a set of data points, whatever order they come in: it tells the parts of a
 * window apart and is the same wherever the same part arrives. Two different parts meet with a chance of 2^-63.
 */
final class ContentHash {
    private long sum;

    void add(String metric, MessageLite point) {
        MessageDigest digest = sha256();
        digest.update(metric.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        sum += ByteBuffer.wrap(digest.digest(point.toByteArray())).getLong();
    }

    /** Never 0, which is the number of a whole window. */
    long piece() {
        return Math.max(1, sum & Long.MAX_VALUE);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException required) {
            throw new IllegalStateException("every Java has SHA-256", required);
        }
    }
}
