package io.dure.notice;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook goes to.
 *
 * @param secretFile one or two lines, each a secret of at least 24 characters that signs: with two a receiver can be moved
 *     from the old one to the new one
 * @param caFile PEM file with the certificates that are trusted; null: those of the platform
 */
public record WebhookSettings(
        URI url, Path secretFile, @Nullable Path caFile) {
    @SuppressWarnings("ConstantValue")
    public WebhookSettings {
        if (url == null
                || url.getHost() == null
                || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "webhook.url: must be an http or https address without a password in it");
        }
        if (secretFile == null) {
            throw new IllegalArgumentException("webhook.secret-file: must be there");
        }
    }

    /** Without path and query, which may be secret. */
    String target() {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
