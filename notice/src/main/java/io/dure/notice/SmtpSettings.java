package io.dure.notice;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where mail is handed over.
 *
 * @param port 587 with STARTTLS, 465 with TLS and 25 with neither, unless said otherwise
 * @param security STARTTLS unless said otherwise
 * @param user null: without authentication
 * @param passwordFile its first line is the password; needed with a user
 * @param caFile PEM file with the certificates that are trusted; null: those of the platform
 */
public record SmtpSettings(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable Path passwordFile,
        String from,
        List<String> to,
        @Nullable Path caFile) {
    private static final int MOST_RECIPIENTS = 100;

    /** How the connection is protected. */
    public enum Security {
        /** RFC 3207, and never without. */
        STARTTLS(587),
        /** From the first byte (RFC 8314). */
        TLS(465),
        /** In the clear; never with a password. */
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    @SuppressWarnings("ConstantValue")
    public SmtpSettings {
        if (host == null || host.isBlank()) {
            throw new IllegalArgumentException("smtp.host: must be there");
        }
        security = security == null ? Security.STARTTLS : security;
        port = port == 0 ? security.port : port;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("smtp.port: must be from 1 to 65535: " + port);
        }
        if ((user == null) != (passwordFile == null)) {
            throw new IllegalArgumentException("smtp.user and smtp.password-file: one needs the other");
        }
        if (user != null && security == Security.NONE) {
            throw new IllegalArgumentException("smtp.security: a password needs starttls or tls");
        }
        to = to == null ? List.of() : List.copyOf(to);
        if (to.isEmpty() || to.size() > MOST_RECIPIENTS) {
            throw new IllegalArgumentException("smtp.to: must name 1 to " + MOST_RECIPIENTS + " recipients");
        }
        if (from == null) {
            throw new IllegalArgumentException("smtp.from: must be there");
        }
    }
}
