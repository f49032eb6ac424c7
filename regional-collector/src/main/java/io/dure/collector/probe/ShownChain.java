package io.dure.collector.probe;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The certificates that one probe is shown, noted before they are judged, so that an operator learns the end also of one
 * that is over. A context of its own makes every probe see the whole handshake: a resumed session shows no certificate.
 */
final class ShownChain extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;
    private Optional<Instant> ends = Optional.empty();

    ShownChain(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /** TLS over {@code socket}, once the certificate is found to be trusted, in time, and for {@code host}. */
    SSLSocket secure(Socket socket, String host) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            SSLSocket secured =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, name(host), socket.getPort(), true);
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return secured;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java platform has no TLS", impossible);
        }
    }

    /** A Host header's value without its port. */
    private static String name(String host) {
        if (host.startsWith("[") && host.indexOf(']') > 0) {
            return host.substring(1, host.indexOf(']'));
        }
        int colon = host.indexOf(':');
        return colon >= 0 && colon == host.lastIndexOf(':') ? host.substring(0, colon) : host;
    }

    /** The earliest end in the chain; empty before one is shown. */
    Optional<Instant> ends() {
        return ends;
    }

    private void note(X509Certificate[] chain) {
        for (X509Certificate certificate : chain) {
            Instant end = certificate.getNotAfter().toInstant();
            ends = Optional.of(ends.filter(end::isAfter).orElse(end));
        }
    }

    /** The platform asks no more of a certificate that is trusted by itself. */
    private static void requireInTime(X509Certificate[] chain) throws CertificateException {
        chain[0].checkValidity();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        note(chain);
        judge.checkServerTrusted(chain, type, socket);
        requireInTime(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        note(chain);
        judge.checkServerTrusted(chain, type, engine);
        requireInTime(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        note(chain);
        judge.checkServerTrusted(chain, type);
        requireInTime(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        judge.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        judge.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        judge.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
