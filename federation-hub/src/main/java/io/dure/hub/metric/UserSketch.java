package io.dure.hub.metric;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A set of users, known by 64-bit hashes, that answers how many they are: up to {@link #MOST_TOKENS} as the sketch's own 32-bit
 * tokens, which is exact but for colliding ones (one in 65,000 at the most), above as UltraLogLog with p = 13, 8 KiB and 0.8 %
 * standard error. Merging is commutative, associative and idempotent, in bytes as well. Not thread-safe.
 */
public final class UserSketch {
    static final int MOST_TOKENS = 2_048;
    private static final int PRECISION = 13;
    private static final byte SPARSE = 1;
    private static final byte DENSE = 2;

    private int[] tokens = new int[0];
    private int size;
    private boolean sorted = true;
    private @Nullable UltraLogLog dense;

    public UserSketch add(long hash) {
        addToken(UltraLogLog.computeToken(hash));
        return this;
    }

    private void addToken(int token) {
        if (dense != null) {
            dense.addToken(token);
            return;
        }
        if (size == tokens.length) {
            settle();
            if (dense != null) {
                dense.addToken(token);
                return;
            }
            if (size >= tokens.length / 2) {
                tokens = Arrays.copyOf(tokens, Math.max(8, tokens.length * 2));
            }
        }
        tokens[size++] = token;
        sorted = false;
    }

    /** Sorts, removes repetitions, and goes over to the dense form where there are too many. */
    private void settle() {
        if (!sorted) {
            Arrays.sort(tokens, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || tokens[i] != tokens[i - 1]) {
                    tokens[kept++] = tokens[i];
                }
            }
            size = kept;
            sorted = true;
        }
        if (size > MOST_TOKENS) {
            UltraLogLog counter = UltraLogLog.create(PRECISION);
            for (int i = 0; i < size; i++) {
                counter.addToken(tokens[i]);
            }
            dense = counter;
            tokens = new int[0];
            size = 0;
        }
    }

    public UserSketch add(UserSketch other) {
        UltraLogLog others = other.dense;
        if (others != null) {
            addDense(others.getState());
        } else {
            for (int i = 0; i < other.size; i++) {
                addToken(other.tokens[i]);
            }
        }
        return this;
    }

    /** Adds what {@link #toBytes} wrote. */
    public UserSketch add(byte[] bytes) {
        if (bytes.length == 0) {
            return this;
        }
        switch (bytes[0]) {
            case SPARSE -> addSparse(bytes);
            case DENSE -> addDense(Arrays.copyOfRange(bytes, 1, bytes.length));
            default -> throw new IllegalArgumentException("no set of users: it begins with " + bytes[0]);
        }
        return this;
    }

    private void addSparse(byte[] bytes) {
        long token = Integer.MIN_VALUE;
        int at = 1;
        while (at < bytes.length) {
            long step = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes[at++];
                step |= (part & 0x7FL) << shift;
                if (part >= 0) {
                    break;
                }
            }
            token += step;
            addToken((int) token);
        }
    }

    private void addDense(byte[] state) {
        settle();
        UltraLogLog counter = dense;
        if (counter == null) {
            counter = UltraLogLog.create(PRECISION);
            for (int i = 0; i < size; i++) {
                counter.addToken(tokens[i]);
            }
            tokens = new int[0];
            size = 0;
            dense = counter;
        }
        counter.add(UltraLogLog.wrap(state));
    }

    /** How many, estimated. */
    public double count() {
        settle();
        UltraLogLog counter = dense;
        return counter == null ? size : counter.getDistinctCountEstimate();
    }

    public boolean isEmpty() {
        return dense == null && size == 0;
    }

    /** Empty for the empty set; else at most 8 KiB and a byte. */
    public byte[] toBytes() {
        settle();
        UltraLogLog counter = dense;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (counter != null) {
            bytes.write(DENSE);
            bytes.writeBytes(counter.getState());
        } else if (size > 0) {
            bytes.write(SPARSE);
            long previous = Integer.MIN_VALUE;
            for (int i = 0; i < size; i++) {
                long rest = tokens[i] - previous;
                while (rest > 0x7F) {
                    bytes.write((int) ((rest & 0x7F) | 0x80));
                    rest >>>= 7;
                }
                bytes.write((int) rest);
                previous = tokens[i];
            }
        }
        return bytes.toByteArray();
    }
}
