package io.dure.collector.probe;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One GET over a fresh connection from the vantage point's source address. The check's timeout is one deadline for
 * connecting and for the whole head of the answer: a server that trickles bytes does not stretch it.
 */
final class HttpProbe {
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final long DRAIN_MS = 100;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");

    private final String vantagePoint;
    private final InetAddress source;

    HttpProbe(String vantagePoint, InetAddress source) {
        this.vantagePoint = vantagePoint;
        this.source = source;
    }

    ProbeResult probe(Endpoint endpoint, Check check) {
        Deadline deadline = new Deadline(check.timeout());
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(source, 0));
            socket.connect(endpoint.socketAddress(), deadline.remainingMs());
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request(check));
            return judge(head(socket, deadline), check);
        } catch (BindException ours) {
            return new ProbeResult.Unseen("bind");
        } catch (ConnectException refused) {
            return new ProbeResult.Failure("connect-refused");
        } catch (SocketTimeoutException late) {
            return new ProbeResult.Failure("timeout");
        } catch (NoRouteToHostException unreachable) {
            return new ProbeResult.Failure("unreachable");
        } catch (SocketException broken) {
            return new ProbeResult.Failure(
                    String.valueOf(broken.getMessage()).contains("unreachable") ? "unreachable" : "reset");
        } catch (IOException broken) {
            return new ProbeResult.Failure("reset");
        }
    }

    private byte[] request(Check check) {
        return ("GET " + check.path() + " HTTP/1.1\r\nHost: " + check.host() + "\r\nUser-Agent: Dure-Probe/1 ("
                        + vantagePoint + ")\r\nAccept: */*\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ProbeResult judge(String head, Check check) {
        if (head.isEmpty()) {
            return new ProbeResult.Failure("closed");
        }
        Matcher line = STATUS_LINE.matcher(head.lines().findFirst().orElse(""));
        if (!line.matches()) {
            return new ProbeResult.Failure("not-http");
        }
        return Integer.parseInt(line.group(1)) == check.expectedStatus()
                ? new ProbeResult.Success()
                : new ProbeResult.Failure("status-" + line.group(1));
    }

    /** The head of the answer, empty if the connection was closed before its end or it is too long. */
    private static String head(Socket socket, Deadline deadline) throws IOException {
        byte[] bytes = new byte[LONGEST_HEAD];
        int length = 0;
        InputStream in = socket.getInputStream();
        while (length < bytes.length) {
            socket.setSoTimeout(deadline.remainingMs());
            int n = in.read(bytes, length, bytes.length - length);
            if (n < 0) {
                return "";
            }
            length += n;
            String soFar = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            int end = soFar.indexOf("\r\n\r\n");
            if (end >= 0) {
                drain(socket, in, bytes, deadline);
                return soFar.substring(0, end);
            }
        }
        return "";
    }

    /** Reads on until the server closes, for a moment only: closing first would reset the connection under its last bytes. */
    private static void drain(Socket socket, InputStream in, byte[] into, Deadline deadline) {
        try {
            socket.setSoTimeout((int) Math.min(DRAIN_MS, deadline.remainingMs()));
            for (int read = 0; read < LONGEST_HEAD; ) {
                int n = in.read(into);
                if (n < 0) {
                    return;
                }
                read += n;
            }
        } catch (IOException enough) {
            // The status is known; how the rest of the body ends does not matter.
        }
    }

    /** One deadline over several steps. */
    private static final class Deadline {
        private final long endNanos;

        Deadline(Duration timeout) {
            endNanos = System.nanoTime() + timeout.toNanos();
        }

        /** At least 1, because 0 would mean no timeout to a socket. */
        int remainingMs() throws SocketTimeoutException {
            long remaining = endNanos - System.nanoTime();
            if (remaining <= 0) {
                throw new SocketTimeoutException("deadline");
            }
            return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(remaining));
        }
    }
}
