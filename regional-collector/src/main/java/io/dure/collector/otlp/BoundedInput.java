package io.dure.collector.otlp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails as soon as more than a number of bytes was read, and asks leave for every part read. */
final class BoundedInput extends FilterInputStream {
    /** Is asked before bytes are handed on. */
    @FunctionalInterface
    interface Leave {
        void take(int bytes) throws IOException;
    }

    private final int limit;
    private final String what;
    private final Leave leave;
    private int read;

    BoundedInput(InputStream in, int limit, String what, Leave leave) {
        super(in);
        this.limit = limit;
        this.what = what;
        this.leave = leave;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        if (n > 0) {
            count(n);
        }
        return n;
    }

    private void count(int n) throws IOException {
        read += n;
        if (read > limit) {
            throw new TooLargeException(what + " exceeds " + limit + " bytes");
        }
        leave.take(n);
    }
}
