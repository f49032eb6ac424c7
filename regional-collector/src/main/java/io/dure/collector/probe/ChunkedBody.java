package io.dure.collector.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** Chunks put together again (RFC 9112 section 7.1); trailers are left unread. */
final class ChunkedBody extends InputStream {
    private static final int LONGEST_SIZE_LINE = 256;

    private final InputStream in;
    private long left;
    private boolean begun;
    private boolean ended;

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0 && !ended) {
            if (begun && !line().isEmpty()) {
                throw new ProtocolException("no line end after a chunk");
            }
            left = size(line());
            begun = true;
            ended = left == 0;
        }
        if (ended) {
            return -1;
        }
        int n = in.read(bytes, from, (int) Math.min(left, length));
        left -= Math.max(n, 0);
        ended = n < 0;
        return n;
    }

    private static long size(String line) throws ProtocolException {
        int extension = line.indexOf(';');
        String size = (extension < 0 ? line : line.substring(0, extension)).strip();
        try {
            return Integer.parseUnsignedInt(size, 16) & 0xffff_ffffL;
        } catch (NumberFormatException malformed) {
            throw new ProtocolException("chunk size " + size);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > LONGEST_SIZE_LINE) {
                throw new ProtocolException("a chunk's first line does not end");
            }
        }
        throw new ProtocolException("the body ends within a chunk's first line");
    }
}
