package io.dure.collector.probe;

import java.io.IOException;
import java.io.InputStream;

/** So many bytes, which end the message though the connection stays. */
final class BoundedBody extends InputStream {
    private final InputStream in;
    private long left;

    BoundedBody(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int n = in.read(bytes, from, (int) Math.min(left, length));
        left -= Math.max(n, 0);
        return n;
    }
}
