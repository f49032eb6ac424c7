package io.dure.collector.probe;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * One check over a fresh connection from the vantage point's source address. The check's timeout is one deadline for
 * connecting, for TLS and for all that is read.
 */
final class NetworkProbe {
    private static final Duration LINGER = Duration.ofMillis(100);

    private final HttpExchange http;
    private final InetAddress source;
    private final CertificateTrust trust;

    NetworkProbe(String vantagePoint, InetAddress source, CertificateTrust trust) {
        this.http = new HttpExchange(vantagePoint);
        this.source = source;
        this.trust = trust;
    }

    ProbeResult probe(Endpoint endpoint, Check check) {
        ShownChain shown = trust.forOneProbe();
        Optional<String> failure;
        try (DeadlineSocket socket = DeadlineSocket.connect(source, endpoint.socketAddress(), check.timeout())) {
            failure = switch (check.kind()) {
                case TCP -> Optional.empty();
                case HTTP -> http(socket, socket, check);
                case HTTPS -> {
                    try (Socket secured = shown.secure(socket, check.host())) {
                        yield http(secured, socket, check);
                    }
                }
            };
        } catch (BindException ours) {
            return new ProbeResult.Unseen("bind");
        } catch (IOException broken) {
            failure = Optional.of(reason(broken));
        }
        return failure.<ProbeResult>map(reason -> new ProbeResult.Failure(reason, shown.ends()))
                .orElseGet(() -> new ProbeResult.Success(shown.ends()));
    }

    private Optional<String> http(Socket socket, DeadlineSocket under, Check check) throws IOException {
        Optional<String> failure = http.ask(socket.getInputStream(), socket.getOutputStream(), check);
        linger(socket, under);
        return failure;
    }

    /** Reads on until the server closes, for a moment only: closing first would reset the connection under its last bytes. */
    private static void linger(Socket socket, DeadlineSocket under) {
        byte[] into = new byte[4096];
        try {
            under.shorten(LINGER);
            for (int read = 0; read < 4 * into.length; ) {
                int n = socket.getInputStream().read(into);
                if (n < 0) {
                    return;
                }
                read += n;
            }
        } catch (IOException enough) {
            // The answer is known; how the connection ends does not matter.
        }
    }

    private static String reason(IOException broken) {
        return switch (broken) {
            case ConnectException refused -> isUnreachable(refused) ? "unreachable" : "connect-refused";
            case SocketTimeoutException late -> "timeout";
            case NoRouteToHostException nowhere -> "unreachable";
            case SSLException tls -> CertificateTrust.reason(tls);
            case ProtocolException other -> "not-http";
            case SocketException lost -> isUnreachable(lost) ? "unreachable" : "reset";
            default -> "reset";
        };
    }

    private static boolean isUnreachable(SocketException failure) {
        return String.valueOf(failure.getMessage()).contains("unreachable");
    }
}
