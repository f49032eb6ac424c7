package io.dure.collector.probe;

import io.dure.gslb.plan.Check;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One GET and what its answer shows. Reads no more than it has to, and follows no redirection. */
final class HttpExchange {
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");

    private final String vantagePoint;

    HttpExchange(String vantagePoint) {
        this.vantagePoint = vantagePoint;
    }

    /** Why the answer is not what the check asks for; empty where it is. */
    Optional<String> ask(InputStream in, OutputStream out, Check check) throws IOException {
        out.write(request(check));
        out.flush();
        byte[] bytes = new byte[LONGEST_HEAD];
        int length = 0;
        int begin = 0;
        while (true) {
            int end = headEnd(bytes, begin, length);
            if (end >= 0) {
                String head = new String(bytes, begin, end - begin, StandardCharsets.ISO_8859_1);
                Matcher line = STATUS_LINE.matcher(head.lines().findFirst().orElse(""));
                if (!line.matches()) {
                    return Optional.of("not-http");
                }
                begin = end + 4;
                if (!isInterim(line.group(1))) {
                    InputStream read = new ByteArrayInputStream(bytes, begin, length - begin);
                    return judged(line.group(1), head, new SequenceInputStream(read, in), check);
                }
                continue;
            }
            int n = length == bytes.length ? -1 : in.read(bytes, length, bytes.length - length);
            if (n < 0) {
                return Optional.of("closed");
            }
            length += n;
        }
    }

    /** Hints and the like, after which the answer is still to come (RFC 9110 section 15.2). */
    private static boolean isInterim(String status) {
        return status.startsWith("1") && !status.equals("101");
    }

    private static Optional<String> judged(String status, String head, InputStream body, Check check)
            throws IOException {
        if (Integer.parseInt(status) != check.expectedStatus()) {
            return Optional.of("status-" + status);
        }
        if (check.body().isEmpty()) {
            return Optional.empty();
        }
        return holds(decoded(head, body), check.body().get().getBytes(StandardCharsets.UTF_8))
                ? Optional.empty()
                : Optional.of("body");
    }

    private byte[] request(Check check) {
        return ("GET " + check.path() + " HTTP/1.1\r\nHost: " + check.host() + "\r\nUser-Agent: Dure-Probe/1 ("
                        + vantagePoint + ")\r\nAccept: */*\r\n"
                        + (check.body().isPresent() ? "Accept-Encoding: identity\r\n" : "")
                        + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int headEnd(byte[] bytes, int begin, int length) {
        for (int i = begin + 3; i < length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i - 3;
            }
        }
        return -1;
    }

    /** As far as the message goes (RFC 9112 section 6.3). */
    private static InputStream decoded(String head, InputStream body) throws ProtocolException {
        if (field(head, "transfer-encoding").orElse("").endsWith("chunked")) {
            return new ChunkedBody(body);
        }
        String length = field(head, "content-length").orElse("");
        if (length.isEmpty()) {
            return body;
        }
        try {
            return new BoundedBody(body, Long.parseLong(length));
        } catch (NumberFormatException malformed) {
            throw new ProtocolException("content-length " + length);
        }
    }

    private static Optional<String> field(String head, String name) {
        return head.lines()
                .skip(1)
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static boolean holds(InputStream body, byte[] text) throws IOException {
        byte[] read = new byte[Check.BODY_BYTES];
        int length = 0;
        while (length < read.length) {
            int n = body.read(read, length, read.length - length);
            if (n < 0) {
                return false;
            }
            int from = Math.max(0, length - text.length + 1);
            length += n;
            if (contains(read, from, length, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(byte[] bytes, int from, int to, byte[] text) {
        for (int at = from; at + text.length <= to; at++) {
            if (java.util.Arrays.equals(bytes, at, at + text.length, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }
}
